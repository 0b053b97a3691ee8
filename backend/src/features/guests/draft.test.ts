import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { buildAgent, buildCategory, buildCustomer } from "../../../test/factories/index.js";
import { mailedCode, wrongCode } from "../../../test/mailed-code.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { someone, visitorOf } from "../../../test/visitor.js";
import { sweepGuests } from "./sweep-guests.js";

let app: TestApp;

let visitor: ReturnType<typeof visitorOf>;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  visitor = visitorOf(app, (await buildCategory(app.db)).id);
});
afterAll(() => app.close());
// The limits per network look back an hour.
beforeEach(() => app.clock.advance(2 * 3_600_000));

test("A complaint without an account is a draft until the mailed code: then it has number, clocks, events and its mail", async () => {
  const email = someone();
  const res = await visitor.write(email, { full_name: "Ana Lima", priority: "high", urgent_reason: "Rent is due" });
  expect(res.status).toBe(202);
  expect(res.body).toMatchObject({ email, demo_code: null });
  expect(await visitor.ticketsOf(email)).toEqual([]);
  expect(await app.db.one("SELECT 1 FROM people WHERE email = $1", [email])).toBeNull();

  const mail = await mailedCode(app, email);
  const right = await visitor.confirm(res.body.draft, mail.code);
  expect(right.status).toBe(200);
  const [ticket] = await visitor.ticketsOf(email);
  expect(right.body).toEqual({ number: `CMP-${ticket?.id}`, token: expect.any(String) });
  expect(right.headers["set-cookie"]?.[0]).toMatch(/^redress_guest=.+; HttpOnly; SameSite=Strict/);

  const seen = await app.api
    .anonymous()
    .get(`/api/tickets/${ticket?.id}`)
    .set("Authorization", `Bearer ${right.body.token}`);
  expect(seen.body).toMatchObject({
    subject: "Charged twice",
    description: "In March.",
    priority: "high",
    urgent_reason: "Rent is due",
    channel: "web",
    customer: { full_name: "Ana Lima" },
    clocks: [{ metric: "first_response" }, { metric: "resolution" }],
    abilities: { reply: true, attach: true, withdraw: true, edit_text: false, edit: false },
  });
  await app.jobs.runAll();
  const mails = await app.db.rows<{ template: string }>(
    "SELECT template FROM mails WHERE to_address = $1 ORDER BY id",
    [email],
  );
  expect(mails.map(({ template }) => template)).toEqual(["guest.confirm", "customer.created"]);
});

test("Staff see that it came without an account and what proved the address; the customer does not read of it", async () => {
  const agent = await buildAgent(app.db);
  const email = someone();
  const { body } = await visitor.confirm(await visitor.draftOf(email), (await mailedCode(app, email)).code);
  const asStaff = (await app.api.as(agent).get(`/api/tickets/${body.number}`)).body;
  expect(asStaff.customer_contact).toMatchObject({ email, has_account: false });
  expect(asStaff.timeline[0]).toMatchObject({ type: "ticket.created", data: { guest: "code" } });
  const asGuest = await app.api
    .anonymous()
    .get(`/api/tickets/${body.number}`)
    .set("Authorization", `Bearer ${body.token}`);
  expect(asGuest.body.customer_contact).toBeNull();
  expect(JSON.stringify(asGuest.body.timeline)).not.toContain("guest");
});

test("However it is confirmed again (double press, same key, code twice, link after code) there is one complaint", async () => {
  const email = someone();
  const draft = await visitor.draftOf(email);
  const { code, token } = await mailedCode(app, email);
  const press = () => visitor.confirm(draft, code).set("Idempotency-Key", "same");
  const twice = await Promise.all([press(), press(), press(), press()]);
  const again = [await press(), await visitor.confirmLink(token)];
  const answers = [...twice, ...again];
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const [ticket, ...others] = await visitor.ticketsOf(email);
  expect(others).toEqual([]);
  expect(new Set(answers.map(({ body }) => body.number as string))).toEqual(new Set([`CMP-${ticket?.id}`]));
});

