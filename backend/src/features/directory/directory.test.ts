import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildAdmin, buildAgent, buildCustomer, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { systemActor } from "../../platform/actor.js";
import { loadActor } from "../accounts/index.js";
import {
  createCategory,
  createDepartment,
  createOrganization,
  createSkill,
  createTeam,
  findCategory,
  findDepartment,
  serves,
  setSkillLevels,
  supervisorIdOf,
  teamsOfDepartment,
} from "./index.js";

let app: TestApp;
let agent: BuiltPerson;
let gone: BuiltPerson;
let lead: BuiltPerson;
let customer: BuiltPerson;
let ids: { organization: number; department: number; skill: number; team: number; category: number };

beforeAll(async () => {
  app = await startTestApp();
  [agent, gone, lead, customer] = [
    await buildAgent(app.db, { fullName: "Ann Agent" }),
    await buildAgent(app.db),
    await buildAdmin(app.db, { fullName: "Lea Lead" }),
    await buildCustomer(app.db),
  ];
  ids = await app.services.runWork(systemActor, async (work) => {
    const organization = await createOrganization(work, "City Water");
    const department = await createDepartment(work, { organizationId: organization, name: "Billing" });
    const skill = await createSkill(work, "Meters");
    const team = await createTeam(work, {
      name: "First line",
      memberIds: [agent.id, gone.id],
      departmentIds: [department],
      supervisorId: lead.id,
    });
    const category = await createCategory(work, {
      name: "Wrong bill",
      help: "Sums",
      departmentId: department,
      teamId: team,
      skillId: skill,
      position: 1,
    });
    await setSkillLevels(work, [{ personId: agent.id, skillId: skill, level: 2 }]);
    await setSkillLevels(work, [{ personId: agent.id, skillId: skill, level: 4 }]);
    return { organization, department, skill, team, category };
  });
  await app.db.rows("UPDATE people SET deactivated_at = app_now() WHERE id = $1", [gone.id]);
  await app.db.rows("INSERT INTO categories (name, archived_at) VALUES ('Old times', app_now())");
});
afterAll(() => app.close());

const get = async (path: string, by: BuiltPerson = customer) => {
  const answer = await app.api.as(by).get(path);
  return { status: answer.status, data: answer.body.data as unknown };
};

describe("reading the directory", () => {
  test("organizations, departments and skills are for everybody signed in", async () => {
    expect(await get("/api/organizations")).toEqual({
      status: 200,
      data: [{ id: ids.organization, name: "City Water", public: true, archived: false, logo_url: null }],
    });
    const department = {
      id: ids.department,
      name: "Billing",
      organization: { id: ids.organization, name: "City Water" },
      public: true,
      archived: false,
    };
    expect(await get(`/api/departments?organization_id=${ids.organization}`)).toEqual({
      status: 200,
      data: [department],
    });
    expect((await get(`/api/departments?organization_id=${ids.organization + 1}`)).data).toEqual([]);
    expect(await get("/api/skills")).toMatchObject({
      status: 200,
      data: [{ id: ids.skill, name: "Meters", archived: false }],
    });
    expect((await app.api.anonymous().get("/api/organizations")).status).toBe(401);
  });

  test("categories come in their order with where they lead; archived ones only for those who arrange them", async () => {
    const names = async (query: string, by: BuiltPerson) =>
      ((await get(`/api/categories${query}`, by)).data as { name: string }[]).map(({ name }) => name);
    expect(await names("", customer)).toEqual(["Wrong bill", "Other"]);
    expect(await names("?archived=true", customer)).toEqual(["Wrong bill", "Other"]);
    expect(await names("?archived=true", lead)).toEqual(["Old times", "Wrong bill", "Other"]);
    const [, bill] = (await get("/api/categories?archived=true", lead)).data as object[];
    expect(bill).toMatchObject({
      department: { id: ids.department },
      team: { id: ids.team },
      skill: { name: "Meters" },
      default_priority: "medium",
      archived: false,
    });
  });

  test("teams show their active members, to those who assign", async () => {
    const { data } = await get("/api/teams", agent);
    expect(data).toEqual([
      {
        id: ids.team,
        name: "First line",
        supervisor: expect.objectContaining({ id: lead.id, full_name: "Lea Lead" }),
        members: [expect.objectContaining({ id: agent.id, full_name: "Ann Agent" })],
        departments: [{ id: ids.department, name: "Billing" }],
        description: null,
        archived: false,
        version: 1,
        changed: null,
      },
    ]);
    expect((await get("/api/teams")).status).toBe(403);
    expect((await get("/api/tags")).status).toBe(403);
    expect(await get("/api/tags", agent)).toEqual({ status: 200, data: [] });
  });
});

describe("the doors for other features", () => {
  test("find a category by id and by name in any case", async () => {
    for (const by of [{ id: ids.category }, { name: " wrong BILL " }])
      expect(await findCategory(app.db, by)).toMatchObject({ id: ids.category });
    expect(await findCategory(app.db, { name: "Old times" })).toMatchObject({ archivedAt: expect.any(Date) });
    expect(await findCategory(app.db, { name: "' OR true --" })).toBeNull();
    expect(await findDepartment(app.db, ids.department)).toMatchObject({ organization: { id: ids.organization } });
  });

  test("know which teams serve a department and who leads them", async () => {
    expect(await teamsOfDepartment(app.db, ids.department)).toEqual([{ id: ids.team, name: "First line" }]);
    expect([await serves(app.db, ids.team, ids.department), await serves(app.db, ids.team, 0)]).toEqual([true, false]);
    expect([await supervisorIdOf(app.db, ids.team), await supervisorIdOf(app.db, null)]).toEqual([lead.id, null]);
    await app.db.rows("UPDATE people SET deactivated_at = app_now() WHERE id = $1", [lead.id]);
    expect(await supervisorIdOf(app.db, ids.team)).toBeNull();
    await app.db.rows("UPDATE people SET deactivated_at = NULL WHERE id = $1", [lead.id]);
  });

  test("keep a person's newest level of a skill", async () => {
    expect(await app.db.rows("SELECT level FROM person_skills WHERE person_id = $1", [agent.id])).toEqual([
      { level: 4 },
    ]);
  });
});

describe("arranging the directory", () => {
  test("is for those who may; anybody else leaves nothing", async () => {
    const actor = await loadActor(app.db, agent.id);
    if (!actor) throw new Error("The agent is active");
    await expect(app.services.runWork(actor, (work) => createOrganization(work, "Mine"))).rejects.toMatchObject({
      status: 403,
    });
    expect(await app.db.rows("SELECT id FROM organizations WHERE name = 'Mine'")).toEqual([]);
  });

  test("is written down", async () => {
    const types = await app.db.rows<{ type: string }>("SELECT type FROM events ORDER BY id LIMIT 5");
    expect(types.map(({ type }) => type)).toEqual([
      "organization.created",
      "department.created",
      "skill.created",
      "team.created",
      "category.created",
    ]);
  });

  test("gives members of a team its departments", async () => {
    expect((await loadActor(app.db, agent.id))?.departmentIds).toEqual([ids.department]);
  });
});
