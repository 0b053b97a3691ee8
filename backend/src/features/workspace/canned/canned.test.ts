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

let app: TestApp;
let admin: BuiltPerson, supervisor: BuiltPerson, priya: BuiltPerson, mei: BuiltPerson, customer: BuiltPerson;
let team: { id: number };
beforeAll(async () => {
  app = await startTestApp();
  [admin, supervisor] = [await buildAdmin(app.db), await buildSupervisor(app.db)];
  [priya, mei, customer] = [await buildAgent(app.db), await buildAgent(app.db), await buildCustomer(app.db)];
  team = await buildTeam(app.db, { memberIds: [priya.id] });
});
afterAll(() => app.close());

const as = (person: BuiltPerson) => app.api.as(person);
const text = (body: string, language = "en") => ({ language, body });
let made = 0;
const make = async (by: BuiltPerson, parts: object = {}) => {
  const body = { scope: "personal", shortcut: `made-${(made += 1)}`, title: "Made", texts: [text("Hello")], ...parts };
  return (await as(by).post("/api/canned").send(body).expect(201)).body;
};
const list = async (by: BuiltPerson, query: object = {}) =>
  (
    await as(by)
      .get("/api/canned")
      .query({ limit: 100, ...query })
      .expect(200)
  ).body.data.map(({ shortcut }: { shortcut: string }) => shortcut);
const change = (by: BuiltPerson, id: number, body: object, version?: number) => {
  const request = as(by).patch(`/api/canned/${id}`);
  return (version === undefined ? request : request.set("If-Match", `"${version}"`)).send(body);
};
const fieldsOf = (answer: { body: { errors?: { field: string }[] } }) => answer.body.errors?.map(({ field }) => field);
const events = (type: string) =>
  app.db.rows<{ data: Record<string, unknown>; changes: object; actor_id: number }>(
    `SELECT e.data, d.data->'changes' AS changes, e.actor_id FROM events e LEFT JOIN event_details d ON d.event_id = e.id
     WHERE e.type = $1 ORDER BY e.id`,
    [type],
  );

test("Everybody who replies keeps their own, which nobody else sees, managers included", async () => {
  const own = await make(priya, { shortcut: "/Mine-Alone", folder: "Billing", add_tags: ["refund"] });
  expect(own).toMatchObject({
    shortcut: "mine-alone",
    folder: "Billing",
    scope: "personal",
    actions: { add_tags: ["refund"], set_status: null, assign_to_me: false },
    uses: 0,
    last_used: null,
    created: { by: { id: priya.id } },
    abilities: { edit: true },
  });
  expect(await list(priya)).toContain("mine-alone");
  for (const other of [mei, supervisor, admin]) {
    expect(await list(other, { q: "mine-alone" })).toEqual([]);
    await as(other).get(`/api/canned/${own.id}`).expect(404);
    await change(other, own.id, { title: "Taken" }).expect(404);
  }
  await as(customer).get("/api/canned").expect(403);
  await as(customer).post("/api/canned").send({ scope: "personal", shortcut: "x", title: "X" }).expect(403);
});

test("A team's is seen by its members and by those who manage it; everybody's by all; only managers change them", async () => {
  for (const scope of ["all", "team"])
    await as(priya)
      .post("/api/canned")
      .send({ scope, team_id: scope === "team" ? team.id : null, shortcut: "no", title: "No", texts: [text("No")] })
      .expect(403);
  const ofTeam = await make(supervisor, { scope: "team", team_id: team.id, shortcut: "team-only" });
  const ofAll = await make(supervisor, { scope: "all", shortcut: "for-all" });
  expect(ofTeam).toMatchObject({ team: { id: team.id }, abilities: { edit: true } });
  expect(await list(priya, { scope: "team" })).toEqual(["team-only"]);
  expect(await list(mei, { scope: "team" })).toEqual([]);
  expect(await list(admin, { scope: "team" })).toEqual(["team-only"]);
  await as(mei).get(`/api/canned/${ofTeam.id}`).expect(404);
  for (const { id } of [ofTeam, ofAll]) {
    expect((await as(priya).get(`/api/canned/${id}`).expect(200)).body.abilities).toEqual({ edit: false });
    await change(priya, id, { title: "Taken" }).expect(403);
    // Nor is it made one's own.
    await change(priya, id, { scope: "personal" }).expect(403);
  }
  const own = await make(priya);
  await change(priya, own.id, { scope: "all" }).expect(403);
  await change(priya, own.id, { scope: "team", team_id: team.id }).expect(403);
});

test("A shortcut means one thing for each person, team and desk, and is free again once it is put away", async () => {
  const first = await make(priya, { shortcut: "same" });
  await make(mei, { shortcut: "same" });
  await make(supervisor, { shortcut: "same", scope: "all" });
  const body = { scope: "personal", shortcut: "SAME", title: "Again", texts: [text("Again")] };
  const again = await as(priya).post("/api/canned").send(body);
  expect([again.status, fieldsOf(again)]).toEqual([422, ["shortcut"]]);

  await change(priya, first.id, { archived: true }).expect(200);
  const second = await make(priya, { shortcut: "same" });
  const back = await change(priya, first.id, { archived: false });
  expect([back.status, fieldsOf(back)]).toEqual([422, ["shortcut"]]);
  await change(priya, second.id, { archived: true }).expect(200);
  await change(priya, first.id, { archived: false }).expect(200);
  expect((await list(priya, { archived: "true" })).length).toBe(1);
});

