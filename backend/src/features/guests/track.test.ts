import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { buildCategory, buildCustomer, buildTicket, type BuiltPerson } from "../../../test/factories/index.js";
import { mailedCode, wrongCode } from "../../../test/mailed-code.js";
import { mailedToken, mailsTo } from "../../../test/mailed-link.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
  await buildCategory(app.db);
});
afterAll(() => app.close());
beforeEach(() => app.clock.advance(2 * 3_600_000));

const ask = (reference: string, email: string) =>
  app.api.anonymous().post("/api/guest/track").send({ reference, email });
const enter = (request: string, code: string, agent = app.api.anonymous()) =>
  agent.post("/api/guest/track/code").send({ request, code });
const open = (token: string, agent = app.api.anonymous()) => agent.post("/api/guest/track/link").send({ token });
const read = (number: string, token: string) =>
  app.api.anonymous().get(`/api/tickets/${number}`).set("Authorization", `Bearer ${token}`);

async function buildGuest(): Promise<{ customer: BuiltPerson; email: string; id: number; number: string }> {
  const customer = await buildCustomer(app.db, { emailVerified: false });
  const { id } = await buildTicket(app.services, { customerId: customer.id });
  return { customer, email: customer.email ?? "", id, number: `CMP-${id}` };
}

test("The mailed code shows the one complaint in the browser that asked, once; so does the link in any", async () => {
  const { email, number } = await buildGuest();
  const asked = await ask(number, email);
  const { code, token } = await mailedCode(app, email);
  const entered = await enter(asked.body.request, code);
  expect(entered.body).toEqual({ number, token: expect.any(String) });
  expect((await read(number, entered.body.token)).status).toBe(200);
  expect((await enter(asked.body.request, code)).body.code).toBe("code.wrong");

  const opened = await open(token);
  expect(opened.body).toMatchObject({ number });
  expect((await open(token)).body.code).toBe("link.invalid");
});

test.each([["cmp-"], ["CMP "], ["Cmp–"], [""], ["  # "], ["c m p - "]])(
  "A reference typed with %j before its number is found",
  async (prefix) => {
    const { email, id } = await buildGuest();
    const spaced = String(id).replace(/(..)$/, " $1");
    expect((await ask(prefix + spaced, email.toUpperCase())).status).toBe(202);
    expect((await mailedCode(app, email)).subject).toContain(`CMP-${id}`);
  },
);

test.each(["", "CMP", "CMP-0", "10431x", "1".repeat(16)])(
  "What cannot be a reference, %j, says so",
  async (reference) => {
    const res = await ask(reference, "somebody@example.org");
    expect([res.status, res.body.errors[0].field]).toEqual([422, "reference"]);
  },
);

test("Known or unknown, number or address: the same status, body and headers, and mail to the owner alone", async () => {
  const [mine, theirs] = [await buildGuest(), await buildGuest()];
  const hidden = await buildGuest();
  await app.db.rows("UPDATE tickets SET hidden_at = app_now() WHERE id = $1", [hidden.id]);
  const closed = await buildGuest();
  await app.db.rows("UPDATE people SET deactivated_at = app_now() WHERE id = $1", [closed.customer.id]);
  const answers = [
    await ask(mine.number, mine.email),
    await ask(mine.number, theirs.email),
    await ask("CMP-99999999", mine.email),
    await ask(mine.number, "nobody@example.org"),
    await ask(hidden.number, hidden.email),
    await ask(closed.number, closed.email),
  ];
  const looks = answers.map(({ status, body, headers }) => ({
    status,
    body: { ...body, request: String(body.request).length },
    // What differs with every answer, of whichever kind.
    headers: Object.entries(headers).filter(
      ([name]) => !["date", "x-request-id", "keep-alive"].includes(name) && !name.startsWith("ratelimit"),
    ),
  }));
  for (const look of looks) expect(look).toEqual(looks[0]);

  await app.jobs.runAll();
  const mailed = await app.db.rows<{ to_address: string }>(
    "SELECT to_address FROM mails WHERE template = 'guest.track' AND created_at = app_now()",
  );
  expect(mailed.map((mail) => mail.to_address)).toEqual([mine.email]);
});

