import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildSupervisor,
  buildTeam,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import type { SavedView } from "../../../contract/index.js";

let app: TestApp;
let supervisor: BuiltPerson, priya: BuiltPerson, mei: BuiltPerson, customer: BuiltPerson;
let team: { id: number };
beforeAll(async () => {
  app = await startTestApp();
  [supervisor, priya, mei, customer] = [
    await buildSupervisor(app.db),
    await buildAgent(app.db),
    await buildAgent(app.db),
    await buildCustomer(app.db),
  ];
  team = await buildTeam(app.db, { memberIds: [priya.id] });
});
afterAll(() => app.close());

const as = (person: BuiltPerson) => app.api.as(person);
const make = async (by: BuiltPerson, parts: object = {}) =>
  (
    await as(by)
      .post("/api/views")
      .send({ scope: "personal", name: "Open", q: "status:open", ...parts })
      .expect(201)
  ).body as SavedView;
const list = async (by: BuiltPerson, query: object = {}) =>
  (
    await as(by)
      .get("/api/views")
      .query({ limit: 100, ...query })
      .expect(200)
  ).body as { data: SavedView[]; page: { next_cursor: string | null }; abilities: { share: boolean } };
const names = async (by: BuiltPerson, query: object = {}) => (await list(by, query)).data.map(({ name }) => name);
const change = (by: BuiltPerson, id: number, body: object, version?: number) => {
  const request = as(by).patch(`/api/views/${id}`);
  return (version === undefined ? request : request.set("If-Match", `"${version}"`)).send(body);
};
const fieldsOf = (answer: { body: { errors?: { field: string }[] } }) => answer.body.errors?.map(({ field }) => field);
const events = (type: string, id: number) =>
  app.db.rows<{ data: Record<string, unknown>; changes: object; actor_id: number }>(
    `SELECT e.data, d.data->'changes' AS changes, e.actor_id FROM events e LEFT JOIN event_details d ON d.event_id = e.id
     WHERE e.type = $1 AND e.object_id = $2 ORDER BY e.id`,
    [type, id],
  );

test("Everybody of staff keeps their own, which nobody else sees, managers included", async () => {
  const own = await make(priya, { name: "Mine alone", columns: ["number", "sla"], group_by: "priority" });
  expect(own).toMatchObject({
    scope: "personal",
    team: null,
    name: "Mine alone",
    q: "status:open",
    sort: "due",
    columns: ["number", "sla"],
    group_by: "priority",
    alert: false,
    created: { by: { id: priya.id } },
    version: 1,
    abilities: { edit: true },
  });
  for (const other of [mei, supervisor, await buildAdmin(app.db)]) {
    expect((await as(other).get(`/api/views/${own.id}`)).status).toBe(404);
    expect((await change(other, own.id, { name: "Taken over" })).status).toBe(404);
    expect((await as(other).put(`/api/views/${own.id}/alert`).send({ alert: true })).status).toBe(404);
    expect(await names(other)).not.toContain("Mine alone");
  }
  expect(await events("view.created", own.id)).toMatchObject([
    { actor_id: priya.id, data: { view_id: own.id, scope: "personal" }, changes: { q: { to: "status:open" } } },
  ]);
});

test("Customers have no views", async () => {
  for (const path of ["/api/views", "/api/views/counts", "/api/views/1"])
    expect((await as(customer).get(path)).status).toBe(403);
  const refused = await as(customer).post("/api/views").send({ scope: "personal", name: "Mine", q: "" });
  expect(refused.status).toBe(403);
  expect((await as(customer).put("/api/views/order").send({ ids: [] })).status).toBe(403);
});

test("What a team or everybody uses is kept by those who manage views, and used by those whose it is", async () => {
  for (const scope of ["team", "all"]) {
    const body = { scope, team_id: scope === "team" ? team.id : null, name: "Shared", q: "" };
    expect((await as(priya).post("/api/views").send(body)).status).toBe(403);
  }
  expect(fieldsOf(await as(supervisor).post("/api/views").send({ scope: "team", name: "Whose", q: "" }))).toEqual([
    "team_id",
  ]);
  const ofTeam = await make(supervisor, { scope: "team", team_id: team.id, name: "Of the team" });
  const ofAll = await make(supervisor, { scope: "all", team_id: team.id, name: "Of everybody" });
  expect(ofAll.team).toBeNull();
  expect(await names(priya)).toEqual(expect.arrayContaining(["Of the team", "Of everybody"]));
  expect(await names(mei)).toContain("Of everybody");
  expect(await names(mei)).not.toContain("Of the team");
  expect((await as(mei).get(`/api/views/${ofTeam.id}`)).status).toBe(404);
  expect((await as(priya).get(`/api/views/${ofTeam.id}`).expect(200)).body.abilities).toEqual({
    edit: false,
    delete: false,
  });
  expect((await change(priya, ofTeam.id, { name: "Renamed" })).status).toBe(403);
  expect((await list(priya)).abilities).toEqual({ share: false });
  expect((await list(supervisor)).abilities).toEqual({ share: true });
  // Nobody shares by the back door what is their own.
  const own = await make(priya, { name: "To be shared" });
  expect((await change(priya, own.id, { scope: "all" })).status).toBe(403);
});

test("Whoever leaves a team leaves its views, and what they have of them goes out of sight", async () => {
  const leaving = await buildAgent(app.db);
  const left = await buildTeam(app.db, { memberIds: [leaving.id] });
  const view = await make(supervisor, { scope: "team", team_id: left.id, name: "Left behind" });
  await as(leaving).put(`/api/views/${view.id}/alert`).send({ alert: true }).expect(200);
  await app.db.rows("DELETE FROM team_members WHERE person_id = $1", [leaving.id]);
  app.identify.forget(leaving.id);
  expect(await names(leaving)).not.toContain("Left behind");
  expect((await as(leaving).get(`/api/views/${view.id}`)).status).toBe(404);
});

