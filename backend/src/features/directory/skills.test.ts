import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCategory,
  buildCustomer,
  buildSkill,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

let app: TestApp;
let admin: BuiltPerson;
let ann: BuiltPerson;
let bob: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db, { fullName: "Zora Admin" });
  ann = await buildAgent(app.db, { fullName: "Ann 100%" });
  bob = await buildAgent(app.db, { fullName: "Bob" });
});
afterAll(() => app.close());

const post = (name: string, by = admin) => app.api.as(by).post("/api/skills").send({ name });
const patch = (id: number, body: object) => app.api.as(admin).patch(`/api/skills/${id}`).send(body);
const set = (levels: object[], by = admin) => app.api.as(by).put("/api/skills/levels").send({ levels });
const matrix = async (query: object = {}) => {
  const answer = await app.api.as(admin).get("/api/skills/levels").query(query);
  const { data, page } = answer.body as {
    data: { person: { id: number; full_name: string }; levels: { skill_id: number; level: number }[] }[];
    page: { next_cursor: string | null };
  };
  return { data, page, names: data.map(({ person }) => person.full_name) };
};
const levelEvents = () =>
  app.db.rows("SELECT data FROM events WHERE type = 'person.skill_set' ORDER BY id").then((rows) => rows.length);
const fieldsOf = (answer: { body: { errors?: { field: string }[] } }) => answer.body.errors?.map(({ field }) => field);

describe("skills", () => {
  test("are added, renamed, put away and brought back, each with its event", async () => {
    const { body, status } = await post(" Field  work ");
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: "Field work", archived: false, version: 1, changed: { by: { id: admin.id } } });
    const { id } = body as { id: number };
    expect((await patch(id, { name: "Site visits" })).body).toMatchObject({ name: "Site visits", version: 2 });
    expect((await patch(id, { archived: true })).body).toMatchObject({ archived: true, version: 3 });
    expect((await patch(id, { archived: true })).body).toMatchObject({ version: 3 });
    expect((await app.api.as(bob).get("/api/skills?archived=true")).body).toMatchObject({ data: [] });
    expect((await app.api.as(admin).get("/api/skills?archived=true")).body).toMatchObject({ data: [{ id }] });
    expect((await patch(id, { archived: false })).body).toMatchObject({ archived: false });
    const events = await app.db.rows<{ type: string; data: object }>(
      "SELECT type, data FROM events WHERE type LIKE 'skill.%' ORDER BY id",
    );
    expect(events.map(({ type }) => type)).toEqual([
      "skill.created",
      "skill.renamed",
      "skill.archived",
      "skill.restored",
    ]);
    expect(events[1]?.data).toEqual({ skill_id: id, from: "Field work", to: "Site visits" });
  });

  test("have one name each, in any case; a stale editor and everybody else are refused", async () => {
    const { body } = await post("Contracts");
    const { id } = body as { id: number };
    expect(fieldsOf(await post("CONTRACTS"))).toEqual(["name"]);
    expect(fieldsOf(await patch((await post("Law")).body.id as number, { name: "contracts" }))).toEqual(["name"]);
    expect(
      (await app.api.as(admin).patch(`/api/skills/${id}`).set("If-Match", '"9"').send({ name: "X" })).body,
    ).toMatchObject({ code: "stale_version", current: { name: "Contracts" } });
    expect((await post("Mine", bob)).status).toBe(403);
    expect((await app.api.as(bob).patch(`/api/skills/${id}`).send({ name: "Mine" })).status).toBe(403);
    expect((await patch(999_999, { name: "Nobody" })).status).toBe(404);
  });

  test("are not put away while a category asks for them", async () => {
    const skill = await buildSkill(app.db, { name: "Wanted" });
    const category = await buildCategory(app.db, { skillId: skill.id });
    const refused = await patch(skill.id, { archived: true });
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: "skill.in_use", detail: "Wanted is still needed: 1 category asks for it" },
    ]);
    await app.db.rows("UPDATE categories SET archived_at = app_now() WHERE id = $1", [category.id]);
    expect((await patch(skill.id, { archived: true })).status).toBe(200);
    const ticket = await buildTicket(app.services);
    const asked = await app.api.as(admin).patch(`/api/tickets/${ticket.id}`).send({ skill_id: skill.id });
    expect([asked.status, fieldsOf(asked)]).toEqual([422, ["skill_id"]]);
  });
});

