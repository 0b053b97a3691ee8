import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildDepartment,
  buildTeam,
  buildTicket,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { mailsTo } from "../../../../test/mailed-link.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { foldWords } from "../../search/index.js";

const password = "copper lantern ferry";
const onePixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
let app: TestApp;
let admin: BuiltPerson;
let second: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
  second = await buildAdmin(app.db);
});
afterAll(() => app.close());

const row = (id: number) =>
  app.db.one<Record<string, unknown>>(
    `SELECT p.*, r.key AS role FROM people p JOIN roles r ON r.id = p.role_id WHERE p.id = $1`,
    [id],
  );

/** Every table of the product as text, but for the append-only record of what happened. */
async function whereStands(text: string): Promise<string[]> {
  const tables = await app.ownerDb.rows<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN ('events', 'event_details')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const hit = await app.ownerDb.one(`SELECT 1 FROM "${name}" x WHERE strpos(x::text, $1) > 0 LIMIT 1`, [text]);
    if (hit) found.push(name);
  }
  return found;
}

describe("DELETE /me", () => {
  test("leaves no contact data anywhere; complaints, messages and clocks stay and go on", async () => {
    const person = await buildCustomer(app.db, {
      fullName: "Wilhelmina Ungewitter",
      email: "wilhelmina@example.org",
      phone: "+49 30 123456",
      password,
    });
    const me = app.api.as(person);
    await me
      .patch("/api/auth/me")
      .send({
        address: "Rosenweg 17",
        time_zone: "Europe/Berlin",
        theme: "dark",
        density: "compact",
        hour_format: "h12",
      })
      .expect(200);
    await me
      .put("/api/auth/me/photo")
      .attach("files", onePixel, { filename: "me.png", contentType: "image/png" })
      .expect(200);
    const { photo_key: photo } = (await row(person.id)) as { photo_key: string };
    const filed = await me
      .post("/api/tickets")
      .send({ subject: "Late again", description: "It is late again", category: "Other" })
      .expect(201);
    const ticketId = (filed.body as { id: number }).id;
    await me.post("/api/me/email").send({ email: "ungewitter@example.org" }).expect(202);
    await app.api.anonymous().post("/api/auth/forgot-password").send({ email: person.email });
    await app.api
      .anonymous()
      .post("/api/guest/track")
      .send({ email: person.email, reference: `CMP-${ticketId}` })
      .expect(202);
    await app.jobs.runAll();
    expect(await whereStands("wilhelmina@example.org")).toEqual(expect.arrayContaining(["people", "mails"]));
    const clocks = () =>
      app.db.rows("SELECT * FROM sla_clocks WHERE ticket_id = $1 ORDER BY metric, cycle", [ticketId]);
    const before = await clocks();
    expect(before.length).toBeGreaterThan(0);

    const gone = await me.delete("/api/me").expect(204);
    // A second later, where the schedule rings.
    await foldWords(app.db);
    expect(gone.get("Set-Cookie")?.[0]).toMatch(/^redress_session=; Max-Age=0;/);
    for (const text of ["ungewitter", "wilhelmina", "Wilhelmina", "Ungewitter", "+49 30 123456", "Rosenweg"])
      expect([text, await whereStands(text)]).toEqual([text, []]);
    expect(await row(person.id)).toMatchObject({
      full_name: `Deleted person ${person.id}`,
      email: null,
      password_hash: null,
      notification_preferences: {},
      role: "customer",
      version: expect.any(Number),
    });
    expect(await app.services.storage.open(photo)).toBeNull();
    expect(await clocks()).toEqual(before);

    const ticket = await app.api.as(admin).get(`/api/tickets/${ticketId}`).expect(200);
    expect(ticket.body).toMatchObject({ customer: { full_name: `Deleted person ${person.id}`, photo_url: null } });
    expect(JSON.stringify(ticket.body)).not.toMatch(/ungewitter/i);
    const reply = { comment: "We looked into it", is_internal: false };
    await app.api.as(admin).post(`/api/tickets/${ticketId}/comments`).send(reply).expect(201);
    await app.api
      .as(admin)
      .patch(`/api/tickets/${ticketId}/status`)
      .send({ status: "resolved", comment: "Done" })
      .expect(200);
    await app.jobs.runAll();
    expect(
      await app.ownerDb.rows(
        "SELECT 1 FROM mails WHERE person_id = $1 AND state IN ('queued', 'kept') AND to_address NOT LIKE 'deleted-%'",
        [person.id],
      ),
    ).toEqual([]);
    expect(await app.db.rows("SELECT 1 FROM notifications WHERE person_id = $1", [person.id])).toEqual([]);
    expect(
      await app.db.one("SELECT actor_id, data FROM events WHERE type = 'person.deleted' AND object_id = $1", [
        person.id,
      ]),
    ).toMatchObject({ actor_id: person.id, data: { person_id: person.id, by: "self" } });
  });

  test("ends every way in; the address registers anew as somebody else, who sees nothing of it", async () => {
    const person = await buildCustomer(app.db, { email: "back@example.org", password });
    const ticket = await buildTicket(app.services, { customerId: person.id });
    await app.api.as(person).delete("/api/me").expect(204);
    await app.api.anonymous().post("/api/auth/login").send({ email: "back@example.org", password }).expect(401);
    const count = (await mailsTo(app, "back@example.org")).length;
    await app.api.anonymous().post("/api/auth/forgot-password").send({ email: "back@example.org" }).expect(202);
    expect(await mailsTo(app, "back@example.org")).toHaveLength(count);

    const again = { email: "back@example.org", full_name: "Back Again", password: "seventeen quiet bridges" };
    await app.api.anonymous().post("/api/auth/register").send(again).expect(202);
    const fresh = await app.db.one<{ id: number }>("SELECT id FROM people WHERE email = 'back@example.org'");
    expect(fresh?.id).not.toBe(person.id);
    await app.api
      .as({ id: fresh?.id ?? 0 })
      .get(`/api/tickets/${ticket.id}`)
      .expect(404);
  });

  test("returns the open tickets of staff to their teams, and takes them out of teams and choices", async () => {
    const department = await buildDepartment(app.db);
    const agent = await buildAgent(app.db, { fullName: "Leaving Agent" });
    const colleague = await buildAgent(app.db);
    const team = await buildTeam(app.db, {
      memberIds: [agent.id, colleague.id],
      departmentIds: [department.id],
      supervisorId: agent.id,
    });
    const ticket = await buildTicket(app.services, {
      departmentId: department.id,
      teamId: team.id,
      assigneeId: agent.id,
    });
    const taken = { agent_id: colleague.id, reason: "Holidays" };
    await app.api.as(admin).post(`/api/tickets/${ticket.id}/assign`).send(taken).expect(200);
    await app.api
      .as(admin)
      .post(`/api/tickets/${ticket.id}/assign`)
      .send({ agent_id: agent.id, reason: "Back" })
      .expect(200);
    await app.api.as(agent).delete("/api/me").expect(204);
    expect(await app.db.one("SELECT assignee_id FROM tickets WHERE id = $1", [ticket.id])).toEqual({
      assignee_id: null,
    });
    const assignees = await app.api.as(admin).get(`/api/tickets/${ticket.id}/assignees`).expect(200);
    expect(JSON.stringify(assignees.body)).not.toContain("Leaving Agent");
    const shown = await app.api.as(admin).get(`/api/teams/${team.id}`).expect(200);
    expect(shown.body).toMatchObject({ supervisor: null, members: [{ id: colleague.id }] });
    const { timeline } = (await app.api.as(admin).get(`/api/tickets/${ticket.id}`).expect(200)).body as {
      timeline: unknown;
    };
    expect(JSON.stringify(timeline)).not.toContain("Leaving Agent");
  });

  test("by the last admin is refused and changes nothing", async () => {
    const desk = await startTestApp();
    try {
      const only = await buildAdmin(desk.db);
      const answer = await desk.api.as(only).delete("/api/me");
      expect([answer.status, answer.body.code]).toEqual([409, "person.last_admin"]);
      expect(await desk.db.one("SELECT deleted_at, email FROM people WHERE id = $1", [only.id])).toEqual({
        deleted_at: null,
        email: only.email,
      });
      const [a, b] = [await buildAdmin(desk.db), only];
      const both = await Promise.all([desk.api.as(a).delete("/api/me"), desk.api.as(b).delete("/api/me")]);
      expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    } finally {
      await desk.close();
    }
  });
});

