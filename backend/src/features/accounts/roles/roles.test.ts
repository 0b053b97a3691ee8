import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildPerson,
  buildPersonWith,
  buildTicket,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { neededPermissions, type Permission } from "../../../contract/index.js";

let app: TestApp;
let admin: BuiltPerson;
/** Makes roles, sees their departments, and may little else. */
let maker: BuiltPerson;
const makers: Permission[] = ["people.read", "people.invite", "roles.manage", "ticket.create", "ticket.reply"];
beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db, { fullName: "Ada Admin" });
  maker = await buildPersonWith(app.db, { name: "Role makers", sees: "departments", permissions: makers });
});
afterAll(() => app.close());
beforeEach(() => app.identify.forget(null));

const nightShift = { name: "Night shift", is_staff: true, sees: "teams", permissions: ["ticket.reply"] };
let made = 0;
type Made = { id: number; key: string };
const create = (body: object, by = admin) => app.api.as(by).post("/api/roles").send(body);
const fresh = async (body: object = {}, by = admin) =>
  (await create({ ...nightShift, name: `Fresh ${++made}`, ...body }, by).expect(201)).body as Made;
const change = (id: number, body: object, by = admin) => app.api.as(by).patch(`/api/roles/${id}`).send(body);
const remove = (id: number, moveTo?: number, by = admin) =>
  app.api.as(by).delete(`/api/roles/${id}${moveTo === undefined ? "" : `?move_to=${moveTo}`}`);
const outcome = async (answer: PromiseLike<{ status: number; body: { code?: string } }>) => {
  const { status, body } = await answer;
  return [status, body.code];
};
const fieldsOf = (answer: { body: { errors?: { field: string; message: string }[] } }) =>
  Object.fromEntries(answer.body.errors?.map(({ field, message }) => [field, message]) ?? []);
const give = (person: BuiltPerson, roleId: number) =>
  app.db.rows("UPDATE people SET role_id = $2 WHERE id = $1", [person.id, roleId]);
const idOf = async (key: string) =>
  (await app.db.one<{ id: number }>("SELECT id FROM roles WHERE key = $1", [key]))?.id ?? 0;
const lastEvent = (type: string) =>
  app.db.one<{ data: object; changes: Record<string, { from: unknown; to: unknown }>; object: string; actor: number }>(
    `SELECT e.data, d.data->'changes' AS changes, e.object_kind || ' ' || e.object_id AS object, e.actor_id AS actor
     FROM events e LEFT JOIN event_details d ON d.event_id = e.id WHERE e.type = $1 ORDER BY e.id DESC LIMIT 1`,
    [type],
  );

test("built-in roles hold together: what each permission needs is in them", async () => {
  for (const { permissions: held } of await app.db.rows<{ permissions: Permission[] }>(
    "SELECT permissions FROM roles WHERE built_in",
  )) {
    for (const permission of held)
      expect(held).toEqual(expect.arrayContaining([...(neededPermissions[permission] ?? [])]));
  }
});

