import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCategory,
  buildCustomer,
  buildDepartment,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { eventually } from "../../../test/eventually.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { watchAccess } from "../../platform/listen-access.js";
import { loadActor } from "../accounts/index.js";
import { rankAssignees } from "../routing/index.js";
import { findTeam, serves, supervisorIdOf, teamsOfDepartment } from "./index.js";

let app: TestApp;
let admin: BuiltPerson;
let agent: BuiltPerson;
let customer: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db, { fullName: "Zora Admin" });
  agent = await buildAgent(app.db, { fullName: "Ann Agent" });
  customer = await buildCustomer(app.db);
});
afterAll(() => app.close());

const create = (body: object, by = admin) => app.api.as(by).post("/api/teams").send(body);
const update = (id: number, body: object, version?: number) => {
  const request = app.api.as(admin).patch(`/api/teams/${id}`);
  return (version === undefined ? request : request.set("If-Match", `"${version}"`)).send(body);
};
const fieldsOf = (answer: { body: { errors?: { field: string }[] } }) => answer.body.errors?.map(({ field }) => field);
const lastEvent = (type: string) =>
  app.db.one<{ data: object; changes: object | null; actor_id: number }>(
    `SELECT e.data, d.data->'changes' AS changes, e.actor_id FROM events e LEFT JOIN event_details d ON d.event_id = e.id
     WHERE e.type = $1 ORDER BY e.id DESC LIMIT 1`,
    [type],
  );

describe("POST /teams", () => {
  test("adds a team once for one key, with who made it", async () => {
    const department = await buildDepartment(app.db);
    const body = {
      name: "Meters",
      description: "Readings",
      supervisor_id: agent.id,
      member_ids: [agent.id],
      department_ids: [department.id],
    };
    const send = () => create(body).set("Idempotency-Key", "team-1");
    const [first, second] = [await send(), await send()];
    expect([first.status, first.body]).toEqual([201, second.body]);
    expect(first.body).toMatchObject({
      name: "Meters",
      description: "Readings",
      supervisor: { id: agent.id },
      members: [{ id: agent.id }],
      departments: [{ id: department.id }],
      archived: false,
      version: 1,
      changed: { by: { id: admin.id } },
      uses: { categories: 0, open_tickets: 0 },
    });
  });

  test("refuses a name in use, people who do not work here, and departments that are none", async () => {
    const gone = await buildAgent(app.db, { deactivated: true });
    expect(fieldsOf(await create({ name: " METERS " }))).toEqual(["name"]);
    const wrong = await create({
      name: "Odd",
      supervisor_id: gone.id,
      member_ids: [customer.id],
      department_ids: [999_999],
    });
    expect([wrong.status, fieldsOf(wrong)]).toEqual([422, ["supervisor_id", "member_ids", "department_ids"]]);
    expect((await create({ name: "x".repeat(81) })).status).toBe(422);
    expect((await create({ name: "\u202e\u0000" })).status).toBe(422);
    expect((await create({ name: "With role", role: "admin" })).status).toBe(422);
    expect(await app.db.rows("SELECT id FROM teams WHERE name IN ('Odd', 'With role')")).toEqual([]);
  });

  test("is for those who set the desk up", async () => {
    expect((await create({ name: "Mine" }, agent)).status).toBe(403);
    expect((await app.api.as(agent).get("/api/teams/1")).status).toBe(403);
    expect((await app.api.anonymous().post("/api/teams").send({ name: "Mine" })).status).toBe(401);
  });
});

describe("PATCH /teams/:id", () => {
  test("replaces what is sent, leaves the rest, and records old and new values", async () => {
    const [leaving, coming] = [await buildAgent(app.db), await buildAgent(app.db)];
    const department = await buildDepartment(app.db);
    const team = await buildTeam(app.db, { memberIds: [leaving.id], departmentIds: [department.id] });
    const answer = await update(team.id, { name: "Renamed", member_ids: [coming.id] }, 1);
    expect([answer.status, answer.headers.etag]).toEqual([200, '"v2"']);
    expect(answer.body).toMatchObject({
      name: "Renamed",
      members: [{ id: coming.id }],
      departments: [{ id: department.id }],
      changed: { by: { id: admin.id } },
    });
    expect(await lastEvent("team.updated")).toEqual({
      actor_id: admin.id,
      data: { team_id: team.id, fields: ["name", "member_ids"] },
      changes: { name: { from: team.name, to: "Renamed" }, member_ids: { from: [leaving.id], to: [coming.id] } },
    });
    expect((await update(team.id, { name: "Again" }, 1)).body).toMatchObject({
      code: "stale_version",
      current: { name: "Renamed", version: 2 },
    });
    expect((await update(team.id, { name: "Renamed" })).body).toMatchObject({ version: 2 });
    expect((await update(999_999, { name: "Nobody" })).status).toBe(404);
  });

  test("keeps members who were deactivated for the day they are back", async () => {
    const [stays, away] = [await buildAgent(app.db), await buildAgent(app.db)];
    const team = await buildTeam(app.db, { memberIds: [stays.id, away.id] });
    await app.db.rows("UPDATE people SET deactivated_at = app_now() WHERE id = $1", [away.id]);
    expect((await update(team.id, { member_ids: [stays.id], description: "Same people" })).status).toBe(200);
    expect(await app.db.rows("SELECT person_id FROM team_members WHERE team_id = $1", [team.id])).toHaveLength(2);
  });

  test("without an active supervisor who works here, admins stand in", async () => {
    const lead = await buildAgent(app.db);
    const team = await buildTeam(app.db, { supervisorId: lead.id });
    expect(await supervisorIdOf(app.db, team.id)).toBe(lead.id);
    await app.db.rows("UPDATE people SET role_id = (SELECT id FROM roles WHERE key = 'customer') WHERE id = $1", [
      lead.id,
    ]);
    expect(await supervisorIdOf(app.db, team.id)).toBeNull();
    expect((await app.api.as(admin).get(`/api/teams/${team.id}`)).body).toMatchObject({ supervisor: null });
  });

  test("changes what members see within five seconds", async () => {
    const member = await buildAgent(app.db);
    const department = await buildDepartment(app.db);
    const told = new Set<number | null>();
    const watch = watchAccess({ url: app.databaseUrl, db: app.db, log: app.services.log }, (id) => told.add(id));
    const heard = async (who: number | null = member.id) => {
      await eventually(() => told.has(who));
      return told.delete(who);
    };
    try {
      // Until its first look at the table it knows nothing, and says so.
      expect(await heard(null)).toBe(true);
      const { body: team } = await create({ name: "Seen", member_ids: [member.id] });
      const id = (team as { id: number }).id;
      expect(await heard()).toBe(true);
      await update(id, { department_ids: [department.id] });
      expect(await heard()).toBe(true);
      expect((await loadActor(app.db, member.id))?.departmentIds).toEqual([department.id]);
      await update(id, { archived: true });
      expect(await heard()).toBe(true);
      expect((await loadActor(app.db, member.id))?.departmentIds).toEqual([]);
      await update(id, { archived: false });
      expect(await heard()).toBe(true);
      await update(id, { member_ids: [] });
      expect(await heard()).toBe(true);
    } finally {
      await watch.stop();
    }
  });
});

