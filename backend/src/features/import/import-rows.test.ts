import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { buildAgent, buildCategory, buildCustomer, buildDepartment, buildTeam } from "../../../test/factories/index.js";
import { simpleFile as simple, startImportDesk, type ImportDesk } from "../../../test/import-desk.js";
import { systemActor } from "../../platform/actor.js";
import { setStatus } from "../tickets/index.js";

let desk: ImportDesk;
beforeEach(async () => {
  desk = await startImportDesk();
});
afterEach(() => desk.app.close());

test("open tickets get promises that count from now, and nothing is overdue by being imported", async () => {
  const agent = await buildAgent(desk.app.db);
  const done = await desk.bringIn(
    `id,title,status,priority,created,assignee\n1,A,new,high,2020-01-01,\n2,B,in progress,low,2020-01-01,${agent.email}\n3,C,pending,,2020-01-01,\n4,D,resolved,,2020-01-01,\n`,
    { category_id: (await buildCategory(desk.app.db)).id },
  );
  expect(done.reasons).toEqual([]);

  const clocks = await desk.app.db.rows(
    `SELECT t.subject, k.metric, k.started_at, k.due_at, k.paused_at IS NOT NULL AS paused, k.breached_at FROM sla_clocks k
     JOIN tickets t ON t.id = k.ticket_id ORDER BY t.id, k.metric`,
  );
  const started_at = new Date("2026-11-21T12:00:00Z");
  const due = (iso: string) => ({ due_at: new Date(iso), started_at, breached_at: null, paused: false });
  expect(clocks).toEqual(
    [
      { subject: "A", metric: "first_response", ...due("2026-11-21T16:00:00Z") },
      { subject: "A", metric: "resolution", ...due("2026-11-22T12:00:00Z") },
      { subject: "B", metric: "resolution", ...due("2026-11-28T12:00:00Z") },
      { subject: "C", metric: "resolution", started_at, due_at: null, breached_at: null, paused: true },
      {
        subject: "D",
        metric: "resolution",
        started_at,
        due_at: new Date("2026-11-24T12:00:00Z"),
        breached_at: null,
        paused: false,
      },
    ].filter(({ subject }) => subject !== "D"),
  );
  const rows = await desk.tickets();
  expect(rows[0]).toMatchObject({ created_at: new Date("2020-01-01"), next_due_at: new Date("2026-11-21T16:00:00Z") });
  expect(rows[3]).toMatchObject({ status: "resolved", next_due_at: null });
});

test("a ticket that was closed when it came in is promised like any other once it is reopened", async () => {
  await desk.bringIn(simple);
  const [ticket] = await desk.tickets();
  await desk.app.services.runWork(systemActor, (work) =>
    setStatus(
      work,
      Number(ticket?.["id"]),
      { status: "in_progress" },
      {
        autoCloseDays: 4,
        reopenDays: 14,
        scansFiles: false,
        attachmentMaxFiles: 5,
        customerPriority: "apply",
      },
    ),
  );

  const clocks = await desk.app.db.rows("SELECT metric, due_at FROM sla_clocks");
  expect(clocks).toEqual([{ metric: "resolution", due_at: new Date("2026-11-24T12:00:00Z") }]);
});

test("categories are found by name or path, made where asked for, else another stands in or the row is refused", async () => {
  const usual = await buildCategory(desk.app.db, { name: "Everything else" });
  const file = "text,type\na,billing\nb,Billing > Refunds > Late\nc,\nd,A > B > C > D\ne,everything ELSE\n";
  const made = await desk.bringIn(file, { category_id: usual.id });
  expect(made).toMatchObject({ rows_imported: 4, rows_refused: 1 });
  expect((await desk.tickets()).map(({ category }) => category)).toEqual([
    "billing",
    "Late",
    "Everything else",
    "Everything else",
  ]);
  const tree = await desk.app.db.rows(
    "SELECT c.name, p.name AS parent FROM categories c LEFT JOIN categories p ON p.id = c.parent_id WHERE c.name IN ('billing', 'Refunds', 'Late') ORDER BY c.id",
  );
  expect(tree).toEqual([
    { name: "billing", parent: null },
    { name: "Refunds", parent: "billing" },
    { name: "Late", parent: "Refunds" },
  ]);

  const stood = await desk.bringIn(`${file}f,Unheard of\n`, { create_categories: false, category_id: usual.id });
  expect(stood).toMatchObject({ rows_imported: 6, rows_refused: 0 });
  const strict = await desk.bringIn(`${file}g,Unheard of\n`, { create_categories: false, category_id: null });
  expect(strict).toMatchObject({ rows_imported: 3, rows_refused: 3 });
});