describe("DELETE /people/:id", () => {
  test("is the same; nothing finds, changes, invites or brings back who was deleted", async () => {
    const person = await buildAgent(app.db, { fullName: "Nevermore Raven", email: "raven@example.org" });
    await app.api.as(admin).delete(`/api/people/${person.id}`).expect(204);
    expect(await whereStands("raven@example.org")).toEqual([]);
    const as = app.api.as(admin);
    await as.get(`/api/people/${person.id}`).expect(404);
    await as.patch(`/api/people/${person.id}`).send({ deactivated: false }).expect(404);
    await as.patch(`/api/people/${person.id}`).send({ role: "admin" }).expect(404);
    await as.delete(`/api/people/${person.id}`).expect(404);
    await as.get(`/api/people/${person.id}/sessions`).expect(404);
    await as.post(`/api/people/${person.id}/invitation`).expect(404);
    await as.put(`/api/people/${person.id}/customer-groups`).send({ group_ids: [] }).expect(404);
    for (const query of ["q=Nevermore", "q=Deleted", "state=deactivated", "limit=100"]) {
      const list = await as.get(`/api/people?${query}`).expect(200);
      expect((list.body as { data: { id: number }[] }).data.map(({ id }) => id)).not.toContain(person.id);
    }
    const invited = await as
      .post("/api/people/invitations")
      .send({ email: "raven@example.org", full_name: "New Raven", role: "agent" })
      .expect(201);
    expect((invited.body as { person: { id: number } }).person.id).not.toBe(person.id);
    const asCustomer = { subject: "x", description: "y", category: "Other", customer_id: person.id };
    expect((await as.post("/api/tickets").send(asCustomer)).status).toBe(422);
  });

  test("is for those with the right, on others who have no more rights, and not on people made up", async () => {
    const person = await buildCustomer(app.db);
    const agent = await buildAgent(app.db);
    await app.api.as(agent).delete(`/api/people/${person.id}`).expect(403);
    await app.api.as(admin).delete(`/api/people/${admin.id}`).expect(403);
    await app.api.as(admin).delete("/api/people/999999").expect(404);
    await app.db.rows(
      `INSERT INTO roles (key, name, is_staff, sees, permissions) VALUES ('clerk', 'Clerk', true, 'departments', '{people.read,people.delete}')`,
    );
    await app.db.rows("UPDATE people SET role_id = (SELECT id FROM roles WHERE key = 'clerk') WHERE id = $1", [
      agent.id,
    ]);
    app.identify.forget(agent.id);
    await app.api.as(agent).delete(`/api/people/${second.id}`).expect(403);
    await app.ownerDb.rows(
      "UPDATE people SET is_sample = true, email = 'made.up@sample.invalid', email_verified_at = NULL, password_hash = NULL WHERE id = $1",
      [person.id],
    );
    await app.api.as(admin).delete(`/api/people/${person.id}`).expect(403);
    expect(
      await app.db.rows("SELECT 1 FROM people WHERE deleted_at IS NOT NULL AND id = ANY ($1::bigint[])", [
        [person.id, agent.id, admin.id, second.id],
      ]),
    ).toEqual([]);
  });

  test("leaves nothing of what was under way when the account ended", async () => {
    for (let round = 0; round < 3; round += 1) {
      const leaving = await buildCustomer(app.db);
      await app.api.as(leaving).get("/api/auth/me").expect(200);
      const late = `late${round}@example.org`;
      const [gone, ...others] = await Promise.all([
        app.api.as(leaving).delete("/api/me"),
        app.api.as(leaving).post("/api/me/email").send({ email: late }),
        app.api.as(leaving).patch("/api/auth/me").send({ full_name: "Back Again" }),
        app.api.as(leaving).post("/api/me/two-factor"),
      ]);
      expect(gone.status).toBe(204);
      expect(others.filter(({ status }) => status >= 500)).toEqual([]);
      expect(await whereStands(late)).toEqual([]);
      expect(await app.db.rows("SELECT 1 FROM two_factor WHERE person_id = $1", [leaving.id])).toEqual([]);
      expect((await row(leaving.id))?.full_name).toBe(`Deleted person ${leaving.id}`);
    }
  });

  test("gives open tickets to the named person, and needs a fresh sign-in", async () => {
    const [agent, heir] = [await buildAgent(app.db), await buildAgent(app.db)];
    const ticket = await buildTicket(app.services, { assigneeId: agent.id });
    await app.db.rows("UPDATE sessions SET confirmed_at = confirmed_at - interval '11 minutes' WHERE person_id = $1", [
      admin.id,
    ]);
    const late = await app.api.as(admin).delete(`/api/people/${agent.id}`);
    expect(late.body.code).toBe("confirmation_required");
    await app.db.rows("UPDATE sessions SET confirmed_at = app_now() WHERE person_id = $1", [admin.id]);
    await app.api.as(admin).delete(`/api/people/${agent.id}?assign_to=${heir.id}`).expect(204);
    expect(await app.db.one("SELECT assignee_id FROM tickets WHERE id = $1", [ticket.id])).toEqual({
      assignee_id: heir.id,
    });
  });
});
