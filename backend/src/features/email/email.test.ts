import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startMailSink, type MailSink } from "../../../test/fakes/mail-sink.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { buildAdmin, buildAgent, buildCustomer, type BuiltPerson } from "../../../test/factories/index.js";
import { createMailTransport } from "../../platform/mail/transport.js";

let app: TestApp;
let customer: BuiltPerson, agent: BuiltPerson, admin: BuiltPerson;

async function open(options: Parameters<typeof startTestApp>[0]) {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z", ...options });
  customer = await buildCustomer(app.db, {
    fullName: "Luis Ferreira",
    email: "luis@example.org",
    timeZone: "Europe/Lisbon",
    password: "seven green lamps at noon",
  });
  agent = await buildAgent(app.db, { fullName: "Priya Nair" });
  admin = await buildAdmin(app.db);
}
afterEach(() => app.close());

const fileComplaint = async (body = {}) => {
  const filed = await app.api
    .as(customer)
    .post("/api/tickets")
    .send({ subject: "Router offline", description: "Since Friday.", category: "Other", priority: "high", ...body });
  expect(filed.status).toBe(201);
  await app.jobs.runAll();
  return filed.body.id as number;
};
const mails = () =>
  app.db.rows<{ template: string; to_address: string; subject: string; html: string; text: string; state: string }>(
    "SELECT * FROM mails ORDER BY id",
  );

describe("with a mail server", () => {
  let sink: MailSink;
  beforeEach(async () => {
    sink = await startMailSink();
    await open({ mail: createMailTransport(sink.url) });
  });
  afterEach(async () => {
    app.services.mail?.close();
    await sink.close();
  });

  test("The dates in a mail are in the hours that its reader chose", async () => {
    await app.db.rows("UPDATE people SET hour_format = 'h23'");
    await fileComplaint();
    const mail = await sink.waitFor("luis@example.org", /we have your complaint/);
    expect(mail.text).toMatch(/We will reply by .*13:00/);
  });

  test("A new complaint is confirmed with its number and the promised dates in the customer's zone", async () => {
    const id = await fileComplaint();
    const mail = await sink.waitFor("luis@example.org", /we have your complaint/);
    expect(mail.text).toContain(`CMP-${id}`);
    expect(mail.text).toMatch(/We will reply by .*01:00 PM/); // four hours later; Lisbon is on UTC in March
    expect(mail.text).toContain(`http://localhost:5000/complaints/CMP-${id}`);
    expect(mail.html).toContain("<h1");
  });

  test("A language that is none keeps the mail from nobody, and is not taken", async () => {
    await app.api.as(customer).patch("/api/auth/me").send({ locale: "en-US-US" }).expect(422);
    await app.ownerDb.rows("UPDATE people SET locale = 'en-US-US' WHERE id = $1", [customer.id]);
    const id = await fileComplaint();
    await app.api.as(admin).post(`/api/tickets/${id}/assign`).send({ agent_id: agent.id }).expect(200);
    await app.jobs.runAll();
    const written = (await mails()).map(({ template }) => template);
    expect(written).toEqual(expect.arrayContaining(["customer.created", "staff.assigned"]));
  });

  test("When the server refuses, mail waits, then goes out once, in the order it was written", async () => {
    sink.refuse(true);
    const id = await fileComplaint();
    await app.api.as(agent).post(`/api/tickets/${id}/comments`).send({ comment: "Is the light red?" });
    await app.jobs.runAll();
    expect(sink.received).toHaveLength(0);
    const waiting = await app.db.rows<{ tries: number; last_error: string | null; next_try_at: Date | null }>(
      "SELECT * FROM mails WHERE state = 'queued' ORDER BY id",
    );
    expect(waiting[0]).toMatchObject({ tries: 1, last_error: expect.stringContaining("Try again later") });
    expect(waiting[0]?.next_try_at?.toISOString()).toBe("2026-03-02T09:00:05.000Z");

    sink.refuse(false);
    // The queue goes by the real clock: its waiting jobs are called up.
    await app.ownerDb.rows("UPDATE graphile_worker._private_jobs SET run_at = now()");
    await app.jobs.runAll();
    await app.ownerDb.rows("UPDATE graphile_worker._private_jobs SET run_at = now()");
    await app.jobs.runAll();
    const toCustomer = sink.received.filter((mail) => mail.to.includes("luis@example.org")).map((mail) => mail.subject);
    expect(toCustomer).toEqual([
      expect.stringContaining("we have your complaint"),
      expect.stringContaining("we replied"),
    ]);
    expect(new Set(sink.received.map((mail) => mail.messageId)).size).toBe(sink.received.length);
  });

  test("What people write is text: in HTML it is escaped, templates are not run, a subject stays one line", async () => {
    const id = await fileComplaint({ subject: "<b>{{desk}}</b> & co" });
    await app.api.as(agent).post(`/api/tickets/${id}/comments`).send({ comment: "<script>alert(1)</script> {{name}}" });
    await app.jobs.runAll();
    const reply = await sink.waitFor("luis@example.org", /we replied/);
    expect(reply.html).not.toContain("<script>");
    expect(reply.html).toContain("&lt;script&gt;");
    expect(reply.text).toContain("{{name}}");
    const confirmation = await sink.waitFor("luis@example.org", /we have your complaint/);
    expect(confirmation.html).toContain("&lt;b&gt;{{desk}}");
  });

  test("An internal note is mailed to the agent who has the ticket, never to the customer", async () => {
    const id = await fileComplaint();
    await app.api.as(agent).post(`/api/tickets/${id}/assign`).send({ agent_id: agent.id });
    await app.api
      .as(admin)
      .post(`/api/tickets/${id}/comments`)
      .send({ comment: "Known troublemaker", is_internal: true });
    await app.jobs.runAll();
    const toCustomer = sink.received.filter((mail) => mail.to.includes("luis@example.org"));
    expect(JSON.stringify(toCustomer)).not.toContain("troublemaker");
  });

  test("A resolution with a message is one mail that carries both", async () => {
    const id = await fileComplaint();
    await app.api
      .as(agent)
      .patch(`/api/tickets/${id}/status`)
      .send({ status: "resolved", comment: "The cable was replaced." });
    await app.jobs.runAll();
    const after = sink.received.filter((mail) => mail.to.includes("luis@example.org")).slice(1);
    expect(after.map((mail) => mail.subject)).toEqual([`CMP-${id}: your complaint is resolved`]);
    expect(after[0]?.text).toContain("The cable was replaced.");
  });
});

