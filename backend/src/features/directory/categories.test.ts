import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildDepartment,
  buildSkill,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

interface Shown {
  id: number;
  name: string;
  path: string[];
  help: string | null;
  parent_id: number | null;
  archived: boolean;
  public: boolean;
  version: number;
}

let app: TestApp;
let admin: BuiltPerson;
let agent: BuiltPerson;
let customer: BuiltPerson;
let other: number;
beforeAll(async () => {
  app = await startTestApp();
  [admin, agent, customer] = [
    await buildAdmin(app.db, { fullName: "Ada Admin" }),
    await buildAgent(app.db),
    await buildCustomer(app.db),
  ];
  const [seeded] = await app.db.rows<{ id: number }>("SELECT id FROM categories WHERE name = 'Other'");
  other = seeded?.id ?? 0;
});
afterAll(() => app.close());

const post = (body: object, by = admin) => app.api.as(by).post("/api/categories").send(body);
const patch = (id: number, body: object, by = admin) => app.api.as(by).patch(`/api/categories/${id}`).send(body);
const move = (id: number, parent_id: number | null, after_id: number | null, by = admin) =>
  app.api.as(by).post(`/api/categories/${id}/move`).send({ parent_id, after_id });
async function add(name: string, parent_id: number | null = null, facts: object = {}): Promise<Shown> {
  const answer = await post({ name, parent_id, ...facts });
  expect(answer.body).toMatchObject({ name });
  expect(answer.status).toBe(201);
  return answer.body as Shown;
}
const list = async (by = admin, query = "?archived=true") =>
  (await app.api.as(by).get(`/api/categories${query}`)).body.data as Shown[];
const namesBelow = async (parent: number | null) =>
  (await list()).filter((one) => one.parent_id === parent).map(({ name }) => name);
const field = (answer: { body: { errors?: unknown } }) => answer.body.errors;
const lastEvent = () => app.db.one("SELECT type, data, actor_id FROM events ORDER BY id DESC LIMIT 1");

