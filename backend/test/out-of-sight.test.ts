import { afterAll, beforeAll, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildCustomer,
  buildDepartment,
  buildPersonWith,
  buildTicket,
  type BuiltPerson,
} from "./factories/index.js";
import { startTestApp, type TestApp } from "./start-test-app.js";

/** What somebody does not see they do not meet on other ways either; what has been hidden is changed by nobody. */
let app: TestApp;
let admin: BuiltPerson;
let customer: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
  customer = await buildCustomer(app.db);
});
afterAll(() => app.close());

test("Sent mail shows its readers what is about tickets they see, and nothing of the others", async () => {
  const reader = await buildPersonWith(app.db, {
    name: "Mail readers",
    sees: "assigned",
    permissions: ["ticket.reply", "mail.read"],
  });
  const tickets = [];
  for (const subject of ["Theirs", "Another's"]) {
    const body = { subject, description: "It broke", category: "Other", customer_id: customer.id };
    tickets.push((await app.api.as(admin).post("/api/tickets").send(body).expect(201)).body as { id: number });
  }
  const [theirs, others] = tickets;
  await app.db.rows("UPDATE tickets SET assignee_id = $2 WHERE id = $1", [theirs?.id, reader.id]);
  await app.jobs.runAll();
  const mailsOf = async (who: BuiltPerson) =>
    (await app.api.as(who).get("/api/mails?limit=100").expect(200)).body.data as {
      id: number;
      ticket: { id: number } | null;
    }[];
  const everything = await mailsOf(admin);
  const about = (mails: typeof everything) => new Set(mails.flatMap(({ ticket }) => (ticket ? [ticket.id] : [])));
  expect(about(everything)).toEqual(new Set([theirs?.id, others?.id]));
  expect(about(await mailsOf(reader))).toEqual(new Set([theirs?.id]));
  const hidden = everything.find(({ ticket }) => ticket?.id === others?.id);
  await app.api
    .as(reader)
    .get(`/api/mails/${hidden?.id ?? 0}`)
    .expect(404);
});

test("A ticket is escalated to nobody who may not see it, be it a customer or a colleague of another department", async () => {
  const here = await buildDepartment(app.db);
  const stranger = await buildAgent(app.db);
  const { id } = await buildTicket(app.services, { customerId: customer.id, departmentId: here.id });
  const to = (person: BuiltPerson) =>
    app.api.as(admin).post(`/api/tickets/${id}/escalate`).send({ escalate_to: person.id, reason: "Look at it" });
  for (const person of [stranger, customer]) {
    const { status, body } = await to(person);
    expect([status, body.errors?.[0]?.field]).toEqual([422, "escalate_to"]);
  }
  await to(admin).expect(200);
});

test("What has been hidden is read by those who read the audit, and changed by nobody", async () => {
  const { id } = await buildTicket(app.services, { customerId: customer.id });
  await app.api.as(admin).delete(`/api/tickets/${id}`).expect(204);
  const before = (await app.api.as(admin).get(`/api/tickets/${id}`).expect(200)).body;
  const tries = [
    app.api.as(admin).patch(`/api/tickets/${id}`).send({ priority: "low", subject: "Changed" }),
    app.api.as(admin).patch(`/api/tickets/${id}/status`).send({ status: "resolved", comment: "Done" }),
    app.api.as(admin).post(`/api/tickets/${id}/assign`).send({ agent_id: admin.id }),
    app.api.as(admin).post(`/api/tickets/${id}/comments`).send({ comment: "Hello" }),
    app.api.as(admin).post(`/api/tickets/${id}/comments`).send({ comment: "Hello", is_internal: true }),
    app.api.as(admin).post(`/api/tickets/${id}/escalate`).send({ escalate_to: admin.id, reason: "Look" }),
  ];
  for (const answer of await Promise.all(tries)) expect([403, 404]).toContain(answer.status);
  expect((await app.api.as(admin).get(`/api/tickets/${id}`).expect(200)).body).toEqual({
    ...before,
    server_time: expect.any(String),
  });
});