test("The link pressed twice at once, beside the code, makes one complaint", async () => {
  const email = someone();
  const draft = await visitor.draftOf(email);
  const { code, token } = await mailedCode(app, email);
  const link = () => visitor.confirmLink(token);
  const answers = await Promise.all([link(), link(), visitor.confirm(draft, code)]);
  expect(await visitor.ticketsOf(email)).toHaveLength(1);
  expect(new Set(answers.map(({ body }) => body.number as string)).size).toBe(1);
});

test("The link files it in another browser; kept for later it shows the number and opens nothing", async () => {
  const email = someone();
  await visitor.draftOf(email);
  const { token } = await mailedCode(app, email);
  const first = await visitor.confirmLink(token);
  expect(first.body).toMatchObject({ number: expect.stringMatching(/^CMP-/), token: expect.any(String) });
  await app.clock.advance(11 * 60_000);
  const later = await visitor.confirmLink(token);
  expect(later.body).toEqual({ number: first.body.number, token: null });
  expect(later.headers["set-cookie"]).toBeUndefined();
});

test("Opening the mailed link, as scanners do, files nothing", async () => {
  const email = someone();
  await visitor.draftOf(email);
  const { token } = await mailedCode(app, email);
  await app.api.anonymous().get("/track/confirm").query({ token });
  expect((await app.api.anonymous().get("/api/guest/complaints/confirm-link").query({ token })).status).toBe(405);
  expect(await visitor.ticketsOf(email)).toEqual([]);
});

test("The mail repeats nothing of what the visitor wrote, and keeps code and link out of what admins read", async () => {
  const email = someone();
  await visitor.draftOf(email, { subject: "BUY PILLS", description: "at http://evil.test", full_name: "Spam Sender" });
  const mail = await mailedCode(app, email);
  for (const text of [mail.subject, mail.text]) {
    expect(text).not.toMatch(/PILLS|evil|Spam/);
    expect(text).not.toContain(mail.code);
    expect(text).not.toContain(mail.token);
  }
});

test("Codes and links lie in the database as hashes only, the codes' keyed", async () => {
  const email = someone();
  const draft = await visitor.draftOf(email);
  const { code, token } = await mailedCode(app, email);
  const stored = await app.db.one<Record<string, unknown>>(
    `SELECT row_to_json(d)::text || row_to_json(c)::text AS text, c.code_hash = sha256(convert_to($2, 'UTF8')) AS plain
     FROM guest_drafts d JOIN guest_codes c ON c.draft_id = d.id WHERE d.email = $1`,
    [email, code],
  );
  expect(stored?.["plain"]).toBe(false);
  for (const secret of [token, draft]) expect(stored?.["text"]).not.toContain(secret);
});

test("A known address is answered the same, and the complaint becomes its owner's", async () => {
  const owner = await buildCustomer(app.db, { fullName: "Luis Ferreira", password: "a long enough password" });
  const email = owner.email ?? "";
  const [known, unknown] = [await visitor.write(email, { full_name: "Somebody" }), await visitor.write(someone())];
  expect(known.status).toBe(unknown.status);
  expect(Object.keys(known.body)).toEqual(Object.keys(unknown.body));
  const names = (headers: object) => Object.keys(headers).sort();
  expect(names(known.headers)).toEqual(names(unknown.headers));

  const { body } = await visitor.confirm(known.body.draft, (await mailedCode(app, email)).code);
  const own = await app.api.as(owner).get(`/api/tickets/${body.number}`);
  expect(own.body.customer).toMatchObject({ id: owner.id, full_name: "Luis Ferreira" });
});

test("A closed account's address files nothing, and only its mailbox learns so", async () => {
  const { email } = await buildCustomer(app.db, { deactivated: true });
  const draft = await visitor.draftOf(email ?? "");
  const { code } = await mailedCode(app, email ?? "");
  expect((await visitor.confirm(draft, wrongCode(code))).body.code).toBe("code.wrong");
  expect((await visitor.confirm(draft, code)).status).toBe(403);
  expect(await visitor.ticketsOf(email ?? "")).toEqual([]);
});

