import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { buildAgent, buildCustomer, type BuiltPerson } from "../../../test/factories/index.js";
import { mailsTo } from "../../../test/mailed-link.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

const password = "copper lantern ferry";
let app: TestApp;
let person: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await buildCustomer(app.db, { password });
});

const signIn = (email: string | null, secret: string, on = app) =>
  on.api.anonymous().post("/api/auth/login").set("User-Agent", "Test browser").send({ email, password: secret });
const sessionsOf = ({ id }: BuiltPerson) =>
  app.db.rows<{ ended: string | null; user_agent: string; ip: string }>(
    "SELECT end_reason AS ended, user_agent, host(ip) AS ip FROM sessions WHERE person_id = $1 ORDER BY id",
    [id],
  );
const newestEvent = () =>
  app.db.one<{ type: string; data: object; actor_id: number | null }>(
    "SELECT type, data, actor_id FROM events ORDER BY id DESC LIMIT 1",
  );

describe("POST /auth/login", () => {
  test("gives an access token and oneself, and sets a cookie that scripts and other sites cannot use", async () => {
    const answer = await signIn(person.email, password);
    expect(answer.status).toBe(200);
    expect(answer.body.user).toMatchObject({
      id: person.id,
      email: person.email,
      permissions: ["ticket.create"],
      is_staff: false,
    });
    expect(JSON.stringify(answer.body)).not.toMatch(/hash|\$2b/);
    const [cookie] = answer.get("Set-Cookie") ?? [];
    expect(cookie).toMatch(/^redress_session=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/);
    const me = await app.api.anonymous().get("/api/auth/me").set("Authorization", `Bearer ${answer.body.token}`);
    expect(me.body).toEqual(answer.body.user);
    expect(await sessionsOf(person)).toEqual([{ ended: null, user_agent: "Test browser", ip: "127.0.0.1" }]);
    expect(await newestEvent()).toMatchObject({ type: "account.signed_in", actor_id: person.id });
  });

  test("stores no token in the clear", async () => {
    const answer = await signIn(person.email, password);
    const token = /redress_session=([^;]+)/.exec(answer.get("Set-Cookie")?.[0] ?? "")?.[1] ?? "";
    const session = await app.db.one<{ text: string }>(
      "SELECT sessions::text AS text FROM sessions WHERE person_id = $1",
      [person.id],
    );
    expect(token.length).toBeGreaterThan(43);
    expect(session?.text).not.toContain(token);
    expect(session?.text).not.toContain(Buffer.from(token).toString("hex"));
  });

  test("makes a new session each time", async () => {
    await signIn(person.email, password);
    await signIn(person.email, password);
    expect(await sessionsOf(person)).toHaveLength(2);
  });

  test("keeps a staff member's cookie for twelve hours", async () => {
    const agent = await buildAgent(app.db, { password });
    const answer = await signIn(agent.email, password);
    expect(answer.get("Set-Cookie")?.[0]).toContain("Max-Age=43200;");
  });

  test("answers one and the same to a wrong password, an unknown, a closed and a password-less account", async () => {
    const closed = await buildCustomer(app.db, { password, deactivated: true });
    const bare = await buildCustomer(app.db);
    const unconfirmed = await buildCustomer(app.db, { password, emailVerified: false });
    const answers = [
      await signIn(person.email, "another password"),
      await signIn("nobody@example.org", password),
      await signIn("no address at all", password),
      await signIn(closed.email, password),
      await signIn(bare.email, password),
      await signIn(unconfirmed.email, "another password"),
    ];
    const shown = answers.map(({ status, body }) => ({ status, body: { ...body, request_id: "" } }));
    for (const answer of shown) expect(answer).toEqual(shown[0]);
    expect(shown[0]).toMatchObject({ status: 401, body: { code: "wrong_credentials" } });
    expect(answers.every((answer) => answer.get("Set-Cookie") === undefined)).toBe(true);
    expect(await mailsTo(app, unconfirmed.email ?? "")).toEqual([]);
    for (const { id } of [closed, bare, unconfirmed]) {
      const failed = await app.db.rows(
        "SELECT id FROM events WHERE type = 'account.sign_in_failed' AND data->>'person_id' = $1",
        [String(id)],
      );
      expect(failed).toHaveLength(1);
    }
  });

  test("keeps a failed attempt for the audit, without the password", async () => {
    await signIn(person.email, "another password");
    expect(await newestEvent()).toMatchObject({
      type: "account.sign_in_failed",
      data: { person_id: person.id },
      actor_id: null,
    });
    const stored = await app.db.rows<{ text: string }>("SELECT event_details::text AS text FROM event_details");
    expect(stored.some(({ text }) => text.includes("another password"))).toBe(false);
    expect(JSON.stringify(app.logs)).not.toContain("another password");
  });

  test("with the right password and an unconfirmed address, refuses and mails a fresh link", async () => {
    const unconfirmed = await buildCustomer(app.db, { password, emailVerified: false });
    const answer = await signIn(unconfirmed.email, password);
    expect([answer.status, answer.body.code]).toEqual([403, "email_not_verified"]);
    expect(await sessionsOf(unconfirmed)).toEqual([]);
    expect(await mailsTo(app, unconfirmed.email ?? "")).toEqual(["account.verify_email"]);
  });

  test("never applies the password policy", async () => {
    const old = await buildCustomer(app.db, { password: "admin123" });
    expect((await signIn(old.email, "admin123")).status).toBe(200);
  });

  test.each([
    ["a password that is no text", { email: "a@example.org", password: { $ne: "" } }, 422],
    ["a list of addresses", { email: ["a@example.org"], password: "x" }, 422],
    ["an unknown field", { email: "a@example.org", password: "x", remember: true }, 422],
    ["a password longer than any", { email: "a@example.org", password: "x".repeat(1025) }, 422],
    ["quotes and stars", { email: "' OR 1=1 --", password: "' OR 1=1 --" }, 401],
  ])("with %s answers without failing", async (_case, body, status) => {
    expect((await app.api.anonymous().post("/api/auth/login").send(body)).status).toBe(status);
  });

  test("at https, marks the cookie so that it never leaves it", async () => {
    const secure = await startTestApp({ config: { publicUrl: "https://desk.example.org" } });
    try {
      const customer = await buildCustomer(secure.db, { password });
      const answer = await signIn(customer.email, password, secure);
      expect(answer.get("Set-Cookie")?.[0]).toMatch(
        /^__Host-redress_session=[^;]+; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
      );
    } finally {
      await secure.close();
    }
  });
});
