import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildAdmin, buildCustomer, buildTicket, type BuiltPerson } from "../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { consumersOf } from "../../subscriptions.js";
import { tickSla } from "../sla/index.js";

let app: TestApp;
let admin: BuiltPerson;
let real: { ticketId: number };

beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  admin = await buildAdmin(app.db);
  const customer = await buildCustomer(app.db);
  real = { ticketId: (await buildTicket(app.services, { customerId: customer.id })).id };
  await app.api.as(admin).post("/api/setup/sample-data");
  await app.jobs.runAll();
});
afterAll(() => app.close());

const ids = async (sql: string) => (await app.db.rows<{ id: number }>(sql)).map(({ id }) => id);
const count = async (sql: string) => (await app.db.one<{ n: number }>(`SELECT count(*) AS n FROM ${sql}`))?.n;
const personCalled = async (part: string) =>
  (await ids(`SELECT id FROM people WHERE is_sample AND full_name LIKE '${part}%' ORDER BY id`))[0] ?? 0;
const sampleTicket = async (where = "true") =>
  (await ids(`SELECT id FROM tickets t WHERE is_sample AND ${where} ORDER BY id LIMIT 1`))[0] ?? 0;

describe("Nobody in it", () => {
  test("has a password or an address that anybody could own, and the database keeps it so", async () => {
    const people = "people WHERE is_sample";
    expect(await count(people)).toBe(29);
    expect(await count(`${people} AND (password_hash IS NOT NULL OR email_verified_at IS NOT NULL)`)).toBe(0);
    expect(await count(`${people} AND email NOT LIKE '%@sample.invalid'`)).toBe(0);
    for (const column of ["password_hash = 'x'", "email_verified_at = app_now()", "email = 'a@example.org'"])
      await expect(app.db.rows(`UPDATE people SET ${column} WHERE is_sample`)).rejects.toThrow(/check constraint/);
  });

  test("gets in: not by sign-in, registration, a new password or an invitation", async () => {
    const [someone] = await app.db.rows<{ id: number; email: string }>(
      "SELECT id, email FROM people WHERE is_sample AND email IS NOT NULL ORDER BY id LIMIT 1",
    );
    const email = someone?.email ?? "";
    const password = "copper lantern ferry";
    const anonymous = () => app.api.anonymous();
    expect((await anonymous().post("/api/auth/login").send({ email, password })).status).toBe(401);
    expect((await anonymous().post("/api/auth/register").send({ email, password, full_name: "Eve" })).status).toBe(202);
    expect((await anonymous().post("/api/auth/forgot-password").send({ email })).status).toBe(202);
    const invited = await app.api
      .as(admin)
      .post("/api/people/invitations")
      .send({ email, full_name: "Eve", role: "agent" });
    expect(invited.status).toBe(409);
    await app.jobs.runAll();
    expect(await count(`one_time_links WHERE person_id = ${someone?.id}`)).toBe(0);
    expect(await count("mails")).toBe(0);
  });

  test("is given another role, an account or a real ticket", async () => {
    const priya = await personCalled("Priya");
    const changed = await app.api.as(admin).patch(`/api/people/${priya}`).send({ role: "admin" });
    expect(changed.status).toBe(403);
    const assign = (ticketId: number) =>
      app.api.as(admin).post(`/api/tickets/${ticketId}/assign`).send({ agent_id: priya });
    expect((await assign(real.ticketId)).body.errors[0].field).toBe("agent_id");
    const escalated = await app.api
      .as(admin)
      .post(`/api/tickets/${real.ticketId}/escalate`)
      .send({ escalate_to: await personCalled("Ruth"), reason: "Look" });
    expect(escalated.body.errors[0].field).toBe("escalate_to");
    const mine = await sampleTicket(`status = 'in_progress' AND assignee_id <> ${priya}`);
    expect((await assign(mine)).status).toBe(200);
  });
});

describe("What happens to a sample ticket", () => {
  test("is told to nobody, neither by whoever tries it out nor by the clocks", async () => {
    const id = await sampleTicket("status = 'in_progress'");
    await app.api.as(admin).post(`/api/tickets/${id}/assign`).send({ agent_id: admin.id, reason: "Mine" });
    expect(
      (await app.api.as(admin).post(`/api/tickets/${id}/comments`).send({ comment: "Hello", is_internal: false }))
        .status,
    ).toBe(201);
    await app.clock.set("2026-03-20T09:00:00Z");
    expect(await tickSla(app.services, consumersOf)).toBeGreaterThan(0);
    await app.jobs.runAll();
    const sample = "SELECT id FROM tickets WHERE is_sample";
    expect(await count(`sla_events WHERE type = 'breached' AND ticket_id IN (${sample})`)).toBeGreaterThan(0);
    expect(
      await count(`events WHERE type = 'ticket.escalated' AND data->>'by' = 'sla' AND ticket_id IN (${sample})`),
    ).toBe(0);
    expect(await count(`notifications WHERE ticket_id IN (${sample})`)).toBe(0);
    expect(await count(`mails m JOIN events e ON e.id = m.event_id WHERE e.ticket_id IN (${sample})`)).toBe(0);
  });

  test("a complaint for a sample customer is a sample too", async () => {
    const customerId = await personCalled("");
    const filed = await app.api
      .as(admin)
      .post("/api/tickets")
      .send({ subject: "Trying it out", description: "What would happen", category: "Other", customer_id: customerId });
    expect(filed.body).toMatchObject({ is_sample: true });
  });
});