test("a ticket finds the place that a filed complaint would find", async () => {
  const department = await buildDepartment(desk.app.db);
  const team = await buildTeam(desk.app.db, { departmentIds: [department.id] });
  const other = await buildDepartment(desk.app.db);
  const category = await buildCategory(desk.app.db, { departmentId: department.id, defaultPriority: "high" });
  await desk.bringIn(`text,type,department\na,${category.name},\nb,${category.name},${other.name}\n`);

  expect(
    await desk.app.db.rows("SELECT department_id, organization_id, team_id, priority FROM tickets ORDER BY id"),
  ).toEqual([
    { department_id: department.id, organization_id: department.organizationId, team_id: team.id, priority: "high" },
    { department_id: other.id, organization_id: other.organizationId, team_id: null, priority: "high" },
  ]);
});

test("JSON brings its messages along, each by its author, with the times they were written", async () => {
  const agent = await buildAgent(desk.app.db);
  const customer = await buildCustomer(desk.app.db);
  const file = JSON.stringify([
    {
      id: "X-1",
      title: "No heating",
      body: "It is cold.",
      topic: "Heating",
      customer: { email: customer.email },
      created_at: "2026-01-01T10:00:00Z",
      closed_at: "2026-01-09T10:00:00Z",
      tags: ["cold", "Cold"],
      comments: [
        { body: "We are on it.", author: agent.email, created_at: "2026-01-02T10:00:00Z" },
        { body: "Thank you.", author: customer.email, created_at: "2026-01-03T10:00:00Z" },
        { body: "Ask the plumber.", is_internal: true },
      ],
    },
  ]);
  const { id } = await desk.upload(file, "old.json");
  await desk.app.api
    .as(desk.admin)
    .patch(`/api/imports/${id}`)
    .send({
      options: { create_categories: true },
      mapping: {
        external_id: "id",
        subject: "title",
        description: "body",
        category: "topic",
        requester_email: "customer.email",
        created_at: "created_at",
        closed_at: "closed_at",
        tags: "tags",
        comments: "comments",
      },
    });
  await desk.act(id, "start");
  await desk.app.jobs.runAll();

  expect(await desk.read(id)).toMatchObject({ state: "finished", rows_imported: 1 });
  const said = await desk.app.db.rows(
    "SELECT author_id, by_staff, is_internal, body, created_at FROM ticket_comments ORDER BY created_at, id",
  );
  expect(said).toMatchObject([
    { author_id: null, by_staff: true, is_internal: true, body: "Ask the plumber." },
    { author_id: agent.id, by_staff: true, is_internal: false, created_at: new Date("2026-01-02T10:00:00Z") },
    { author_id: customer.id, by_staff: false, is_internal: false, created_at: new Date("2026-01-03T10:00:00Z") },
  ]);
  expect(await desk.app.db.one("SELECT customer_id, comment_count, note_count, updated_at FROM tickets")).toEqual({
    customer_id: customer.id,
    comment_count: 2,
    note_count: 1,
    updated_at: new Date("2026-01-09T10:00:00Z"),
  });
  expect(await desk.app.db.rows("SELECT name FROM ticket_tags JOIN tags ON id = tag_id")).toHaveLength(1);
});

test("who holds an open ticket must be able to go on with it; a closed one may be anybody's who worked here", async () => {
  const gone = await buildAgent(desk.app.db, { deactivated: true });
  const customer = await buildCustomer(desk.app.db);
  const done = await desk.bringIn(
    `text,status,assignee\na,closed,${gone.email}\nb,new,${gone.email}\nc,new,${customer.email}\nd,new,nobody@example.org\n`,
    { category_id: (await buildCategory(desk.app.db)).id },
  );

  expect(done).toMatchObject({ rows_imported: 1, rows_refused: 3 });
  expect(await desk.app.db.rows("SELECT assignee_id FROM tickets")).toEqual([{ assignee_id: gone.id }]);
});