describe("POST /roles", () => {
  test("makes a role once for one key, with who made it and what it may on record", async () => {
    const body = { ...nightShift, description: "After hours" };
    const send = () => create(body).set("Idempotency-Key", "role-1");
    const [first, second] = [await send(), await send()];
    expect([first.status, first.body]).toEqual([201, second.body]);
    expect(first.body).toMatchObject({
      key: "custom_night_shift",
      name: "Night shift",
      description: "After hours",
      built_in: false,
      is_staff: true,
      sees: "teams",
      permissions: [{ key: "ticket.reply", sentence: "Reply to complaints in public" }],
      people: 0,
      open_tickets: 0,
      version: 1,
      changed: { by: { id: admin.id } },
      abilities: { edit: true, delete: true, change_kind: true, lock: null },
    });
    expect(await lastEvent("role.created")).toMatchObject({
      object: `role ${first.body.id}`,
      actor: admin.id,
      changes: { name: { from: null, to: "Night shift" }, permissions: { from: null, to: ["ticket.reply"] } },
    });
  });

  test("gives each a key of its own, whatever it is called", async () => {
    const keys = [];
    for (const name of ["Nacht-Schicht", "nacht schicht!", "夜勤", "夜間", "Équipe de nuit", "x".repeat(60)])
      keys.push((await fresh({ name })).key);
    expect(keys).toEqual([
      "custom_nacht_schicht",
      "custom_nacht_schicht_2",
      "custom_role",
      "custom_role_2",
      "custom_equipe_de_nuit",
      `custom_${"x".repeat(43)}`,
    ]);
  });

  test("refuses a name in use, and what does not go together, at its field", async () => {
    expect(fieldsOf(await create({ ...nightShift, name: " AGENT " }))).toEqual({ name: "Another role has that name" });
    expect(fieldsOf(await create({ ...nightShift, name: "Notes", permissions: ["ticket.note"] }))).toEqual({
      permissions: '"Write internal notes" needs "Read internal notes"',
    });
    expect(fieldsOf(await create({ ...nightShift, name: "Own", sees: "own" }))).toHaveProperty("sees");
    // Whoever sets up teams could join one of any department.
    const founder = { ...nightShift, name: "Founder", permissions: ["directory.manage"] };
    expect(fieldsOf(await create({ ...founder, sees: "departments" }))).toHaveProperty("sees");
    await create({ ...founder, sees: "all" }).expect(201);
    // Files that others import are shown with samples, whatever departments their complaints belong to.
    const needed = [...(neededPermissions["import.run"] ?? []), "ticket.read_notes", "people.read"];
    const importer = { ...nightShift, name: "Importer", permissions: ["import.run", ...needed] };
    expect(fieldsOf(await create({ ...importer, sees: "departments" }))).toEqual({ sees: expect.any(String) });
    expect(
      fieldsOf(await create({ name: "Loud", is_staff: false, sees: "all", permissions: ["ticket.create"] })),
    ).toHaveProperty("sees");
    expect(
      fieldsOf(await create({ name: "Insider", is_staff: false, sees: "own", permissions: ["ticket.read_notes"] })),
    ).toEqual({ permissions: '"Read internal notes" is for people who work here' });
    expect(await outcome(create({ ...nightShift, name: "Odd", permissions: ["ticket.fly"] }))).toEqual([
      422,
      "validation",
    ]);
    expect(await outcome(create({ ...nightShift, name: "Odd", built_in: true }))).toEqual([422, "validation"]);
    expect(await outcome(create({ ...nightShift, name: "Odd", key: "admin" }))).toEqual([422, "validation"]);
    await create({ name: "VIP", is_staff: false, sees: "own", permissions: ["ticket.create"] }).expect(201);
  });

  test("is for those who make roles", async () => {
    for (const person of [await buildCustomer(app.db), await buildAgent(app.db)])
      expect(await outcome(create(nightShift, person))).toEqual([403, "forbidden"]);
    expect((await app.api.anonymous().post("/api/roles").send(nightShift)).status).toBe(401);
  });
});