describe("the matrix", () => {
  test("shows who works on tickets, by name, page by page, by part of a name and by team", async () => {
    await buildCustomer(app.db, { fullName: "Aaron Customer" });
    await buildAgent(app.db, { fullName: "Aaron Gone", deactivated: true });
    const team = await buildTeam(app.db, { memberIds: [bob.id] });
    expect((await matrix()).names).toEqual(["Ann 100%", "Bob", "Zora Admin"]);
    const first = await matrix({ limit: 2 });
    expect((await matrix({ limit: 2, cursor: first.page.next_cursor })).names).toEqual(["Zora Admin"]);
    expect((await matrix({ q: "100%" })).names).toEqual(["Ann 100%"]);
    expect((await matrix({ q: "_" })).names).toEqual([]);
    expect((await matrix({ team_id: team.id })).names).toEqual(["Bob"]);
    expect((await app.api.as(bob).get("/api/skills/levels")).status).toBe(403);
  });

  test("sets one cell or many, takes 0 for none, and records old and new level once", async () => {
    const [one, two] = [await buildSkill(app.db), await buildSkill(app.db)];
    const before = await levelEvents();
    const cells = [
      { person_id: ann.id, skill_id: one.id, level: 3 },
      { person_id: ann.id, skill_id: two.id, level: 5 },
    ];
    expect((await set(cells)).body).toEqual({ data: cells });
    expect((await set([{ person_id: ann.id, skill_id: one.id, level: 3, was: 3 }])).status).toBe(200);
    expect(await levelEvents()).toBe(before + 2);
    await set([{ person_id: ann.id, skill_id: one.id, level: 0 }]);
    const row = (await matrix()).data.find(({ person }) => person.id === ann.id);
    expect(row?.levels.filter(({ skill_id: id }) => id === one.id || id === two.id)).toEqual([
      { skill_id: two.id, level: 5 },
    ]);
    expect(
      await app.db.one("SELECT data FROM events WHERE type = 'person.skill_set' ORDER BY id DESC LIMIT 1"),
    ).toEqual({ data: { person_id: ann.id, skill_id: one.id, from: 3, to: 0 } });
  });

  test("writes nothing when somebody else was faster, and tells what is there", async () => {
    const skill = await buildSkill(app.db, { levels: { [ann.id]: 4 } });
    const other = await buildSkill(app.db);
    const refused = await set([
      { person_id: ann.id, skill_id: other.id, level: 2, was: 0 },
      { person_id: ann.id, skill_id: skill.id, level: 1, was: 2 },
    ]);
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: "skill.level_changed", current: [{ person_id: ann.id, skill_id: skill.id, level: 4 }] },
    ]);
    expect(await app.db.rows("SELECT level FROM person_skills WHERE skill_id = $1", [other.id])).toEqual([]);
  });

  test("of two who set an empty cell at once, one is told", async () => {
    const skill = await buildSkill(app.db);
    const cell = { person_id: bob.id, skill_id: skill.id, was: 0 };
    const answers = await Promise.all([1, 2, 3, 4].map((level) => set([{ ...cell, level }])));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  test("refuses people, skills, levels and cells that cannot be, each at its place", async () => {
    const skill = await buildSkill(app.db);
    const customer = await buildCustomer(app.db);
    const cell = { person_id: ann.id, skill_id: skill.id, level: 1 };
    const wrong = await set([cell, cell, { ...cell, person_id: customer.id }, { ...cell, skill_id: 999_999 }]);
    expect([wrong.status, fieldsOf(wrong)?.sort()]).toEqual([
      422,
      ["levels.1", "levels.2.person_id", "levels.3.skill_id"],
    ]);
    for (const level of [-1, 6, 1.5, "3", null]) expect((await set([{ ...cell, level }])).status).toBe(422);
    expect((await set([])).status).toBe(422);
    expect((await set([cell], bob)).status).toBe(403);
    expect(await app.db.rows("SELECT 1 FROM person_skills WHERE skill_id = $1", [skill.id])).toEqual([]);
  });
});

test("whoever has more of a skill is offered its tickets first, with the level as the reason", async () => {
  const [most, little, none] = [await buildAgent(app.db), await buildAgent(app.db), await buildAgent(app.db)];
  const skill = await buildSkill(app.db);
  await set([
    { person_id: little.id, skill_id: skill.id, level: 2 },
    { person_id: most.id, skill_id: skill.id, level: 5 },
  ]);
  const ticket = await buildTicket(app.services);
  await app.api.as(admin).patch(`/api/tickets/${ticket.id}`).send({ skill_id: skill.id });
  const { body } = await app.api.as(admin).get(`/api/tickets/${ticket.id}/assignees`);
  const ranked = (body as { data: { id: number; proficiency: number; score: number }[] }).data;
  const place = (person: BuiltPerson) => ranked.findIndex(({ id }) => id === person.id);
  expect(ranked.slice(0, 2)).toMatchObject([
    { id: most.id, proficiency: 5, score: -25 },
    { id: little.id, proficiency: 2, score: -10 },
  ]);
  expect(place(none)).toBeGreaterThan(place(little));
});