describe("adding", () => {
  test("gives a category its place, its parts and who made it, once for one key", async () => {
    const department = await buildDepartment(app.db);
    const team = await buildTeam(app.db, { departmentIds: [department.id] });
    const skill = await buildSkill(app.db);
    const body = {
      name: "Billing",
      help: "Sums and dates",
      default_priority: "high",
      department_id: department.id,
      team_id: team.id,
      skill_id: skill.id,
      texts: [{ language: "de", name: "Abrechnung", help: null }],
    };
    const send = () => post(body).set("Idempotency-Key", "billing");
    const [first, again] = [await send(), await send()];
    expect([first.status, again.body]).toEqual([201, first.body]);
    expect(first.body).toMatchObject({
      path: ["Billing"],
      help: "Sums and dates",
      default_priority: "high",
      department: { id: department.id },
      team: { id: team.id },
      skill: { id: skill.id },
      public: true,
      texts: [{ language: "de", name: "Abrechnung", help: null }],
      changed: { by: { id: admin.id, full_name: "Ada Admin" } },
    });
    expect(await lastEvent()).toMatchObject({ type: "category.created", actor_id: admin.id });
    expect(await namesBelow(null)).toEqual(["Other", "Billing"]);
  });

  test("is refused where the place or a part does not exist, with a message per field", async () => {
    const department = await buildDepartment(app.db);
    const stranger = await buildTeam(app.db);
    const wrong: [object, string][] = [
      [{ parent_id: 999_999 }, "parent_id"],
      [{ department_id: 999_999 }, "department_id"],
      [{ team_id: 999_999 }, "team_id"],
      [{ department_id: department.id, team_id: stranger.id }, "team_id"],
      [{ skill_id: 999_999 }, "skill_id"],
      [{ name: "  " }, "name"],
      [{ texts: [{ language: "klingon!", name: "x", help: null }] }, "texts.0.language"],
      [{ texts: ["de-AT", "de-At"].map((language) => ({ language, name: "x", help: null })) }, "texts"],
      [{ colour: "red" }, "colour"],
    ];
    for (const [body, name] of wrong) {
      const answer = await post({ name: "Nowhere", ...body });
      expect([answer.status, field(answer)]).toEqual([422, [expect.objectContaining({ field: name })]]);
    }
    expect(await app.db.rows("SELECT 1 FROM categories WHERE name = 'Nowhere'")).toEqual([]);
  });

  test("a name is unique below one parent, in any case, and free below another", async () => {
    const [north, south] = [await add("North"), await add("South")];
    await add("Meters", north.id);
    await add("Meters", south.id);
    for (const name of ["meters", " METERS "]) {
      const answer = await post({ name, parent_id: north.id });
      expect(field(answer)).toEqual([{ field: "name", message: "Another category there has that name" }]);
    }
  });

  test("of two who add one name at the same moment, one is refused", async () => {
    const answers = await Promise.all([post({ name: "Twice" }), post({ name: "twice" })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  test("ends at three levels", async () => {
    const top = await add("Level 1");
    const middle = await add("Level 2", top.id);
    const leaf = await add("Level 3", middle.id);
    expect(leaf.path).toEqual(["Level 1", "Level 2", "Level 3"]);
    const answer = await post({ name: "Level 4", parent_id: leaf.id });
    expect(field(answer)).toEqual([{ field: "parent_id", message: "Categories have at most 3 levels" }]);
  });

  test("is for those who arrange the desk; others change nothing and are told so", async () => {
    for (const by of [agent, customer]) {
      expect((await post({ name: "Mine" }, by)).status).toBe(403);
      expect((await patch(other, { name: "Mine" }, by)).status).toBe(403);
      expect((await move(other, null, null, by)).status).toBe(403);
      expect((await app.api.as(by).get(`/api/categories/${other}`)).status).toBe(403);
      expect((await app.api.as(by).get("/api/categories/counts")).status).toBe(403);
    }
    expect(await app.db.rows("SELECT 1 FROM categories WHERE name = 'Mine'")).toEqual([]);
  });
});

describe("changing", () => {
  test("writes down old and new values, and nothing where nothing differs", async () => {
    const topic = await add("Parking", null, { help: "Fines" });
    const changed = await patch(topic.id, { name: "Parking fines", default_priority: "low" });
    expect(changed.body).toMatchObject({ name: "Parking fines", help: "Fines", version: 2 });
    const event = await app.db.one<{ data: unknown; details: unknown }>(
      "SELECT e.data, d.data AS details FROM events e JOIN event_details d ON d.event_id = e.id ORDER BY e.id DESC LIMIT 1",
    );
    expect(event).toMatchObject({
      data: { category_id: topic.id, fields: ["name", "default_priority"] },
      details: { changes: { name: { from: "Parking", to: "Parking fines" } } },
    });
    expect((await patch(topic.id, { name: "Parking fines" })).body).toMatchObject({ version: 2 });
    expect((await patch(topic.id, { help: null })).body).toMatchObject({ help: null, version: 3 });
  });

  test("on a version that has passed is 412 with the present state", async () => {
    const topic = await add("Noise");
    await patch(topic.id, { help: "First" });
    const late = await patch(topic.id, { help: "Second" }).set("If-Match", '"v1"');
    expect([late.status, late.body.current]).toEqual([412, expect.objectContaining({ help: "First", version: 2 })]);
    expect((await patch(topic.id, { help: "Second" }).set("If-Match", '"v2"')).status).toBe(200);
    expect((await patch(999_999, { help: "x" })).status).toBe(404);
  });

  test("an archived team does not stand in the way of another name, but cannot be chosen anew", async () => {
    const team = await buildTeam(app.db);
    const topic = await add("Street lights", null, { team_id: team.id });
    await app.db.rows("UPDATE teams SET archived_at = app_now() WHERE id = $1", [team.id]);
    expect((await patch(topic.id, { name: "Lamps", team_id: team.id })).status).toBe(200);
    expect(field(await post({ name: "Lamps too", team_id: team.id }))).toEqual([
      { field: "team_id", message: "There is no such team" },
    ]);
  });
});

describe("languages", () => {
  test("customers read their own language, else the desk's; staff the desk's", async () => {
    const topic = await add("Water", null, {
      help: "Taps and pipes",
      texts: [
        { language: "pt", name: "Água", help: null },
        { language: "de", name: "Wasser", help: "Hähne und Rohre" },
      ],
    });
    const leaf = await add("Leak", topic.id, { texts: [{ language: "de", name: "Leck", help: null }] });
    const seenIn = async (locale: string) => {
      const person = await buildCustomer(app.db);
      await app.db.rows("UPDATE people SET locale = $2 WHERE id = $1", [person.id, locale]);
      const seen = await list(person, "");
      return [topic.id, leaf.id].map((id) => seen.find((one) => one.id === id));
    };
    expect(await seenIn("de")).toMatchObject([
      { name: "Wasser", help: "Hähne und Rohre" },
      { name: "Leck", path: ["Wasser", "Leck"] },
    ]);
    // Help in the desk's language is better than none.
    expect(await seenIn("pt-BR")).toMatchObject([{ name: "Água", help: "Taps and pipes" }, { path: ["Água", "Leak"] }]);
    expect(await seenIn("fr")).toMatchObject([{ name: "Water" }, { path: ["Water", "Leak"] }]);
    await app.db.rows("UPDATE people SET locale = 'de' WHERE id = $1", [agent.id]);
    expect((await list(agent, "")).find(({ id }) => id === topic.id)).toMatchObject({ name: "Water" });
    await patch(topic.id, { texts: [] });
    expect(await app.db.rows("SELECT 1 FROM category_texts WHERE category_id = $1", [topic.id])).toEqual([]);
  });
});

describe("counting", () => {
  test("tells open and all tickets of each category, deleted ones left out", async () => {
    const topic = await add("Counted");
    await buildTicket(app.services, { categoryId: topic.id });
    await buildTicket(app.services, { categoryId: topic.id, status: "resolved" });
    const deleted = await buildTicket(app.services, { categoryId: topic.id });
    await app.db.rows("UPDATE tickets SET hidden_at = app_now() WHERE id = $1", [deleted.id]);
    const { data } = (await app.api.as(admin).get("/api/categories/counts")).body as {
      data: { category_id: number }[];
    };
    expect(data.find(({ category_id }) => category_id === topic.id)).toEqual({
      category_id: topic.id,
      open: 1,
      all: 2,
    });
  });
});
