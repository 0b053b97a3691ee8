import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  buildAgent,
  buildCustomer,
  buildSupervisor,
  buildTickets,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import type { SavedView, TicketGroups, ViewCount, ViewGrouping } from "../../../contract/index.js";
import { loadActor } from "../../accounts/index.js";
import { createViewCounter } from "./count-views.js";

let app: TestApp;
let priya: BuiltPerson, supervisor: BuiltPerson, customer: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  [priya, supervisor] = [await buildAgent(app.db, { timeZone: "Asia/Kolkata" }), await buildSupervisor(app.db)];
  customer = await buildCustomer(app.db);
  await buildTickets(app.services, customer, 60);
  // Of all kinds, so that every query finds some and leaves some.
  await app.ownerDb.rows(
    `UPDATE tickets SET status = (ARRAY['new', 'in_progress', 'pending', 'resolved', 'closed'])[1 + id % 5],
       priority = (ARRAY['low', 'medium', 'high', 'critical'])[1 + id % 4],
       assignee_id = CASE id % 3 WHEN 0 THEN $1::bigint WHEN 1 THEN $2::bigint END,
       resolved_at = CASE WHEN id % 5 > 2 THEN app_now() END, closed_at = CASE WHEN id % 5 = 4 THEN app_now() END,
       closed_reason = CASE WHEN id % 5 = 4 THEN 'confirmed' END,
       next_due_at = CASE WHEN id % 7 > 0 AND id % 5 < 3 THEN app_now() + (id % 7 - 2) * interval '22 hours' END`,
    [priya.id, supervisor.id],
  );
});
afterAll(() => app.close());

const as = (person: BuiltPerson) => app.api.as(person);
const save = async (by: BuiltPerson, q: string, parts: object = {}) =>
  (
    await as(by)
      .post("/api/views")
      .send({ scope: "personal", name: q || "All", q, ...parts })
      .expect(201)
  ).body as SavedView;
const counts = async (by: BuiltPerson) => (await as(by).get("/api/views/counts").expect(200)).body.data as ViewCount[];
/** How long a list is that somebody walks to its end. */
const lengthOf = async (by: BuiltPerson, query: Record<string, string>) => {
  let length = 0;
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: { body: { data: unknown[]; page: { next_cursor: string | null } } } = await as(by)
      .get("/api/tickets")
      .query({ ...query, limit: 20, ...(cursor && { cursor }) })
      .expect(200);
    length += page.body.data.length;
    cursor = page.body.page.next_cursor;
  }
  return length;
};

const queries = [
  "",
  "status:open",
  "status:open assignee:me",
  "priority>=high -status:closed",
  "assignee:none|me",
  "is:overdue",
  "due<2d priority:low|critical",
  "status:resolved created:-7d..now",
];

test("Each count is the length of the list that its reader gets, also where `me` is meant", async () => {
  for (const q of queries) await save(supervisor, q, { scope: "all" });
  for (const reader of [priya, supervisor]) {
    const views = (await as(reader).get("/api/views").query({ limit: 100 })).body.data as SavedView[];
    const found = await counts(reader);
    expect(found).toHaveLength(queries.length);
    for (const { id, count, state } of found) {
      const q = views.find((view) => view.id === id)?.q ?? "";
      expect([q, state, count]).toEqual([q, "counted", await lengthOf(reader, { q })]);
    }
  }
  const mine = (await counts(priya)).find(({ count }) => count === 60);
  expect(mine).toBeDefined();
});

test("A view whose query names what is gone says so in its place, and the others are counted", async () => {
  const reader = await buildAgent(app.db);
  const tag = await as(supervisor).post("/api/tags").send({ name: "passing" });
  const ids = tag.status === 201 ? [tag.body.id as number] : [];
  if (ids.length === 0) await app.ownerDb.rows("INSERT INTO tags (name) VALUES ('passing')");
  const view = await save(reader, "tag:passing");
  await app.ownerDb.rows("DELETE FROM tags WHERE name = 'passing'");
  const found = await counts(reader);
  expect(found.find(({ id }) => id === view.id)).toEqual({ id: view.id, count: null, state: "broken" });
  expect(found.filter(({ state }) => state === "counted")).toHaveLength(queries.length);
  // It still opens and is renamed; its query is judged again when it is changed.
  await as(reader).get(`/api/views/${view.id}`).expect(200);
  await as(reader).patch(`/api/views/${view.id}`).send({ name: "Passed" }).expect(200);
  const wrong = await as(reader).patch(`/api/views/${view.id}`).send({ q: "status:opne" });
  expect(wrong.status).toBe(422);
  expect(wrong.body.errors).toMatchObject([{ field: "q" }]);
  expect(wrong.body.query_errors).toMatchObject([{ from: 7, to: 11 }]);
});

test("A view that takes too long has no number and holds up none of the others; it rests until it is changed", async () => {
  const actor = await loadActor(app.db, supervisor.id);
  if (!actor) throw new Error("There is no such person");
  let statements = 0;
  const slow = {
    ...app.db,
    transaction: ((body) =>
      app.db.transaction((work) =>
        body({
          ...work,
          one: async (sql, binds) => {
            statements += 1;
            // The statement that counts those of the last days hangs, alone or with others.
            if (sql.includes("t.created_at")) await work.rows("SELECT pg_sleep(5)");
            return work.one(sql, binds);
          },
        }),
      )) as typeof app.db.transaction,
  };
  const countViews = createViewCounter(slow, { together: 200, alone: 100 });
  const first = await countViews(actor);
  expect(first.filter(({ state }) => state === "slow")).toHaveLength(1);
  expect(first.filter(({ state }) => state === "counted")).toHaveLength(queries.length - 1);
  statements = 0;
  const second = await countViews(actor);
  expect(second).toEqual(first);
  expect(statements).toBe(1);
});

test.each<ViewGrouping>(["status", "priority", "assignee", "team", "category", "due_day"])(
  "Grouped by %s, each group's number is the length of its list, and together they are the whole one",
  async (by) => {
    for (const q of ["", "priority>=high", "status:open assignee:me"]) {
      const answer = await as(priya).get("/api/ticket-groups").query({ by, q }).expect(200);
      const groups = answer.body as TicketGroups;
      expect(groups.state).toBe("counted");
      for (const group of groups.data)
        expect([group.key, group.count]).toEqual([group.key, await lengthOf(priya, { q, ...group.filters })]);
      const sum = groups.data.reduce((all, { count }) => all + count, 0);
      expect([q, sum]).toEqual([q, await lengthOf(priya, { q })]);
    }
  },
);

test("Groups are the desk's business, and a wrong query is told at its place", async () => {
  expect((await as(customer).get("/api/ticket-groups").query({ by: "status" })).status).toBe(403);
  const wrong = await as(priya).get("/api/ticket-groups").query({ by: "status", q: "status:opne" });
  expect(wrong.body.query_errors).toMatchObject([{ from: 7, to: 11 }]);
});