describe("archiving a team", () => {
  test("is refused while categories or open tickets need it, with how many", async () => {
    const team = await buildTeam(app.db, { name: "Needed" });
    await buildCategory(app.db, { teamId: team.id });
    await buildCategory(app.db, { teamId: team.id, archived: true });
    await buildTicket(app.services, { teamId: team.id });
    const closed = await buildTicket(app.services, { teamId: team.id, status: "closed" });
    const refused = await update(team.id, { archived: true });
    expect([refused.status, refused.body]).toMatchObject([
      409,
      {
        code: "team.in_use",
        detail: "Needed is still needed: 1 category sends complaints to it and 1 open ticket is in it",
      },
    ]);
    expect((await app.api.as(admin).get(`/api/teams/${team.id}`)).body).toMatchObject({
      archived: false,
      uses: { categories: 1, open_tickets: 1 },
    });
    await app.db.rows("UPDATE categories SET team_id = NULL WHERE team_id = $1", [team.id]);
    await app.db.rows("UPDATE tickets SET team_id = NULL WHERE team_id = $1 AND id <> $2", [team.id, closed.id]);
    expect((await update(team.id, { archived: true })).status).toBe(200);
    expect(await lastEvent("team.archived")).toMatchObject({ data: { team_id: team.id }, actor_id: admin.id });
  });

  test("takes it out of lists, routing and rights alike, and restoring brings it back", async () => {
    const member = await buildAgent(app.db);
    const department = await buildDepartment(app.db);
    const team = await buildTeam(app.db, { memberIds: [member.id], departmentIds: [department.id] });
    const state = async () => ({
      listed: ((await app.api.as(agent).get("/api/teams")).body.data as { id: number }[]).some(
        ({ id }) => id === team.id,
      ),
      candidate:
        (await rankAssignees(app.db, { departmentId: department.id, teamId: null, skillId: null, isSample: false }))
          .length === 1,
      serves: await serves(app.db, team.id, department.id),
      named: (await teamsOfDepartment(app.db, department.id)).length === 1,
      sees: (await loadActor(app.db, member.id))?.departmentIds.length === 1,
      teams: (await loadActor(app.db, member.id))?.teamIds.length === 1,
      archived: (await findTeam(app.db, team.id))?.archivedAt !== null,
    });
    const inUse = {
      listed: true,
      candidate: true,
      serves: true,
      named: true,
      sees: true,
      teams: true,
      archived: false,
    };
    expect(await state()).toEqual(inUse);
    await update(team.id, { archived: true });
    expect(await state()).toEqual(Object.fromEntries(Object.entries(inUse).map(([key, value]) => [key, !value])));
    const shown = async (by: BuiltPerson) =>
      ((await app.api.as(by).get("/api/teams?archived=true")).body.data as { id: number }[]).some(
        ({ id }) => id === team.id,
      );
    expect([await shown(admin), await shown(agent)]).toEqual([true, false]);
    await update(team.id, { archived: false });
    expect(await state()).toEqual(inUse);
  });

  test("keeps tickets from being sent to it", async () => {
    const department = await buildDepartment(app.db);
    const team = await buildTeam(app.db, { departmentIds: [department.id] });
    const ticket = await buildTicket(app.services, { departmentId: department.id });
    await update(team.id, { archived: true });
    const moved = await app.api.as(admin).patch(`/api/tickets/${ticket.id}`).send({ team_id: team.id });
    expect([moved.status, fieldsOf(moved)]).toEqual([422, ["team_id"]]);
    const category = await buildCategory(app.db, { departmentId: department.id });
    const filed = await app.api
      .as(customer)
      .post("/api/tickets")
      .send({ subject: "No reading", description: "Nobody came.", category_id: category.id });
    expect(await app.db.one("SELECT team_id FROM tickets WHERE id = $1", [(filed.body as { id: number }).id])).toEqual({
      team_id: null,
    });
  });
});
