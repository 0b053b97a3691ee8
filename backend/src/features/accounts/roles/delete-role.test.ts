import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildPerson,
  buildRole,
  buildTicket,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import type { Permission } from "../../../contract/index.js";

let app: TestApp;
let admin: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
});
afterAll(() => app.close());
beforeEach(() => app.identify.forget(null));

const fresh = (permissions: Permission[] = ["ticket.reply"]) => buildRole(app.db, { permissions });
const remove = (id: number, moveTo?: number) =>
  app.api.as(admin).delete(`/api/roles/${id}${moveTo === undefined ? "" : `?move_to=${moveTo}`}`);
const outcome = async (answer: PromiseLike<{ status: number; body: { code?: string } }>) => {
  const { status, body } = await answer;
  return [status, body.code];
};
const fieldsOf = (answer: { body: { errors?: { field: string }[] } }) =>
  answer.body.errors?.map(({ field }) => field) ?? [];
const idOf = async (key: string) =>
  (await app.db.one<{ id: number }>("SELECT id FROM roles WHERE key = $1", [key]))?.id ?? 0;
const lastEvent = (type: string) =>
  app.db.one<{ data: object; changes: object; object: string }>(
    `SELECT e.data, d.data->'changes' AS changes, e.object_kind || ' ' || e.object_id AS object
     FROM events e LEFT JOIN event_details d ON d.event_id = e.id WHERE e.type = $1 ORDER BY e.id DESC LIMIT 1`,
    [type],
  );

describe("DELETE /roles/:id", () => {
  test("deletes what nobody has", async () => {
    const role = await fresh();
    await remove(role.id).expect(204);
    expect(await outcome(app.api.as(admin).get(`/api/roles/${role.id}`))).toEqual([404, "not_found"]);
    expect(await outcome(remove(role.id))).toEqual([404, "not_found"]);
    expect(await lastEvent("role.deleted")).toMatchObject({
      object: `role ${role.id}`,
      changes: { permissions: { from: ["ticket.reply"], to: null } },
    });
  });

  test("says how many have it, and moves them on in the same step, out of their sessions", async () => {
    const role = await fresh();
    const [here, gone] = [
      await buildPerson(app.db, { role: role.key }),
      await buildPerson(app.db, { role: role.key, deactivated: true }),
    ];
    const ticket = await buildTicket(app.services, { assigneeId: here.id });
    await app.api.as(here).get("/api/auth/me").expect(200);
    const refused = await remove(role.id);
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      409,
      "role.in_use",
      expect.stringMatching(/^2 people have/),
    ]);
    const viewers = await buildRole(app.db, { sees: "all" });
    await remove(role.id, viewers.id).expect(204);
    const now = await app.db.rows("SELECT DISTINCT role_id AS id FROM people WHERE id = ANY ($1::bigint[])", [
      [here.id, gone.id],
    ]);
    expect(now).toEqual([{ id: viewers.id }]);
    app.identify.forget(here.id);
    await app.api.as(here).get("/api/auth/me").expect(401);
    expect(await lastEvent("person.role_changed")).toMatchObject({ data: { from: role.key, to: viewers.key } });
    expect(await app.db.one("SELECT assignee_id AS id FROM tickets WHERE id = $1", [ticket.id])).toEqual({ id: null });
  });

  test("moves nobody to the role itself, to none, or from the desk to the customers", async () => {
    const role = await fresh();
    const { id } = await buildAgent(app.db);
    await app.db.rows("UPDATE people SET role_id = $2 WHERE id = $1", [id, role.id]);
    for (const moveTo of [role.id, 999_999, await idOf("customer")])
      expect(fieldsOf(await remove(role.id, moveTo))).toEqual(["move_to"]);
    expect((await app.api.as(admin).delete(`/api/roles/${role.id}?move_to=agent`)).status).toBe(422);
  });

  test("meets an invitation to the same role: one of the two is refused, and nobody is left without a role", async () => {
    for (let round = 0; round < 5; round += 1) {
      const role = await fresh();
      const email = `race${round}@example.org`;
      const [removed, invited] = await Promise.all([
        remove(role.id),
        app.api.as(admin).post("/api/people/invitations").send({ email, full_name: "Racer", role: role.key }),
      ]);
      const outcomes = [removed.status, invited.status].join();
      expect(["204,422", "409,201"]).toContain(outcomes);
    }
  });
});

test("GET /roles stays as published, in the order of what they may", async () => {
  const { data } = (await app.api.as(admin).get("/api/roles").expect(200)).body as { data: Record<string, unknown>[] };
  const builtIn = data.filter((role) => role.built_in);
  expect(builtIn.map(({ key }) => key)).toEqual(["customer", "agent", "supervisor", "admin"]);
  expect(builtIn[0]).toMatchObject({
    name: "Customer",
    sees: "own",
    is_staff: false,
    permissions: [{ key: "ticket.create", sentence: "File complaints of their own" }],
  });
});