test("A request does the same work for a known and an unknown complaint: the looking up is a job's", async () => {
  const { email, number } = await buildGuest();
  const work = async (reference: string, address: string) => {
    await app.jobs.runAll();
    await ask(reference, address);
    const jobs = await app.ownerDb.rows("SELECT task_identifier FROM graphile_worker.jobs");
    const row = await app.db.one(
      "SELECT ticket_id, person_id, code_hash, link_hash FROM guest_codes ORDER BY id DESC LIMIT 1",
    );
    return { jobs, row };
  };
  expect(await work(number, email)).toEqual(await work("CMP-99999999", "nobody@example.org"));
});

test("Codes for what was never mailed are wrong like any other, and spent after five", async () => {
  const known = await buildGuest();
  const tries = async (reference: string, email: string) => {
    const { body } = await ask(reference, email);
    await app.jobs.runAll();
    const answers = [];
    const right = reference === known.number ? (await mailedCode(app, email)).code : "123456";
    for (let i = 0; i < 6; i += 1) {
      const { status, body: refusal } = await enter(body.request, wrongCode(right));
      answers.push({ status, ...refusal, request_id: "" });
    }
    return answers;
  };
  const unknown = await tries("CMP-99999999", "nobody@example.org");
  expect(await tries(known.number, known.email)).toEqual(unknown);
  expect(unknown.map(({ code }) => code)).toEqual([
    ...Array.from({ length: 4 }, () => "code.wrong"),
    "code.spent",
    "code.spent",
  ]);
});

test("A code is worth nothing in a browser that did not ask, and for no longer than ten minutes", async () => {
  const { email, number } = await buildGuest();
  const { body } = await ask(number, email);
  const { code } = await mailedCode(app, email);
  expect((await enter("another request", code)).body.code).toBe("code.spent");
  await app.clock.advance(10 * 60_000);
  expect((await enter(body.request, code)).body.code).toBe("code.spent");
});

test("A link is for one purpose: that of a draft does not open, that of a complaint does not file", async () => {
  const { email, number } = await buildGuest();
  await ask(number, email);
  const track = await mailedCode(app, email);
  expect(
    (await app.api.anonymous().post("/api/guest/complaints/confirm-link").send({ token: track.token })).body.code,
  ).toBe("link.invalid");

  const category = await buildCategory(app.db);
  const body = { subject: "S", description: "D", category_id: category.id, email: "writer@example.org" };
  await app.api.anonymous().post("/api/guest/complaints").send(body);
  const draft = await mailedCode(app, "writer@example.org");
  expect((await open(draft.token)).body.code).toBe("link.invalid");
});

test("A link works for a day", async () => {
  const { email, number } = await buildGuest();
  await ask(number, email);
  const { token } = await mailedCode(app, email);
  await app.clock.advance(24 * 3_600_000);
  expect((await open(token)).body.code).toBe("link.invalid");
});

test("Asking again and again is limited alike for known and unknown complaints", async () => {
  const { email, number } = await buildGuest();
  const statuses = async (reference: string, address: string) => {
    const found = [];
    for (let i = 0; i < 7; i += 1) found.push((await ask(reference, address)).status);
    return found;
  };
  const known = await statuses(number, email);
  expect(known).toEqual([202, 202, 202, 202, 202, 202, 429]);
  expect(await statuses("CMP-99999999", "nobody2@example.org")).toEqual(known);
});

test("The cookie renews the token until it is given back; it goes on for a day at most, and two hours unused", async () => {
  const { email, number } = await buildGuest();
  const browser = app.api.anonymous();
  await ask(number, email);
  await open((await mailedCode(app, email)).token, browser);
  const renew = () => browser.post("/api/guest/refresh").set("X-Redress-Request", "1");
  const renewed = await renew();
  expect(renewed.body).toEqual({ number, token: expect.any(String) });
  expect((await read(number, renewed.body.token)).status).toBe(200);
  expect((await browser.post("/api/guest/refresh")).status).toBe(403);

  await app.clock.advance(2 * 3_600_000);
  expect((await renew()).status).toBe(204);

  await ask(number, email);
  await open((await mailedCode(app, email)).token, browser);
  const { token } = (await renew()).body as { token: string };
  expect((await browser.post("/api/guest/leave").set("X-Redress-Request", "1")).status).toBe(204);
  expect((await renew()).status).toBe(204);
  app.identify.forget(null);
  expect((await read(number, token)).status).toBe(401);
});