test.each(["no spaces", "ünits", "-first", "a".repeat(41), "", "/", "{{x}}"])("%j is no shortcut", async (shortcut) => {
  const answer = await as(priya)
    .post("/api/canned")
    .send({ scope: "personal", shortcut, title: "T", texts: [text("T")] });
  expect([answer.status, fieldsOf(answer)]).toEqual([422, ["shortcut"]]);
});

test("What is neither text nor action, names what there is not, or says a language twice is refused at its field", async () => {
  const refused = async (parts: object) => {
    const body = { scope: "personal", shortcut: "refused", title: "Refused", ...parts };
    const answer = await as(supervisor).post("/api/canned").send(body);
    return [answer.status, ...(fieldsOf(answer) ?? [])];
  };
  expect(await refused({})).toEqual([422, "texts"]);
  expect(await refused({ texts: [text("Dear {{customer.password}}")] })).toEqual([422, "texts"]);
  expect(await refused({ texts: [text("One", "pt-BR"), text("Two", "pt-br")] })).toEqual([422, "texts"]);
  expect(await refused({ texts: [text("Hello")], scope: "team" })).toEqual([422, "team_id"]);
  expect(await refused({ texts: [text("Hello")], assign_team_id: 999_999 })).toEqual([422, "assign_team_id"]);
  expect(await refused({ texts: [text("Hello")], set_status: "new" })).toEqual([422, "set_status"]);
  expect(await list(supervisor, { q: "refused" })).toEqual([]);
});

test("Changes need the version that was read, and are on record with old and new values", async () => {
  const own = await make(priya, { title: "Before" });
  // What was written lies with what may one day be erased.
  expect((await events("canned.created")).at(-1)?.data).toEqual({ canned_id: own.id, scope: "personal" });
  const changed = await change(priya, own.id, { title: "After", texts: [text("Hi"), text("Hallo", "de")] }, 1);
  expect([changed.status, changed.headers.etag, changed.body.version]).toEqual([200, '"v2"', 2]);
  const stale = await change(priya, own.id, { title: "Late" }, 1);
  expect([stale.status, stale.body.current.title]).toEqual([412, "After"]);
  await change(priya, own.id, { title: "After", texts: [text("Hallo", "de"), text("Hi")] }, 2).expect(200);

  const updates = (await events("canned.updated")).filter(({ data }) => data["canned_id"] === own.id);
  expect(updates).toEqual([
    expect.objectContaining({
      actor_id: priya.id,
      data: { canned_id: own.id, fields: ["title", "texts"] },
      changes: {
        title: { from: "Before", to: "After" },
        texts: { from: [text("Hello")], to: [text("Hi"), text("Hallo", "de")] },
      },
    }),
  ]);
  await change(priya, own.id, { archived: true }).expect(200);
  await change(priya, own.id, { archived: false }).expect(200);
  expect((await events("canned.archived")).at(-1)?.data).toEqual({ canned_id: own.id });
  expect((await events("canned.restored")).at(-1)?.changes).toEqual({ archived: { from: true, to: false } });
});

test("They are found by shortcut, title, text, folder and kind, page by page, and nothing is a pattern", async () => {
  const finder = await buildAgent(app.db);
  await make(finder, {
    shortcut: "find-a",
    title: "Refund 100%",
    folder: "Money",
    texts: [text("Your refund is late")],
  });
  await make(finder, { shortcut: "find-b", title: "Other", folder: "money", texts: [text("Nothing")] });
  await make(finder, { shortcut: "find-c", title: "Close it", texts: [], set_status: "resolved" });
  const own = (query: object) => list(finder, { scope: "personal", ...query });
  expect(await own({ q: "/find-a" })).toEqual(["find-a"]);
  expect(await own({ q: "REFUND IS" })).toEqual(["find-a"]);
  expect(await own({ q: "100%" })).toEqual(["find-a"]);
  expect(await own({ q: "%" })).toEqual(["find-a"]);
  expect(await own({ q: "_" })).toEqual([]);
  expect(await own({ folder: "Money" })).toEqual(["find-a", "find-b"]);
  expect(await own({ kind: "macro" })).toEqual(["find-c"]);
  expect(await own({ kind: "text" })).toEqual(["find-a", "find-b"]);
  const { body: first } = await as(finder).get("/api/canned").query({ scope: "personal", limit: 2 });
  expect(await own({ limit: 2, cursor: first.page.next_cursor })).toEqual(["find-c"]);
  const { body } = await as(finder).get("/api/canned/folders").expect(200);
  expect(body.data).toContainEqual({ name: "Money", count: 2 });
  expect((await as(mei).get("/api/canned/folders")).body.data).not.toContainEqual({ name: "Money", count: 2 });
});

test("Somebody's own go with them", async () => {
  const leaving = await buildAgent(app.db);
  const own = await make(leaving, { title: "Mine" });
  await as(admin)
    .delete(`/api/people/${leaving.id}`)
    .expect(({ status }) => expect(status).toBeLessThan(300));
  expect(await app.db.rows("SELECT id FROM canned_responses WHERE id = $1", [own.id])).toEqual([]);
});
