import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCalendar,
  buildDepartment,
  buildPolicy,
  buildTeam,
  everyPriority,
  type BuiltPerson,
} from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import type { Setup } from "../../contract/index.js";

let app: TestApp;
let admin: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
});
afterAll(() => app.close());

const read = async (): Promise<Setup> => (await app.api.as(admin).get("/api/setup")).body as Setup;
const change = (body: object, version?: number) => {
  const request = app.api.as(admin).patch("/api/setup").send(body);
  return version === undefined ? request : request.set("if-match", `"${version}"`);
};
const doneSteps = async () => (await read()).steps.filter(({ done }) => done).map(({ key }) => key);

describe("The checklist", () => {
  test("begins with nothing done, to whoever may set up the desk", async () => {
    expect(await read()).toMatchObject({ done: 0, total: 7, hidden: false, pending: true, version: 1 });
    expect((await read()).steps.map(({ key }) => key)).toEqual([
      "desk",
      "departments",
      "categories",
      "hours",
      "policy",
      "team",
      "invitations",
    ]);
    const agent = await buildAgent(app.db, { deactivated: true });
    const [active] = [await buildAgent(app.db)];
    expect((await app.api.as(active).get("/api/setup")).status).toBe(403);
    expect((await app.api.as(active).patch("/api/setup").send({ hidden: true })).status).toBe(403);
    expect((await app.api.as(active).post("/api/setup/sample-data")).status).toBe(403);
    expect((await app.api.as(active).delete("/api/setup/sample-data")).status).toBe(403);
    expect((await app.api.anonymous().get("/api/setup")).status).toBe(401);
    await app.db.rows("UPDATE people SET deactivated_at = app_now() WHERE id = $1", [active.id]);
    expect(agent.id).not.toBe(active.id);
    expect(await doneSteps()).toEqual([]);
  });

  test("ticks itself by what the desk has, and unticks itself when that is put away", async () => {
    const settings = await app.api.as(admin).patch("/api/settings").send({ name: "Acme", time_zone: "Europe/Berlin" });
    expect(settings.status).toBe(200);
    expect(await doneSteps()).toEqual(["desk"]);

    const department = await buildDepartment(app.db);
    expect(await doneSteps()).toEqual(["desk", "departments"]);
    await app.db.rows("UPDATE departments SET archived_at = app_now() WHERE id = $1", [department.id]);
    expect(await doneSteps()).toEqual(["desk"]);

    await app.db.rows("INSERT INTO categories (name) VALUES ('Billing')");
    expect(await doneSteps()).toEqual(["desk", "categories"]);

    const calendar = await buildCalendar(app);
    expect(await doneSteps()).toEqual(["desk", "categories", "hours", "invitations"]);
    const policy = await buildPolicy(app, {
      calendar_id: calendar.id,
      targets: everyPriority({ resolution: "8h" }),
    });
    expect(await doneSteps()).toEqual(["desk", "categories", "hours", "policy", "invitations"]);
    expect((await app.api.as(admin).delete(`/api/sla/policies/${policy.id}`)).status).toBe(204);
    expect((await app.api.as(admin).delete(`/api/calendars/${calendar.id}`)).status).toBe(204);
    // Those who made them were colleagues, which is a step of its own.
    await app.db.rows("UPDATE people SET deactivated_at = app_now() WHERE id <> $1", [admin.id]);
    expect(await doneSteps()).toEqual(["desk", "categories"]);

    const team = await buildTeam(app.db, { departmentIds: [department.id] });
    expect(await doneSteps()).toEqual(["desk", "categories"]);
    await app.db.rows("INSERT INTO team_members (team_id, person_id) VALUES ($1, $2)", [team.id, admin.id]);
    expect(await doneSteps()).toEqual(["desk", "categories", "team"]);

    const colleague = await buildAgent(app.db);
    expect(await doneSteps()).toEqual(["desk", "categories", "team", "invitations"]);
    await app.db.rows("UPDATE people SET deactivated_at = app_now() WHERE id = $1", [colleague.id]);
    expect(await doneSteps()).toEqual(["desk", "categories", "team"]);
  });

  test("is over for the landing once every step is done or skipped, and comes back when one is not", async () => {
    const skipped = await change({ skipped: ["invitations", "hours", "policy", "departments"] });
    expect(skipped.status).toBe(200);
    expect(skipped.body).toMatchObject({ done: 3, pending: false });
    expect(skipped.body.steps.filter((step: { skipped: boolean }) => step.skipped)).toEqual([
      { key: "departments", done: false, skipped: true },
      { key: "hours", done: false, skipped: true },
      { key: "policy", done: false, skipped: true },
      { key: "invitations", done: false, skipped: true },
    ]);
    expect((await change({ skipped: ["departments"] })).body.pending).toBe(true);
  });

  test("can be hidden and shown again", async () => {
    expect((await change({ hidden: true })).body).toMatchObject({ hidden: true, pending: false });
    expect((await read()).hidden).toBe(true);
    expect((await change({ hidden: false })).body).toMatchObject({ hidden: false, pending: true });
  });

  test("is not changed over a newer state, nor by what it does not know; a change is on record, no change is not", async () => {
    const before = await read();
    const stale = await change({ hidden: true }, before.version - 1);
    expect(stale.status).toBe(412);
    expect(stale.body.current).toMatchObject({ version: before.version, hidden: false });
    expect((await change({ skipped: ["password"] })).status).toBe(422);
    expect((await change({ done: true })).status).toBe(422);

    const events = async () => (await app.db.rows("SELECT id FROM events WHERE type = 'setup.changed'")).length;
    const recorded = await events();
    const same = await change({ hidden: false, skipped: ["departments", "departments"] }, before.version);
    expect(same.body.version).toBe(before.version);
    expect(await events()).toBe(recorded);
    const changed = await change({ hidden: true }, before.version);
    expect(changed.body.version).toBe(before.version + 1);
    expect(changed.headers.etag).toContain(String(before.version + 1));
    expect(await events()).toBe(recorded + 1);
  });
});
