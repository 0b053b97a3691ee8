import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ImportDetail, ImportOptions } from "../../contract/index.js";
import {
  buildAdmin,
  buildAgent,
  buildCategory,
  buildCustomer,
  buildDepartment,
  buildTeam,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { setStatus } from "../tickets/index.js";
import { systemActor } from "../../platform/actor.js";
import { sweepImports } from "./sweep-imports.js";

let app: TestApp;
let admin: BuiltPerson;

beforeEach(async () => {
  app = await startTestApp({ now: "2026-11-21T12:00:00Z" });
  admin = await buildAdmin(app.db);
});
afterEach(() => app.close());

async function upload(content: string | Buffer, name = "old.csv"): Promise<ImportDetail> {
  const answer = await app.api.as(admin).post("/api/imports").attach("files", Buffer.from(content), name);
  expect(answer.status).toBe(201);
  return answer.body as ImportDetail;
}

async function act(id: number, verb: "check" | "start" | "cancel", as = admin) {
  return app.api.as(as).post(`/api/imports/${id}/${verb}`);
}

const read = async (id: number) => (await app.api.as(admin).get(`/api/imports/${id}`)).body as ImportDetail;

/** Uploads, sets options, imports to the end. */
async function bringIn(content: string | Buffer, options: Partial<ImportOptions> = {}, name?: string) {
  const { id } = await upload(content, name);
  const changed = await app.api
    .as(admin)
    .patch(`/api/imports/${id}`)
    .send({ options: { requester_email: "old@example.org", create_categories: true, ...options } });
  expect(changed.status).toBe(200);
  expect((await act(id, "start")).status).toBe(202);
  await app.jobs.runAll();
  return read(id);
}

const tickets = () =>
  app.db.rows<Record<string, unknown>>(
    `SELECT t.id, t.subject, b.description, t.status, t.priority, t.channel, c.name AS category, p.email AS customer,
            t.created_at, t.resolved_at, t.closed_at, t.next_due_at
     FROM tickets t JOIN ticket_bodies b ON b.ticket_id = t.id JOIN categories c ON c.id = t.category_id
     JOIN people p ON p.id = t.customer_id ORDER BY t.id`,
  );
const count = async (table: string) => (await app.db.one<{ n: number }>(`SELECT count(*) AS n FROM ${table}`))?.n ?? -1;

const simple = "id,title,text,type\n1,Lift,It stopped.,Lifts\n2,Light,It is dark.,Lights\n";

test("a file is uploaded, checked, started: each row becomes a closed ticket with one event, and nobody is told", async () => {
  const uploaded = await upload(simple);
  expect(uploaded).toMatchObject({
    state: "ready",
    columns: ["id", "title", "text", "type"],
    mapping: { external_id: "id", subject: "title", description: "text", category: "type" },
    sample: [
      ["1", "Lift", "It stopped.", "Lifts"],
      ["2", "Light", "It is dark.", "Lights"],
    ],
    abilities: { configure: true, check: true, start: true, cancel: false, discard: true },
  });
  await app.api
    .as(admin)
    .patch(`/api/imports/${uploaded.id}`)
    .send({ options: { requester_email: "Old@Example.org", create_categories: true } });

  expect((await act(uploaded.id, "check")).body).toMatchObject({ state: "checking" });
  await app.jobs.runAll();
  const checked = await read(uploaded.id);
  expect(checked).toMatchObject({
    state: "checked",
    rows_total: 2,
    preview: { importable: 2, skipped: 0, refused: 0, new_people: 1, new_categories: ["Lifts", "Lights"] },
  });
  expect(checked.preview?.tickets[0]).toMatchObject({ row: 2, subject: "Lift", status: "closed", category: "Lifts" });
  expect(await count("tickets")).toBe(0);

  await act(uploaded.id, "start");
  await app.jobs.runAll();
  expect(await read(uploaded.id)).toMatchObject({
    state: "finished",
    progress: 1,
    rows_imported: 2,
    rows_refused: 0,
    abilities: { configure: false, start: false, discard: false },
  });
  const now = new Date("2026-11-21T12:00:00Z");
  expect(await tickets()).toMatchObject([
    {
      subject: "Lift",
      description: "It stopped.",
      status: "closed",
      priority: "medium",
      channel: "import",
      category: "Lifts",
      customer: "old@example.org",
      created_at: now,
      closed_at: now,
    },
    { subject: "Light", category: "Lights" },
  ]);
  expect(await app.db.rows("SELECT type, actor_id FROM events WHERE ticket_id IS NOT NULL")).toEqual([
    { type: "ticket.imported", actor_id: admin.id },
    { type: "ticket.imported", actor_id: admin.id },
  ]);
  for (const table of ["mails", "notifications", "sla_clocks", "sla_events"]) expect(await count(table)).toBe(0);
  expect(app.hints).toEqual([]);
  const person = await app.db.one("SELECT full_name, password_hash FROM people WHERE email = 'old@example.org'");
  expect(person).toEqual({ full_name: "old", password_hash: null });
});

test("counters know imported tickets, and lists and the single view show them", async () => {
  await bringIn(simple);
  const counted = await app.db.one<{ n: number }>(
    "SELECT sum(n)::integer AS n FROM ticket_counts WHERE status = 'closed'",
  );
  expect(counted).toEqual({ n: 2 });
  const list = await app.api.as(admin).get("/api/tickets");
  expect(list.body.data).toHaveLength(2);
  const one = await app.api.as(admin).get(`/api/tickets/${list.body.data[0].id}`);
  expect(one.body).toMatchObject({ channel: "import", status: "closed", sla: null });
  expect(one.body.timeline).toMatchObject([{ type: "ticket.imported", data: { file: "old.csv" } }]);
});

test("the same file again, and a corrected one with the same external ids, import nothing twice", async () => {
  const noIds = "text,type\nIt stopped.,Lifts\nIt stopped.,Lifts\n";
  expect(await bringIn(noIds)).toMatchObject({ rows_imported: 2, rows_skipped: 0 });
  expect(await bringIn(noIds, {}, "renamed.csv")).toMatchObject({ rows_imported: 0, rows_skipped: 2 });

  expect(await bringIn(simple)).toMatchObject({ rows_imported: 2 });
  const corrected = `${simple.replace("It stopped.", "It stopped again.")}3,Door,It jams.,Lifts\n`;
  expect(await bringIn(corrected)).toMatchObject({ rows_imported: 1, rows_skipped: 2 });
  expect((await tickets()).map(({ description }) => description)).toEqual([
    "It stopped.",
    "It stopped.",
    "It stopped.",
    "It is dark.",
    "It jams.",
  ]);

  expect(await bringIn(corrected.replace("Door", "Gate"), { source: "another desk" })).toMatchObject({
    rows_imported: 3,
  });
});

test("two rows of a file with one external id: the second is refused and names the first", async () => {
  const done = await bringIn(`${simple}1,Again,Twice.,Lifts\n`);

  expect(done).toMatchObject({ rows_imported: 2, rows_refused: 1 });
  const report = await app.api.as(admin).get(`/api/imports/${done.id}/report`);
  expect(report.text).toContain("4,external_id,1,Row 2 of this file has the same");
});

test("one bad row never drops a good one, and the report says why, safe for spreadsheets", async () => {
  const done = await bringIn(
    "id,title,text,created,status\n1,Good,Fine.,2026-01-02,\n2,Bad,No date.,03/04/2026,\n3,=cmd(),Formula.,2026-01-02,=1+1\n4,Good too,Fine.,2026-01-02,\n",
    { category_id: (await buildCategory(app.db)).id },
  );

  expect(done).toMatchObject({ state: "finished", rows_imported: 2, rows_refused: 2 });
  expect(done.reasons).toHaveLength(2);
  const report = await app.api.as(admin).get(`/api/imports/${done.id}/report`).buffer(true);
  expect(report.headers["content-type"]).toContain("text/csv");
  expect(report.headers["content-disposition"]).toContain("old.csv.report.csv");
  expect(report.text.replace("\ufeff", "").split("\n")[1]).toMatch(/^3,created_at,03\/04\/2026,/);
  expect(report.text).toContain("4,status,'=1+1,");
});

test("what only the database refuses takes no other row of its batch along", async () => {
  await app.ownerDb.rows("ALTER TABLE ticket_bodies ADD CONSTRAINT no_poison CHECK (description <> 'poison')");
  const rows = Array.from({ length: 40 }, (_, i) => `${i},${i === 13 || i === 31 ? "poison" : `text ${i}`},New\n`);
  const done = await bringIn(`id,text,topic\n${rows.join("")}`);

  expect(done).toMatchObject({ state: "finished", rows_imported: 38, rows_refused: 2 });
  expect(done.reasons).toMatchObject([{ field: "", rows: 2 }]);
  expect(await tickets()).toHaveLength(38);
});

test("a run that broke off goes on where it was: every row is in exactly once", async () => {
  const rows = Array.from({ length: 1200 }, (_, i) => `text ${i},Topic\n`).join("");
  const { id } = await upload(`text,topic\n${rows}`);
  await app.api
    .as(admin)
    .patch(`/api/imports/${id}`)
    .send({ options: { requester_email: "a@b.org", create_categories: true } });
  await act(id, "start");
  // The third batch fails, as it does when the process is killed in it.
  await app.ownerDb.rows(
    `CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF NEW.last_row > 1001 THEN RAISE EXCEPTION 'gone' USING ERRCODE = '57P01'; END IF; RETURN NEW; END $$`,
  );
  await app.ownerDb.rows("CREATE TRIGGER break_off BEFORE UPDATE ON imports FOR EACH ROW EXECUTE FUNCTION break_off()");
  await app.jobs.runAll({ mayFail: true });
  expect(await read(id)).toMatchObject({ state: "running", rows_imported: 1000 });

  await app.ownerDb.rows("DROP TRIGGER break_off ON imports");
  await app.ownerDb.rows("UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 minute'");
  await app.jobs.runAll();
  expect(await read(id)).toMatchObject({ state: "finished", rows_total: 1200, rows_imported: 1200, rows_skipped: 0 });
  expect(await app.db.rows("SELECT description FROM ticket_bodies GROUP BY 1 HAVING count(*) > 1")).toEqual([]);
  expect(await count("tickets")).toBe(1200);
});

test("a stopped import stays stopped, and starting it again goes on", async () => {
  const { id } = await upload("text,topic\nOne.,Topic\nTwo.,Topic\n");
  await app.api
    .as(admin)
    .patch(`/api/imports/${id}`)
    .send({ options: { requester_email: "a@b.org", create_categories: true } });
  await act(id, "start");
  expect((await act(id, "cancel")).body).toMatchObject({ state: "stopped" });
  await app.jobs.runAll();
  expect(await count("tickets")).toBe(0);

  expect((await act(id, "cancel")).status).toBe(409);
  await act(id, "start");
  await app.jobs.runAll();
  expect(await read(id)).toMatchObject({ state: "finished", rows_imported: 2 });
});

test("open tickets get promises that count from now, and nothing is overdue by being imported", async () => {
  const agent = await buildAgent(app.db);
  const done = await bringIn(
    `id,title,status,priority,created,assignee\n1,A,new,high,2020-01-01,\n2,B,in progress,low,2020-01-01,${agent.email}\n3,C,pending,,2020-01-01,\n4,D,resolved,,2020-01-01,\n`,
    { category_id: (await buildCategory(app.db)).id },
  );
  expect(done.reasons).toEqual([]);

  const clocks = await app.db.rows(
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
  const rows = await tickets();
  expect(rows[0]).toMatchObject({ created_at: new Date("2020-01-01"), next_due_at: new Date("2026-11-21T16:00:00Z") });
  expect(rows[3]).toMatchObject({ status: "resolved", next_due_at: null });
});

test("a ticket that was closed when it came in is promised like any other once it is reopened", async () => {
  await bringIn(simple);
  const [ticket] = await tickets();
  await app.services.runWork(systemActor, (work) =>
    setStatus(
      work,
      Number(ticket?.["id"]),
      { status: "in_progress" },
      {
        autoCloseDays: 4,
        reopenDays: 14,
        attachmentMaxFiles: 5,
        customerPriority: "apply",
      },
    ),
  );

  const clocks = await app.db.rows("SELECT metric, due_at FROM sla_clocks");
  expect(clocks).toEqual([{ metric: "resolution", due_at: new Date("2026-11-24T12:00:00Z") }]);
});

test("categories are found by name or path, made where asked for, else another stands in or the row is refused", async () => {
  const usual = await buildCategory(app.db, { name: "Everything else" });
  const file = "text,type\na,billing\nb,Billing > Refunds > Late\nc,\nd,A > B > C > D\ne,everything ELSE\n";
  const made = await bringIn(file, { category_id: usual.id });
  expect(made).toMatchObject({ rows_imported: 4, rows_refused: 1 });
  expect((await tickets()).map(({ category }) => category)).toEqual([
    "billing",
    "Late",
    "Everything else",
    "Everything else",
  ]);
  const tree = await app.db.rows(
    "SELECT c.name, p.name AS parent FROM categories c LEFT JOIN categories p ON p.id = c.parent_id WHERE c.name IN ('billing', 'Refunds', 'Late') ORDER BY c.id",
  );
  expect(tree).toEqual([
    { name: "billing", parent: null },
    { name: "Refunds", parent: "billing" },
    { name: "Late", parent: "Refunds" },
  ]);

  const stood = await bringIn(`${file}f,Unheard of\n`, { create_categories: false, category_id: usual.id });
  expect(stood).toMatchObject({ rows_imported: 6, rows_refused: 0 });
  const strict = await bringIn(`${file}g,Unheard of\n`, { create_categories: false, category_id: null });
  expect(strict).toMatchObject({ rows_imported: 3, rows_refused: 3 });
});

test("a ticket finds the place that a filed complaint would find", async () => {
  const department = await buildDepartment(app.db);
  const team = await buildTeam(app.db, { departmentIds: [department.id] });
  const other = await buildDepartment(app.db);
  const category = await buildCategory(app.db, { departmentId: department.id, defaultPriority: "high" });
  await bringIn(`text,type,department\na,${category.name},\nb,${category.name},${other.name}\n`);

  expect(
    await app.db.rows("SELECT department_id, organization_id, team_id, priority FROM tickets ORDER BY id"),
  ).toEqual([
    { department_id: department.id, organization_id: department.organizationId, team_id: team.id, priority: "high" },
    { department_id: other.id, organization_id: other.organizationId, team_id: null, priority: "high" },
  ]);
});

test("JSON brings its messages along, each by its author, with the times they were written", async () => {
  const agent = await buildAgent(app.db);
  const customer = await buildCustomer(app.db);
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
  const { id } = await upload(file, "old.json");
  await app.api
    .as(admin)
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
  await act(id, "start");
  await app.jobs.runAll();

  expect(await read(id)).toMatchObject({ state: "finished", rows_imported: 1 });
  const said = await app.db.rows(
    "SELECT author_id, by_staff, is_internal, body, created_at FROM ticket_comments ORDER BY created_at, id",
  );
  expect(said).toMatchObject([
    { author_id: null, by_staff: true, is_internal: true, body: "Ask the plumber." },
    { author_id: agent.id, by_staff: true, is_internal: false, created_at: new Date("2026-01-02T10:00:00Z") },
    { author_id: customer.id, by_staff: false, is_internal: false, created_at: new Date("2026-01-03T10:00:00Z") },
  ]);
  expect(await app.db.one("SELECT customer_id, comment_count, note_count, updated_at FROM tickets")).toEqual({
    customer_id: customer.id,
    comment_count: 2,
    note_count: 1,
    updated_at: new Date("2026-01-09T10:00:00Z"),
  });
  expect(await app.db.rows("SELECT name FROM ticket_tags JOIN tags ON id = tag_id")).toHaveLength(1);
});

test("who holds an open ticket must be able to go on with it; a closed one may be anybody's who worked here", async () => {
  const gone = await buildAgent(app.db, { deactivated: true });
  const customer = await buildCustomer(app.db);
  const done = await bringIn(
    `text,status,assignee\na,closed,${gone.email}\nb,new,${gone.email}\nc,new,${customer.email}\nd,new,nobody@example.org\n`,
    { category_id: (await buildCategory(app.db)).id },
  );

  expect(done).toMatchObject({ rows_imported: 1, rows_refused: 3 });
  expect(await app.db.rows("SELECT assignee_id FROM tickets")).toEqual([{ assignee_id: gone.id }]);
});

test("only those who may import do, and only those who arrange the desk have categories made", async () => {
  const agent = await buildAgent(app.db);
  const { id } = await upload(simple);
  const as = app.api.as(agent);
  expect((await as.get("/api/imports")).status).toBe(403);
  expect((await as.post("/api/imports").attach("files", Buffer.from(simple), "a.csv")).status).toBe(403);
  expect((await as.get(`/api/imports/${id}/report`)).status).toBe(403);

  const importer = await app.ownerDb.one<{ id: number }>(
    "INSERT INTO roles (key, name, is_staff, sees, permissions) VALUES ('importer', 'Importer', true, 'all', '{import.run}') RETURNING id",
  );
  await app.ownerDb.rows("UPDATE people SET role_id = $1 WHERE id = $2", [importer?.id, agent.id]);
  app.identify.forget(agent.id);
  await as.patch(`/api/imports/${id}`).send({ options: { requester_email: "a@b.org", create_categories: true } });
  expect((await act(id, "start", agent)).status).toBe(403);

  await as
    .patch(`/api/imports/${id}`)
    .send({ options: { create_categories: false, category_id: (await buildCategory(app.db)).id } });
  expect((await act(id, "start", agent)).status).toBe(202);
  await app.ownerDb.rows("UPDATE roles SET permissions = '{}' WHERE id = $1", [importer?.id]);
  await app.jobs.runAll();
  expect(await read(id)).toMatchObject({ state: "failed", error: expect.stringContaining("may no longer import") });
  expect(await count("tickets")).toBe(0);
});

test("a mapping names columns that there are, options what there is, and a stale version is refused", async () => {
  const { id, version } = await upload(simple);
  const patch = (body: object) => app.api.as(admin).patch(`/api/imports/${id}`).send(body);
  const errorsOf = async (body: object) => {
    const answer = await patch(body);
    expect(answer.status).toBe(422);
    return (answer.body.errors as { field: string }[]).map(({ field }) => field);
  };
  expect(await errorsOf({ mapping: { subject: "nope" } })).toEqual(["mapping.subject"]);
  expect(await errorsOf({ mapping: { subject_line: "title" } })).toHaveLength(1);
  expect(await errorsOf({ options: { category_id: 999_999 } })).toEqual(["options.category_id"]);
  expect(await errorsOf({ options: { time_zone: "Mars/Olympus" } })).toEqual(["options.time_zone"]);
  expect(await errorsOf({ options: { date_format: "D.M.Y" } })).toEqual(["options.date_format"]);
  expect(await errorsOf({ options: { requester_email: "nobody" } })).toEqual(["options.requester_email"]);

  const changed = await patch({ options: { delimiter: ";" } });
  expect(changed.body).toMatchObject({
    columns: ["id,title,text,type"],
    mapping: {},
    last_change: { by: { id: admin.id } },
  });
  const stale = await app.api
    .as(admin)
    .patch(`/api/imports/${id}`)
    .set("If-Match", `"${version}"`)
    .send({ mapping: {} });
  expect(stale.status).toBe(412);
});

test.each([
  ["", "empty"],
  [" \n", "empty"],
  [`${"a,".repeat(400)}\n`, "columns"],
])("a file that cannot be a list of complaints is refused at once and not kept: %#", async (content, words) => {
  const answer = await app.api.as(admin).post("/api/imports").attach("files", Buffer.from(content), "x.csv");

  expect(answer.status).toBe(422);
  expect(answer.body.errors[0].message).toContain(words);
  for await (const file of app.services.storage.list()) throw new Error(`${file.key} was kept`);
});

test("a file that breaks off is refused as a whole: none of its rows is imported", async () => {
  const { id } = await upload(`text,topic\n${"A,B\n".repeat(700)}"never closed,B\n`);
  await app.api
    .as(admin)
    .patch(`/api/imports/${id}`)
    .send({ options: { requester_email: "a@b.org", create_categories: true } });
  await act(id, "start");
  await app.jobs.runAll();

  expect(await read(id)).toMatchObject({
    state: "failed",
    error: expect.stringContaining("never closed"),
    rows_imported: 0,
  });
  expect(await count("tickets")).toBe(0);
});

test("a file with a header and no rows imports nothing, and says so", async () => {
  expect(await bringIn("text,topic\n")).toMatchObject({ state: "finished", rows_total: 0, rows_imported: 0 });
});

test("a larger file than the setting allows is refused with the limit", async () => {
  const answer = await app.api
    .as(admin)
    .post("/api/imports")
    .attach("files", Buffer.alloc(app.services.config.importMaxBytes + 1, "a"), "x.csv");

  expect(answer.status).toBe(413);
  expect(answer.body.limit).toBe(app.services.config.importMaxBytes);
});

test("an upload can be discarded while nothing of it is in; then its file is gone", async () => {
  const { id } = await upload(simple);
  expect((await app.api.as(admin).delete(`/api/imports/${id}`)).status).toBe(204);
  expect((await app.api.as(admin).get(`/api/imports/${id}`)).status).toBe(404);
  for await (const file of app.services.storage.list()) throw new Error(`${file.key} was kept`);

  const done = await bringIn(simple);
  expect((await app.api.as(admin).delete(`/api/imports/${done.id}`)).status).toBe(409);
});

test("a month later the file and what customers wrote are gone, the record of the import stays", async () => {
  const done = await bringIn(
    `${simple}3,Bad,Private words,Lifts,`.replace("id,title", "id,title") + "\n4,X,Y,Lifts,\n1,Z,Z,Lifts\n",
  );
  await sweepImports(app.services);
  expect((await read(done.id)).sample).not.toEqual([]);

  await app.clock.advance(31 * 86_400_000);
  await sweepImports(app.services);
  expect(await read(done.id)).toMatchObject({ sample: [], state: "finished", rows_imported: 4 });
  for await (const file of app.services.storage.list()) throw new Error(`${file.key} was kept`);
  expect(await app.db.rows("SELECT value FROM import_refusals WHERE value <> ''")).toEqual([]);
});

test("imports are listed newest first, page by page", async () => {
  const [first, second, third] = [await upload(simple), await upload(simple), await upload(simple)];
  const page = await app.api.as(admin).get("/api/imports?limit=2");
  expect(page.body.data.map(({ id }: { id: number }) => id)).toEqual([third.id, second.id]);
  const next = await app.api.as(admin).get(`/api/imports?limit=2&cursor=${page.body.page.next_cursor}`);
  expect(next.body.data.map(({ id }: { id: number }) => id)).toEqual([first.id]);
  expect(next.body.page.next_cursor).toBeNull();
});

const naughty = fileURLToPath(
  new URL(
    "blns.json",
    `file://${process.env["REDRESS_TEST_DATA"] ?? fileURLToPath(new URL("../../../../../shared/data", import.meta.url))}/`,
  ),
);

test("hostile strings come in as they are or are refused with a reason; none is lost and none breaks the rest", async () => {
  if (!existsSync(naughty)) {
    process.stderr.write(`Not tried: there is no ${naughty}\n`);
    return;
  }
  const strings = JSON.parse(readFileSync(naughty, "utf8")) as string[];
  const done = await bringIn(
    JSON.stringify(strings.map((text, index) => ({ id: index, title: `Row ${index}`, text, topic: "Naughty" }))),
    {},
    "blns.json",
  );

  expect(done).toMatchObject({ state: "finished", rows_skipped: 0 });
  expect(done.rows_imported + done.rows_refused).toBe(strings.length);
  const stored = await app.db.rows<{ row: number; description: string }>(
    "SELECT o.row_number AS row, b.description FROM ticket_origins o JOIN ticket_bodies b USING (ticket_id) ORDER BY 1",
  );
  for (const { row, description } of stored) {
    const given = strings[row - 1]?.replace(/\r\n?/g, "\n").trim();
    expect(description).toBe(given === "" ? `Row ${row - 1}` : given);
  }
  expect(done.rows_imported).toBeGreaterThan(strings.length * 0.95);
});