test("A change on an older version is refused with the present state, and one that changes nothing is no change", async () => {
  const view = await make(priya, { name: "Versions" });
  const second = await change(priya, view.id, { name: "Second", sort: "newest" }, 1).expect(200);
  expect(second.body).toMatchObject({ name: "Second", sort: "newest", q: "status:open", version: 2 });
  const stale = await change(priya, view.id, { name: "Third" }, 1);
  expect(stale.status).toBe(412);
  expect(stale.body.current).toMatchObject({ name: "Second", version: 2 });
  expect((await change(priya, view.id, { name: "Second" }).expect(200)).body.version).toBe(2);
  expect(await events("view.updated", view.id)).toMatchObject([
    { data: { fields: ["name", "sort"] }, changes: { name: { from: "Versions", to: "Second" } } },
  ]);
});

test("Saved twice under one key, it is there once", async () => {
  const send = () =>
    as(priya)
      .post("/api/views")
      .set("Idempotency-Key", "views-once")
      .send({ scope: "personal", name: "Only once", q: "" })
      .expect(201);
  const [first, again] = [await send(), await send()];
  expect(again.body.id).toBe(first.body.id);
  expect((await names(priya)).filter((name) => name === "Only once")).toHaveLength(1);
});

test("Put away, a view is out of the list and of the counts, and comes back as it was", async () => {
  const view = await make(mei, { name: "Put away" });
  await change(mei, view.id, { archived: true }).expect(200);
  expect(await names(mei)).not.toContain("Put away");
  expect(await names(mei, { archived: true })).toEqual(["Put away"]);
  await change(mei, view.id, { archived: false }).expect(200);
  expect(await names(mei)).toContain("Put away");
  expect(await events("view.restored", view.id)).toMatchObject([{ changes: { archived: { from: true, to: false } } }]);
});

test("Each has an order of their own, page by page, and what they did not put in order stands behind by name", async () => {
  const [first, second] = [await buildAgent(app.db), await buildAgent(app.db)];
  const made: number[] = [];
  for (const name of ["delta", "Alpha", "charlie", "Bravo"])
    made.push((await make(first, { name, ...(name === "charlie" && { columns: ["number"] }) })).id);
  const [delta, , charlie] = made;
  const own = async (by: BuiltPerson) => (await names(by)).filter((name) => name !== "Of everybody");
  expect(await own(first)).toEqual(["Alpha", "Bravo", "charlie", "delta"]);
  await as(first)
    .put("/api/views/order")
    .send({ ids: [delta, charlie, 999_999] })
    .expect(204);
  expect(await own(first)).toEqual(["delta", "charlie", "Alpha", "Bravo"]);
  const paged: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page = await list(first, { limit: 2, ...(cursor && { cursor }) });
    paged.push(...page.data.map(({ name }) => name));
    cursor = page.page.next_cursor;
  }
  expect(paged).toEqual(await names(first));
  await as(first)
    .put("/api/views/order")
    .send({ ids: [charlie] })
    .expect(204);
  expect((await own(first))[0]).toBe("charlie");
  expect((await own(first))[3]).toBe("delta");
  // Nobody orders what is not theirs.
  await as(second)
    .put("/api/views/order")
    .send({ ids: [delta] })
    .expect(204);
  expect(await app.db.rows("SELECT 1 FROM view_standings WHERE person_id = $1", [second.id])).toEqual([]);
});

test("At most twenty views tell one person of new tickets, also when two are switched on at once", async () => {
  const eager = await buildAgent(app.db);
  const ids: number[] = [];
  for (let n = 0; n < 21; n += 1) ids.push((await make(eager, { name: `View ${n}` })).id);
  const set = (id: number, alert: boolean) => as(eager).put(`/api/views/${id}/alert`).send({ alert });
  for (const id of ids.slice(0, 19)) await set(id, true).expect(200);
  const answers = await Promise.all(ids.slice(19).map((id) => set(id, true)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: "view.too_many_alerts", limit: 20 });
  expect((await set(ids[0] ?? 0, false).expect(200)).body.alert).toBe(false);
});

test("A view is suggested by what is typed of its name, to those who may use it", async () => {
  const own = await make(mei, { name: "Größere Beträge, Zürich" });
  const shared = await make(supervisor, { scope: "all", name: "Zürich: everything" });
  const of = await make(supervisor, { scope: "team", team_id: team.id, name: "Zürich by night" });
  const put = await make(mei, { name: "Zürich, put away" });
  await change(mei, put.id, { archived: true }).expect(200);
  const suggested = async (by: BuiltPerson, q: string) =>
    ((await as(by).get("/api/search/suggest").query({ q }).expect(200)).body as { views: { id: number }[] }).views;
  const named = ({ id, name }: SavedView) => ({ id, name });
  expect(await suggested(mei, "zuri")).toEqual([own, shared].map(named));
  expect(await suggested(mei, "ZÜR grö")).toEqual([named(own)]);
  expect(await suggested(priya, "zurich")).toEqual([of, shared].map(named));
  // Words begin like that: what stands within one does not count, and neither does what no word is in.
  expect([await suggested(mei, "rich"), await suggested(mei, "%"), await suggested(customer, "zurich")]).toEqual([
    [],
    [],
    [],
  ]);
});
