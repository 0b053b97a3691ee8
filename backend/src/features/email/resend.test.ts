import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { startMailSink, type MailSink } from "../../../test/fakes/mail-sink.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { buildAdmin, buildAgent, buildCustomer, type BuiltPerson } from "../../../test/factories/index.js";
import { createMailTransport } from "../../platform/mail/transport.js";

let app: TestApp;
let sink: MailSink;
let customer: BuiltPerson, agent: BuiltPerson, admin: BuiltPerson;

beforeEach(async () => {
  sink = await startMailSink();
  app = await startTestApp({ now: "2026-03-02T09:00:00Z", mail: createMailTransport(sink.url) });
  customer = await buildCustomer(app.db, { fullName: "Luis Ferreira", email: "luis@example.org" });
  agent = await buildAgent(app.db, { fullName: "Priya Nair" });
  admin = await buildAdmin(app.db, { fullName: "Ada Keller" });
});
afterEach(async () => {
  app.services.mail?.close();
  await app.close();
  await sink.close();
});

const fileComplaint = async () => {
  const filed = await app.api
    .as(customer)
    .post("/api/tickets")
    .send({ subject: "Router offline", description: "Since Friday.", category: "Other" });
  await app.jobs.runAll();
  return filed.body.id as number;
};
const mailTo = async (address: string) =>
  app.db.one<{ id: number; state: string; tries: number }>(
    "SELECT id, state, tries FROM mails WHERE to_address = $1 ORDER BY id LIMIT 1",
    [address],
  );
const resend = (id: number | undefined, person = admin) => app.api.as(person).post(`/api/mails/${id}/resend`).send();
const received = (address: string) => sink.received.filter((mail) => mail.to.includes(address));
const events = () =>
  app.db.rows<{ actor_id: number; data: unknown }>("SELECT actor_id, data FROM events WHERE type = 'mail.resent'");

test("A sent mail goes out once more as a new one that refers to the first, and it is written down who did it", async () => {
  const ticket = await fileComplaint();
  const first = await mailTo("luis@example.org");

  const answer = await resend(first?.id);
  await app.jobs.runAll();

  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    resent_from: first?.id,
    state: "queued",
    ticket: { id: ticket, number: `CMP-${ticket}` },
    resent: { by: { full_name: "Ada Keller" } },
  });
  const ids = received("luis@example.org").map((mail) => mail.messageId);
  expect(new Set(ids).size).toBe(2);
  const detail = await app.api.as(admin).get(`/api/mails/${first?.id}`);
  expect(detail.body.copies).toEqual([expect.objectContaining({ id: answer.body.id, state: "sent" })]);
  expect(await events()).toEqual([
    { actor_id: admin.id, data: { mail_id: first?.id, as: "again", copy_id: answer.body.id } },
  ]);
});

test("Pressed twice with the same key, it is sent again once", async () => {
  await fileComplaint();
  const first = await mailTo("luis@example.org");
  const press = () => app.api.as(admin).post(`/api/mails/${first?.id}/resend`).set("Idempotency-Key", "press-1").send();

  const [one, two] = [await press(), await press()];
  await app.jobs.runAll();

  expect(two.body.id).toBe(one.body.id);
  expect(received("luis@example.org")).toHaveLength(2);
});

test("A mail that waits is tried now, after the one before it", async () => {
  sink.refuse(true);
  const id = await fileComplaint();
  await app.api.as(agent).post(`/api/tickets/${id}/comments`).send({ comment: "Is the light red?" });
  await app.jobs.runAll();
  const waiting = await app.db.rows<{ id: number }>(
    "SELECT id FROM mails WHERE to_address = 'luis@example.org' ORDER BY id",
  );
  sink.refuse(false);

  const answer = await resend(waiting[1]?.id);
  await app.jobs.runAll();
  await app.ownerDb.rows("UPDATE graphile_worker._private_jobs SET run_at = now()");
  await app.jobs.runAll();

  expect(answer.body).toMatchObject({ id: waiting[1]?.id, state: "queued", next_try_at: null });
  expect(received("luis@example.org").map((mail) => mail.subject)).toEqual([
    expect.stringContaining("we have your complaint"),
    expect.stringContaining("we replied"),
  ]);
});