test.each([
  ["an unknown topic", { category_id: 999_999 }, "category_id"],
  ["an unknown department", { department_id: 999_999 }, "department_id"],
  ["no address", { email: "nobody" }, "email"],
  ["no sentence", { subject: " " }, "subject"],
  ["a field of staff", { customer_id: 1 }, "customer_id"],
  ["files", { attachment_ids: ["x"] }, "attachment_ids"],
])("A draft with %s is refused at its field and mails nothing", async (_case, body, field) => {
  const email = someone();
  const res = await visitor.write(email, body);
  expect([res.status, res.body.errors?.[0]?.field]).toEqual([422, field]);
  await app.jobs.runAll();
  expect(await app.db.one("SELECT 1 FROM mails WHERE to_address = $1", [email])).toBeNull();
});

test("A guest cannot ask for critical", async () => {
  const email = someone();
  const { body } = await visitor.confirm(
    await visitor.draftOf(email, { priority: "critical" }),
    (await mailedCode(app, email)).code,
  );
  const row = await app.db.one("SELECT priority, requested_priority FROM tickets WHERE id = $1", [
    Number(String(body.number).slice(4)),
  ]);
  expect(row).toEqual({ priority: "high", requested_priority: "critical" });
});

test("After a day a draft is gone, with all that was written; a confirmed one keeps no text", async () => {
  const [waiting, confirmed] = [someone(), someone()];
  const draft = await visitor.draftOf(waiting);
  const { code, token } = await mailedCode(app, waiting);
  const other = await visitor.draftOf(confirmed);
  await visitor.confirm(other, (await mailedCode(app, confirmed)).code);
  expect(await app.db.one("SELECT complaint FROM guest_drafts WHERE email = $1", [confirmed])).toEqual({
    complaint: null,
  });

  await app.clock.advance(24 * 3_600_000);
  expect((await visitor.confirm(draft, code)).status).toBe(404);
  expect((await visitor.resend(draft)).status).toBe(404);
  expect((await visitor.confirmLink(token)).body.code).toBe("link.invalid");
  await sweepGuests(app.services);
  expect(
    await app.db.rows("SELECT 1 FROM guest_drafts WHERE email = ANY ($1::text[])", [[waiting, confirmed]]),
  ).toEqual([]);
  expect(await app.db.rows("SELECT 1 FROM guest_codes WHERE email = ANY ($1::text[])", [[waiting, confirmed]])).toEqual(
    [],
  );
});

test("The code is in an answer only in demo mode without a mail server", async () => {
  const demo = await startTestApp({ demo: true });
  try {
    const { id } = await buildCategory(demo.db);
    const body = { subject: "S", description: "D", category_id: id, email: "visitor@example.org" };
    const res = await demo.api.anonymous().post("/api/guest/complaints").send(body);
    expect(res.body.demo_code).toBe((await mailedCode(demo, "visitor@example.org")).code);
  } finally {
    await demo.close();
  }
});

test("In production without a mail server nobody is asked to wait for a mail", async () => {
  const bare = await startTestApp({ config: { isProduction: true } });
  try {
    const { id } = await buildCategory(bare.db);
    const body = { subject: "S", description: "D", category_id: id, email: "visitor@example.org" };
    expect((await bare.api.anonymous().post("/api/guest/complaints").send(body)).status).toBe(503);
    const asked = await bare.api.anonymous().post("/api/guest/track").send({ reference: "CMP-1", email: body.email });
    expect(asked.status).toBe(503);
  } finally {
    await bare.close();
  }
});

test.each(["before", "after"])(
  "A password that somebody left on the address %s its owner filed a complaint does not begin to count by it",
  async (when) => {
    const email = someone();
    const password = "copper lantern ferry";
    const register = () =>
      app.api
        .anonymous()
        .post("/api/auth/register")
        .send({ email, password, full_name: "Not Their Owner" })
        .expect(202);
    if (when === "before") await register();
    await visitor.confirm(await visitor.draftOf(email), (await mailedCode(app, email)).code);
    if (when === "after") await register();

    const signIn = await app.api.anonymous().post("/api/auth/login").send({ email, password });
    expect([signIn.status, signIn.body.code]).toEqual([403, "email_not_verified"]);
    const row = await app.db.one("SELECT email_verified_at AS at FROM people WHERE email = $1", [email]);
    expect(row).toEqual({ at: null });
  },
);
