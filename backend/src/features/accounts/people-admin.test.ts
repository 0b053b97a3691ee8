import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildPerson,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

let app: TestApp;
let admin: BuiltPerson;
let second: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db, { fullName: "Ada Admin" });
  second = await buildAdmin(app.db, { fullName: "Bea Admin" });
  await app.db.rows(
    `INSERT INTO roles (key, name, is_staff, sees, permissions) VALUES
       ('people_office', 'People office', true, 'departments', ARRAY['ticket.create', 'people.read', 'people.manage', 'people.invite'])`,
  );
});
afterAll(() => app.close());
beforeEach(() => app.identify.forget(null));

const get = (person: BuiltPerson, by = admin) => app.api.as(by).get(`/api/people/${person.id}`);
const change = (person: BuiltPerson, body: object, by = admin) =>
  app.api.as(by).patch(`/api/people/${person.id}`).send(body);
const outcome = async (answer: ReturnType<typeof change>) => {
  const { status, body } = await answer;
  return [status, (body as { code?: string }).code];
};
const roleOf = async (person: BuiltPerson) =>
  (
    await app.db.one<{ key: string }>("SELECT r.key FROM people p JOIN roles r ON r.id = p.role_id WHERE p.id = $1", [
      person.id,
    ])
  )?.key;
const eventsOf = (person: BuiltPerson) =>
  app.db.rows<{ type: string; data: object }>(
    "SELECT type, data FROM events WHERE type LIKE 'person.%' AND (data->>'person_id')::bigint = $1 ORDER BY id",
    [person.id],
  );

describe("PATCH /people/:id", () => {
  test("changes role and teams at once, with old and new values on record, and ends the person's sessions", async () => {
    const person = await buildAgent(app.db);
    const team = await buildTeam(app.db);
    await app.api.as(person).get("/api/auth/me").expect(200);
    const version = Number((await get(person)).headers.etag?.match(/\d+/)?.[0]);
    const answer = await app.api
      .as(admin)
      .patch(`/api/people/${person.id}`)
      .set("If-Match", `"${version}"`)
      .send({ role: "supervisor", team_ids: [team.id] });
    expect([answer.status, answer.headers.etag]).toEqual([200, `"v${version + 1}"`]);
    expect(answer.body).toMatchObject({
      role: { key: "supervisor" },
      teams: [{ id: team.id }],
      changed: { by: { id: admin.id } },
      handed_over: { given: 0, returned: 0 },
    });
    expect(await eventsOf(person)).toEqual([
      { type: "person.role_changed", data: { person_id: person.id, from: "agent", to: "supervisor" } },
      { type: "person.teams_changed", data: { person_id: person.id, from: [], to: [team.id] } },
    ]);
    app.identify.forget(person.id);
    await app.api.as(person).get("/api/auth/me").expect(401);
    expect(await app.db.one("SELECT version, changed_by FROM teams WHERE id = $1", [team.id])).toEqual({
      version: 2,
      changed_by: admin.id,
    });
    expect(
      await outcome(
        app.api.as(admin).patch(`/api/people/${person.id}`).set("If-Match", `"${version}"`).send({ role: "agent" }),
      ),
    ).toEqual([412, "stale_version"]);
  });

  test("refuses what is none: role, team, person; and nothing is half done", async () => {
    const person = await buildAgent(app.db);
    const archived = await buildTeam(app.db);
    await app.db.rows("UPDATE teams SET archived_at = app_now() WHERE id = $1", [archived.id]);
    expect((await change(person, { role: "nobody" })).status).toBe(422);
    expect((await change(person, { role: "supervisor", team_ids: [archived.id] })).status).toBe(422);
    expect((await change(person, { role: "customer", team_ids: [archived.id] })).status).toBe(422);
    expect((await change(person, { password: "x" })).status).toBe(422);
    expect((await change({ ...person, id: 999_999 }, { role: "agent" })).status).toBe(404);
    expect([await roleOf(person), await eventsOf(person)]).toEqual(["agent", []]);
  });

  test("takes the teams and hands back the tickets of somebody who no longer works here", async () => {
    const person = await buildAgent(app.db);
    const team = await buildTeam(app.db, { memberIds: [person.id] });
    const ticket = await buildTicket(app.services, { assigneeId: person.id });
    const answer = await change(person, { role: "customer" });
    expect(answer.body).toMatchObject({ teams: [], handed_over: { given: 0, returned: 1 } });
    expect(await app.db.rows("SELECT 1 FROM team_members WHERE team_id = $1", [team.id])).toEqual([]);
    expect(await app.db.one("SELECT assignee_id FROM tickets WHERE id = $1", [ticket.id])).toEqual({
      assignee_id: null,
    });
  });

  test("is for those who administer people: supervisors, agents and customers are refused and change nothing", async () => {
    const person = await buildCustomer(app.db);
    const others = [
      await buildPerson(app.db, { role: "supervisor" }),
      await buildAgent(app.db),
      await buildCustomer(app.db),
    ];
    for (const other of others) {
      expect(await outcome(change(person, { role: "admin" }, other))).toEqual([403, "forbidden"]);
      expect(await outcome(change(other, { role: "admin" }, other))).toEqual([403, "forbidden"]);
      expect(await outcome(change(person, { deactivated: true }, other))).toEqual([403, "forbidden"]);
    }
    expect((await app.api.anonymous().patch(`/api/people/${person.id}`).send({ role: "admin" })).status).toBe(401);
    expect(await eventsOf(person)).toEqual([]);
  });
});