describe("nobody gives what they do not have", () => {
  test("by a new role", async () => {
    await fresh({ sees: "departments", permissions: ["ticket.reply"] }, maker);
    const named = (more: object) => ({ ...nightShift, name: `Too much ${++made}`, ...more });
    expect(await outcome(create(named({ permissions: ["ticket.assign"] }), maker))).toEqual([403, "forbidden"]);
    expect(await outcome(create(named({ sees: "all" }), maker))).toEqual([403, "forbidden"]);
  });

  test("by adding to a role that others have", async () => {
    const role = await fresh({ permissions: ["ticket.reply"] }, maker);
    expect(await outcome(change(role.id, { permissions: ["ticket.reply", "ticket.hide"] }, maker))).toEqual([
      403,
      "forbidden",
    ]);
    expect(await outcome(change(role.id, { sees: "all" }, maker))).toEqual([403, "forbidden"]);
    await change(role.id, { permissions: ["ticket.reply", "ticket.create"], sees: "departments" }, maker).expect(200);
  });

  test("nor touches a role that has more, were it only to take away", async () => {
    const strong = await fresh({ sees: "all", permissions: ["ticket.reply", "ticket.hide"] });
    expect(await outcome(change(strong.id, { permissions: [] }, maker))).toEqual([403, "forbidden"]);
    expect(await outcome(change(strong.id, { name: "Weak" }, maker))).toEqual([403, "forbidden"]);
    expect(await outcome(remove(strong.id, undefined, maker))).toEqual([403, "forbidden"]);
    expect((await app.api.as(maker).get(`/api/roles/${strong.id}`)).body.abilities).toEqual({
      edit: false,
      delete: false,
      change_kind: false,
      lock: "more_rights",
    });
  });

  test("nor changes or deletes the role they have themselves", async () => {
    const own =
      (await app.db.one<{ id: number }>("SELECT role_id AS id FROM people WHERE id = $1", [maker.id]))?.id ?? 0;
    expect(await outcome(change(own, { description: "Mine" }, maker))).toEqual([403, "forbidden"]);
    expect(await outcome(remove(own, undefined, maker))).toEqual([403, "forbidden"]);
    expect((await app.api.as(maker).get(`/api/roles/${own}`)).body.abilities.lock).toBe("self");
    expect((await app.api.as(admin).get(`/api/roles/${own}`)).body.abilities.lock).toBeNull();
  });

  test("nor moves people to a role that has more", async () => {
    const role = await fresh({ permissions: [] }, maker);
    await give(await buildAgent(app.db), role.id);
    expect(await outcome(remove(role.id, await idOf("admin"), maker))).toEqual([403, "forbidden"]);
  });

  test("the list of permissions says which those are", async () => {
    const { data, sees } = (await app.api.as(maker).get("/api/permissions").expect(200)).body as {
      data: { permissions: { key: string; grantable: boolean }[] }[];
      sees: string[];
    };
    const grantable = data.flatMap((group) => group.permissions).filter((permission) => permission.grantable);
    expect(grantable.map(({ key }) => key).sort()).toEqual([...makers].sort());
    expect(sees).toEqual(["own", "assigned", "teams", "departments"]);
  });
});