describe("without a mail server", () => {
  test("Mail is kept and shown to admins; a link that lets someone in is masked", async () => {
    await open({});
    await app.api
      .anonymous()
      .post("/api/auth/register")
      .send({ email: "new@example.org", password: "correct horse battery staple 9", full_name: "New Person" });
    await app.jobs.runAll();
    const [kept] = await mails();
    expect(kept).toMatchObject({ to_address: "new@example.org", template: "account.verify_email", state: "kept" });
    expect(kept?.text).not.toMatch(/token=/);

    const list = await app.api.as(admin).get("/api/mails");
    const detail = await app.api.as(admin).get(`/api/mails/${list.body.data[0].id}`);
    expect(detail.body.text).not.toMatch(/token=/);
    expect((await app.api.as(agent).get("/api/mails")).status).toBe(403);
  });

  test("In demo mode the link is shown, so that a visitor can follow it", async () => {
    await open({ demo: true });
    await buildCustomer(app.db, { email: "known@example.org", password: "password123" });
    await app.api.anonymous().post("/api/auth/forgot-password").send({ email: "known@example.org" });
    await app.jobs.runAll();
    const list = await app.api.as(admin).get("/api/mails");
    const detail = await app.api.as(admin).get(`/api/mails/${list.body.data[0].id}`);
    expect(detail.body.text).toMatch(/http:\/\/localhost:5000\/reset\?token=[\w-]{20,}/);
  });
});