describe("nobody", () => {
  test("changes their own role or deactivates themselves; their own teams they may", async () => {
    const team = await buildTeam(app.db);
    expect(await outcome(change(admin, { role: "agent" }))).toEqual([403, "forbidden"]);
    expect(await outcome(change(admin, { deactivated: true }))).toEqual([403, "forbidden"]);
    expect((await change(admin, { team_ids: [team.id] })).body).toMatchObject({ teams: [{ id: team.id }] });
    expect((await change(admin, { team_ids: [] })).status).toBe(200);
    expect((await get(admin)).body).toMatchObject({
      abilities: { change_role: false, deactivate: false, lock: "self" },
    });
  });

  test("gives rights they do not have, takes any from those who have more, or widens a view", async () => {
    const office = await buildPerson(app.db, { role: "people_office" });
    const person = await buildCustomer(app.db);
    const [mine, foreign] = [await buildTeam(app.db, { memberIds: [office.id] }), await buildTeam(app.db)];
    for (const role of ["admin", "supervisor", "agent"]) {
      expect(await outcome(change(person, { role }, office))).toEqual([403, "forbidden"]);
    }
    expect((await change(person, { role: "people_office", team_ids: [mine.id] }, office)).status).toBe(200);
    expect(await outcome(change(person, { team_ids: [mine.id, foreign.id] }, office))).toEqual([403, "forbidden"]);
    expect(await outcome(change(office, { team_ids: [foreign.id] }, office))).toEqual([403, "forbidden"]);
    for (const body of [{ role: "customer" }, { deactivated: true }, { team_ids: [] }]) {
      expect(await outcome(change(second, body, office))).toEqual([403, "forbidden"]);
    }
    expect((await get(second, office)).body).toMatchObject({ abilities: { lock: "more_rights", change_teams: false } });
    expect(await roleOf(second)).toBe("admin");
  });

  test("with rights that were taken a moment ago gives any: they are read again", async () => {
    const fallen = await buildAdmin(app.db);
    const person = await buildCustomer(app.db);
    await get(person, fallen);
    await app.db.rows("UPDATE people SET role_id = (SELECT id FROM roles WHERE key = 'agent') WHERE id = $1", [
      fallen.id,
    ]);
    expect(await outcome(change(person, { role: "agent" }, fallen))).toEqual([403, "forbidden"]);
    expect(await roleOf(person)).toBe("customer");
  });
});

describe("GET /people", () => {
  test("filters by team and by what stands between a person and signing in", async () => {
    const team = await buildTeam(app.db);
    const able = await buildAgent(app.db, { fullName: "Filter Able", password: "quiet river under bridges" });
    const gone = await buildAgent(app.db, { fullName: "Filter Gone", deactivated: true });
    await buildCustomer(app.db, { fullName: "Filter Counter", email: null });
    await app.api
      .as(admin)
      .post("/api/people/invitations")
      .send({ email: "filter@example.org", full_name: "Filter Invited", role: "agent", team_ids: [team.id] })
      .expect(201);
    const names = async (query: object) =>
      (
        (
          await app.api
            .as(admin)
            .get("/api/people")
            .query({ q: "filter", ...query })
        ).body.data as { full_name: string }[]
      ).map((person) => person.full_name);
    expect(await names({ state: "active" })).toEqual([able.fullName]);
    expect(await names({ state: "deactivated" })).toEqual([gone.fullName]);
    expect(await names({ state: "no_account" })).toEqual(["Filter Counter"]);
    expect(await names({ state: "invited" })).toEqual(["Filter Invited"]);
    expect(await names({ team_id: team.id })).toEqual(["Filter Invited"]);
    expect((await app.api.as(admin).get("/api/people?state=odd")).status).toBe(422);
  });

  test("shows how many tickets somebody holds to those who administer people alone", async () => {
    const person = await buildAgent(app.db);
    expect((await get(person)).body).toMatchObject({ open_tickets: 0 });
    expect((await get(person, await buildAgent(app.db))).body).toMatchObject({
      open_tickets: null,
      abilities: { lock: "not_allowed", change_role: false, change_teams: false, deactivate: false },
    });
  });
});