describe("PATCH /roles/:id", () => {
  test("leaves built-in roles as they are; they can be copied", async () => {
    const id = await idOf("agent");
    expect(await outcome(change(id, { permissions: [] }))).toEqual([409, "role.built_in"]);
    expect(await outcome(remove(id))).toEqual([409, "role.built_in"]);
    const agent = (await app.api.as(admin).get(`/api/roles/${id}`)).body as {
      permissions: { key: string }[];
      sees: string;
    };
    const copy = {
      name: "Agent (copy)",
      is_staff: true,
      sees: agent.sees,
      permissions: agent.permissions.map(({ key }) => key),
    };
    expect((await create(copy).expect(201)).body.permissions).toEqual(expect.arrayContaining(agent.permissions));
  });

  test("asks for the version that was read, and records old and new", async () => {
    const role = await fresh({ permissions: ["ticket.reply"] });
    const patch = () => app.api.as(admin).patch(`/api/roles/${role.id}`).set("If-Match", '"1"');
    const done = await patch().send({ permissions: ["ticket.reply", "ticket.assign"], description: "Night" });
    expect([done.status, done.body.version]).toEqual([200, 2]);
    expect(await lastEvent("role.changed")).toMatchObject({
      object: `role ${role.id}`,
      data: { role_id: role.id, fields: ["description", "permissions"] },
      changes: {
        description: { from: null, to: "Night" },
        permissions: { from: ["ticket.reply"], to: ["ticket.assign", "ticket.reply"] },
      },
    });
    const stale = await patch().send({ name: "Other" });
    expect([stale.status, stale.body.current.version]).toEqual([412, 2]);
    // What is already so is no change.
    expect((await change(role.id, { permissions: ["ticket.assign", "ticket.reply"] })).body.version).toBe(2);
  });

  test("fixes who it is for while somebody has it, be they deactivated", async () => {
    const role = await fresh({ permissions: ["ticket.create"] });
    await give(await buildAgent(app.db, { deactivated: true }), role.id);
    const kind = { is_staff: false, sees: "own" };
    const refused = await change(role.id, kind);
    expect([refused.status, refused.body.code, refused.body.detail]).toEqual([
      409,
      "role.in_use",
      expect.stringMatching(/^1 person has/),
    ]);
    expect((await app.api.as(admin).get(`/api/roles/${role.id}`)).body.abilities.change_kind).toBe(false);
    await app.db.rows("UPDATE people SET role_id = $2 WHERE role_id = $1", [role.id, await idOf("customer")]);
    await change(role.id, kind).expect(200);
  });

  test("reaches the sessions of its people", async () => {
    const role = await fresh({ sees: "all", permissions: ["people.read"] });
    const person = await buildPerson(app.db, { role: role.key });
    await app.api.as(person).get("/api/people").expect(200);
    const before = await app.db.rows("SELECT 1 FROM access_changes WHERE person_id = $1", [person.id]);
    await change(role.id, { permissions: [] }).expect(200);
    const after = await app.db.rows("SELECT 1 FROM access_changes WHERE person_id = $1", [person.id]);
    expect(after.length).toBe(before.length + 1);
    app.identify.forget(person.id);
    await app.api.as(person).get("/api/people").expect(403);
  });

  test("gives open tickets back that its people can no longer work on, and leaves them the others", async () => {
    const role = await fresh({ sees: "all", permissions: ["ticket.reply", "ticket.assign"] });
    const person = await buildPerson(app.db, { role: role.key });
    const [open, closed] = [
      await buildTicket(app.services, { assigneeId: person.id }),
      await buildTicket(app.services, { assigneeId: person.id, status: "closed" }),
    ];
    const holder = async (id: number) =>
      (await app.db.one<{ id: number | null }>("SELECT assignee_id AS id FROM tickets WHERE id = $1", [id]))?.id;
    expect((await app.api.as(admin).get(`/api/roles/${role.id}`)).body.open_tickets).toBe(1);
    // Whoever holds a ticket sees it, also when they see no others.
    const narrowed = await change(role.id, { sees: "assigned", permissions: ["ticket.reply"] });
    expect([narrowed.body.returned_tickets, await holder(open.id)]).toEqual([0, person.id]);
    // In no team there is nothing to see.
    const blind = await change(role.id, { sees: "teams" });
    expect([blind.body.returned_tickets, await holder(open.id), await holder(closed.id)]).toEqual([1, null, person.id]);
    await app.db.rows("UPDATE tickets SET assignee_id = $2 WHERE id = $1", [open.id, person.id]);
    await change(role.id, { sees: "all" }).expect(200);
    expect((await change(role.id, { permissions: [] })).body.returned_tickets).toBe(1);
  });

  test("keeps somebody who can run the desk", async () => {
    const keys: Permission[] = ["people.read", "people.invite", "people.manage", "directory.manage", "desk.configure"];
    const role = await fresh({ sees: "all", permissions: keys });
    const keeper = await buildPerson(app.db, { role: role.key });
    // An admin whose address was never proven counts for nobody: what is left if they are wrong?
    const unproven = await buildAdmin(app.db, { emailVerified: false });
    const others = await app.db.rows<{ id: number }>(
      "UPDATE people SET email_verified_at = NULL WHERE id <> $1 AND email_verified_at IS NOT NULL RETURNING id",
      [keeper.id],
    );
    const fewer = keys.filter((key) => key !== "desk.configure");
    expect(await outcome(change(role.id, { permissions: fewer }, unproven))).toEqual([409, "person.last_admin"]);
    expect(await outcome(remove(role.id, await idOf("agent"), unproven))).toEqual([409, "person.last_admin"]);
    await change(role.id, { permissions: [...keys, "audit.read"] }, unproven).expect(200);
    await app.db.rows("UPDATE people SET email_verified_at = app_now() WHERE id = ANY ($1::bigint[])", [
      others.map(({ id }) => id),
    ]);
    await change(role.id, { permissions: fewer }, unproven).expect(200);
  });
});