test("A guest's cookie under the name of a sign-in's brings no account's session, nor the other way round", async () => {
  const owner = await buildCustomer(app.db, { password: "a long enough password" });
  const { id } = await buildTicket(app.services, { customerId: owner.id });
  await ask(String(id), owner.email ?? "");
  const opened = await open((await mailedCode(app, owner.email ?? "")).token);
  const cookie = String(opened.headers["set-cookie"]?.[0]).split(";")[0] ?? "";
  const asAccount = cookie.replace("redress_guest", "redress_session");
  const refresh = (path: string, value: string) =>
    app.api.anonymous().post(path).set("X-Redress-Request", "1").set("Cookie", value);
  expect((await refresh("/api/auth/refresh", asAccount)).status).toBe(204);

  const login = await app.api
    .anonymous()
    .post("/api/auth/login")
    .send({ email: owner.email, password: "a long enough password" });
  const session = String(login.headers["set-cookie"]?.[0]).split(";")[0] ?? "";
  expect((await refresh("/api/guest/refresh", session.replace("redress_session", "redress_guest"))).status).toBe(204);
  // And neither was ended by the attempt.
  expect((await refresh("/api/guest/refresh", cookie)).status).toBe(200);
  expect((await refresh("/api/auth/refresh", session)).status).toBe(200);
});

test("Registering without following the mail gives nothing; following it brings the complaints along", async () => {
  const { email, id, number } = await buildGuest();
  const password = "seven green lamps at noon";
  const register = (name: string, chosen: string) =>
    app.api.anonymous().post("/api/auth/register").send({ email, full_name: name, password: chosen });
  const login = (chosen: string) => app.api.anonymous().post("/api/auth/login").send({ email, password: chosen });

  await register("Mallory", "mallory chose this one here");
  expect((await login("mallory chose this one here")).status).toBe(403);
  // The owner follows the complaint meanwhile: that confirms no password of anybody's.
  await ask(number, email);
  await open((await mailedCode(app, email)).token);
  expect((await login("mallory chose this one here")).status).toBe(403);

  await register("Ana Lima", password);
  // Two have registered the address: only the password tells whose link was followed.
  const token = await mailedToken(app, email);
  const verify = (chosen?: string) => app.api.anonymous().post("/api/auth/verify").send({ token, password: chosen });
  expect((await verify()).body.code).toBe("link.password_needed");
  expect((await verify(password)).status).toBe(200);
  expect((await login("mallory chose this one here")).status).toBe(401);
  const own = await login(password);
  const list = await app.api.anonymous().get("/api/tickets").set("Authorization", `Bearer ${own.body.token}`);
  expect(list.body.data.map((ticket: { id: number }) => ticket.id)).toEqual([id]);
});

test("Mail about a complaint leads those without an account to the track page, others to their own", async () => {
  const { customer, email, id } = await buildGuest();
  const owner = await buildCustomer(app.db, { password: "a long enough password" });
  const { id: owned } = await buildTicket(app.services, { customerId: owner.id });
  for (const ticketId of [id, owned]) {
    await app.services.runWork((await import("../../platform/actor.js")).systemActor, (work) =>
      work.record({
        type: "ticket.assigned",
        ticketId,
        data: { from: null, to: { id: owner.id, name: "Priya" } },
      }),
    );
  }
  await app.jobs.runAll();
  const textTo = async (personId: number) =>
    (await app.db.one<{ text: string }>("SELECT text FROM mails WHERE person_id = $1 ORDER BY id DESC", [personId]))
      ?.text ?? "";
  expect(await mailsTo(app, email)).toEqual(["customer.assigned"]);
  expect(await textTo(customer.id)).toContain(`http://localhost:5000/track?ref=CMP-${id}`);
  expect(await textTo(owner.id)).toContain(`http://localhost:5000/complaints/CMP-${owned}`);
});