test("A mail that was given up is tried again, on a schedule that begins anew", async () => {
  sink.refuse(true);
  await fileComplaint();
  await app.db.rows("UPDATE mails SET state = 'failed', tries = 16, next_try_at = NULL");
  await app.ownerDb.rows("DELETE FROM graphile_worker._private_jobs");
  const mail = await mailTo("luis@example.org");

  expect((await resend(mail?.id)).status).toBe(200);
  await app.jobs.runAll();

  const tried = await app.api.as(admin).get(`/api/mails/${mail?.id}`);
  expect(tried.body).toMatchObject({ state: "queued", tries: 17, next_try_at: "2026-03-02T09:00:05.000Z" });
});

test("All failed mail is tried at once, but for what leads in by a link that is gone", async () => {
  await fileComplaint();
  await app.api.anonymous().post("/api/auth/forgot-password").send({ email: "luis@example.org" });
  await app.jobs.runAll();
  await app.db.rows("UPDATE mails SET state = 'failed', tries = 16");
  const before = sink.received.length;

  const answer = await app.api.as(admin).post("/api/mails/resend").send({ state: "failed" });
  await app.jobs.runAll();

  const failed = await app.db.rows<{ template: string }>("SELECT template FROM mails WHERE state = 'failed'");
  expect(failed).toEqual([{ template: "account.reset_password" }]);
  expect(answer.body).toEqual({ resent: sink.received.length - before, left: 1 });
  expect(answer.body.resent).toBeGreaterThan(0);
});

describe("A mail whose link is gone", () => {
  test("once sent, is not sent again: the answer says what helps", async () => {
    await app.api
      .as(admin)
      .post("/api/people/invitations")
      .send({ email: "mei@example.org", full_name: "Mei Lin", role: "agent" });
    await app.jobs.runAll();
    const mail = await mailTo("mei@example.org");

    const answer = await resend(mail?.id);

    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({ code: "mail.link_gone", helps: "invite" });
    const detail = await app.api.as(admin).get(`/api/mails/${mail?.id}`);
    expect(detail.body.resending).toEqual({ as: "again", blocked: "link_gone", helps: "invite" });
    expect(received("mei@example.org")).toHaveLength(1);
  });

  test("given up and meanwhile out of date, is not tried again", async () => {
    sink.refuse(true);
    await app.api.anonymous().post("/api/auth/forgot-password").send({ email: "luis@example.org" });
    await app.jobs.runAll();
    await app.clock.advance(31 * 60_000);
    const mail = await mailTo("luis@example.org");

    expect((await resend(mail?.id)).body).toMatchObject({ code: "mail.link_gone", helps: "reset_password" });
  });
});

test("Only those who may send mail again can, and only what exists", async () => {
  await fileComplaint();
  const mail = await mailTo("luis@example.org");

  expect((await resend(mail?.id, agent)).status).toBe(403);
  expect((await app.api.as(agent).post("/api/mails/resend").send({ state: "failed" })).status).toBe(403);
  expect((await resend(999_999)).status).toBe(404);
  expect((await app.api.as(admin).post("/api/mails/resend").send({ state: "sent" })).status).toBe(422);
  expect(received("luis@example.org")).toHaveLength(1);
});

test("An event's mail and a waiting mail of the same number do not replace each other", async () => {
  sink.refuse(true);
  await fileComplaint();
  const mail = await mailTo("luis@example.org");
  await app.db.rows(
    "SELECT 1 FROM graphile_worker.add_job('mail', json_build_object('event_id', $1::bigint), job_key => 'mail:' || $1)",
    [mail?.id],
  );

  const waiting = await app.db.rows<{ task: string }>(
    "SELECT DISTINCT task_identifier AS task FROM graphile_worker.jobs ORDER BY 1",
  );
  expect(waiting.map(({ task }) => task)).toEqual(["mail", "send_mail"]);
});

test("The list is filtered by state, address, template and date", async () => {
  await fileComplaint();
  await app.clock.advance(24 * 60 * 60_000);
  await app.api.anonymous().post("/api/auth/forgot-password").send({ email: "luis@example.org" });
  await app.jobs.runAll();
  const templates = async (query: string) =>
    ((await app.api.as(admin).get(`/api/mails?${query}`)).body.data as { template: string }[]).map(
      (mail) => mail.template,
    );

  expect(await templates("to=LUIS&state=sent")).toEqual(["account.reset_password", "customer.created"]);
  expect(await templates("to=luis&template=customer.created")).toEqual(["customer.created"]);
  expect(await templates("since=2026-03-03T00:00:00Z")).toEqual(["account.reset_password"]);
  expect(await templates("until=2026-03-03T00:00:00Z&to=luis")).toEqual(["customer.created"]);
  expect((await app.api.as(admin).get("/api/mails?since=yesterday")).status).toBe(422);
});
