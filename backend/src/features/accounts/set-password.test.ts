import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { buildAdmin, buildAgent, buildCustomer, type BuiltPerson } from "../../../test/factories/index.js";
import { mailedToken, mailsTo } from "../../../test/mailed-link.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

const password = "copper lantern ferry";
const newPassword = "velvet harbour engine";
const minutes = 60_000;
let app: TestApp;
let admin: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
});
beforeEach(() => app.clock.set("2026-03-02T09:00:00Z"));
afterAll(() => app.close());

const post = (path: string, body: object) => app.api.anonymous().post(path).send(body);
const signIn = (email: string | null, secret: string) => post("/api/auth/login", { email, password: secret });
const forgot = (email: string | null) => post("/api/auth/forgot-password", { email });
const reset = (token: string, secret = newPassword) => post("/api/auth/reset-password", { token, password: secret });
const accept = (token: string, extra: object = {}) =>
  post("/api/auth/accept-invitation", { token, password: newPassword, ...extra });
const invite = (body: object, by: BuiltPerson = admin, on = app) =>
  on.api.as(by).post("/api/people/invitations").send(body);
const tokenIn = (link: string) => new URL(link).searchParams.get("token") ?? "";

describe("a forgotten password", () => {
  test("is replaced with a mailed link, which ends every session and confirms the address", async () => {
    const person = await buildCustomer(app.db, { password, emailVerified: false });
    await app.db.rows(
      `INSERT INTO sessions (person_id, refresh_hash, rotated_at, created_at, idle_until, absolute_until)
       VALUES ($1, sha256('reset'), app_now(), app_now(), app_now() + interval '1 day', app_now() + interval '1 day')`,
      [person.id],
    );
    expect((await forgot(person.email)).status).toBe(202);
    const token = await mailedToken(app, person.email ?? "");

    expect((await reset(token)).status).toBe(200);
    expect((await signIn(person.email, password)).status).toBe(401);
    expect((await signIn(person.email, newPassword)).status).toBe(200);
    expect(await mailsTo(app, person.email ?? "")).toEqual(["account.reset_password", "account.password_changed"]);
    const ended = await app.db.rows("SELECT end_reason FROM sessions WHERE person_id = $1 AND ended_at IS NOT NULL", [
      person.id,
    ]);
    expect(ended).toEqual([{ end_reason: "password_changed" }]);
    expect(
      await app.db.one("SELECT type FROM events WHERE type = 'account.password_reset' AND data->>'person_id' = $1", [
        String(person.id),
      ]),
    ).not.toBeNull();
    expect(await app.db.rows("SELECT 1 FROM access_changes WHERE person_id = $1", [person.id])).toHaveLength(1);
  });

  test("asked for by a known, an unknown and a closed address is answered the same, with the same work", async () => {
    const known = await buildCustomer(app.db, { password });
    const closed = await buildCustomer(app.db, { password, deactivated: true });
    const jobsBefore = await app.ownerDb.rows("SELECT id FROM graphile_worker.jobs");
    const answers = [await forgot(known.email), await forgot("nobody@example.org"), await forgot(closed.email)];
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(await app.ownerDb.rows("SELECT id FROM graphile_worker.jobs")).toHaveLength(jobsBefore.length + 3);
    expect(await mailsTo(app, known.email ?? "")).toEqual(["account.reset_password"]);
    expect(await mailsTo(app, closed.email ?? "")).toEqual([]);
  });

  test("has a link for one use", async () => {
    const person = await buildCustomer(app.db, { password });
    await forgot(person.email);
    const token = await mailedToken(app, person.email ?? "");
    const answers = await Promise.all([reset(token), reset(token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  test("replaced by one link leaves no other that could replace it again", async () => {
    const invitation = await invite({ email: "both@example.org", full_name: "Both", role: "agent" });
    await forgot("both@example.org");
    expect((await reset(await mailedToken(app, "both@example.org"))).status).toBe(200);
    expect((await accept(tokenIn(invitation.body.link as string))).body.code).toBe("link.invalid");
    expect((await signIn("both@example.org", newPassword)).body.user).toMatchObject({ role: { key: "agent" } });
  });

  test("has a link for thirty minutes", async () => {
    const person = await buildCustomer(app.db, { password });
    await forgot(person.email);
    const token = await mailedToken(app, person.email ?? "");
    await app.clock.advance(30 * minutes);
    expect((await reset(token)).body.code).toBe("link.invalid");
    expect((await signIn(person.email, password)).status).toBe(200);
  });

  test("has one link at a time: a newer one cancels it", async () => {
    const person = await buildCustomer(app.db, { password });
    await forgot(person.email);
    const older = await mailedToken(app, person.email ?? "");
    await forgot(person.email);
    const newer = await mailedToken(app, person.email ?? "");
    expect((await reset(older)).body.code).toBe("link.invalid");
    expect((await reset(newer)).status).toBe(200);
  });

  test("keeps the link when the new one is too weak, by length, by words and by name", async () => {
    const person = await buildCustomer(app.db, { password, fullName: "Wilhelmina Farthingale" });
    await forgot(person.email);
    const token = await mailedToken(app, person.email ?? "");
    for (const weak of ["short", "password1234", "farthingale wilhelmina"]) {
      expect((await reset(token, weak)).body.errors).toEqual([expect.objectContaining({ field: "password" })]);
    }
    expect((await reset(token)).status).toBe(200);
  });

  test("keeps no link in the clear", async () => {
    const person = await buildCustomer(app.db, { password });
    await forgot(person.email);
    const token = await mailedToken(app, person.email ?? "");
    const links = await app.db.rows<{ text: string }>("SELECT one_time_links::text AS text FROM one_time_links");
    expect(
      links.some(({ text }) => text.includes(token) || text.includes(Buffer.from(token, "base64url").toString("hex"))),
    ).toBe(false);
    expect(JSON.stringify(app.logs)).not.toContain(token);
  });
});

describe("an invitation", () => {
  test("gives a role and, where mail is not set up, its link once to whoever invites", async () => {
    const answer = await invite({ email: "New.Agent@example.org", full_name: "New Agent", role: "agent" });
    expect(answer.status).toBe(201);
    expect(answer.body.person).toMatchObject({
      email: "new.agent@example.org",
      role: { key: "agent" },
      can_sign_in: false,
    });
    const link = answer.body.link as string;
    expect(link).toMatch(/^http:\/\/localhost:5000\/invite\?token=[\w-]{43}$/);

    expect((await accept(tokenIn(link), { full_name: "Noa Agent" })).status).toBe(200);
    const signedIn = await signIn("new.agent@example.org", newPassword);
    expect(signedIn.body.user).toMatchObject({ full_name: "Noa Agent", is_staff: true, role: { key: "agent" } });
    expect((await accept(tokenIn(link))).body.code).toBe("link.invalid");
    expect(await mailsTo(app, "new.agent@example.org")).toEqual(["account.invitation"]);
  });

  test("repeated with its key answers the same without the link, which lies nowhere in the clear", async () => {
    const send = () =>
      invite({ email: "keyed@example.org", full_name: "Keyed", role: "agent" }).set("Idempotency-Key", "k1");
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual({ ...first.body, link: null });
    const stored = await app.db.one<{ text: string }>(
      "SELECT response::text AS text FROM idempotency_keys WHERE key = 'k1'",
    );
    expect(stored?.text).not.toContain(tokenIn(first.body.link as string));
  });

  test("goes to the mailbox alone where mail is set up", async () => {
    const mailing = await startTestApp({ mail: { send: async () => undefined, close: () => undefined } });
    try {
      const answer = await invite(
        { email: "a@example.org", full_name: "A", role: "agent" },
        await buildAdmin(mailing.db),
        mailing,
      );
      expect([answer.status, answer.body.link]).toEqual([201, null]);
    } finally {
      await mailing.close();
    }
  });

  test("lasts 72 hours, and a new one cancels it", async () => {
    const body = { email: "slow@example.org", full_name: "Slow", role: "agent" };
    const first = tokenIn((await invite(body)).body.link as string);
    const second = tokenIn((await invite(body)).body.link as string);
    expect((await accept(first)).body.code).toBe("link.invalid");
    await app.clock.advance(72 * 60 * minutes);
    expect((await accept(second)).body.code).toBe("link.invalid");
  });

  test("of somebody with an account is refused", async () => {
    const agent = await buildAgent(app.db);
    const answer = await invite({ email: agent.email, full_name: "Taken", role: "admin" });
    expect([answer.status, answer.body.code]).toEqual([409, "person.email_taken"]);
    const role = await app.db.one("SELECT r.key FROM people p JOIN roles r ON r.id = p.role_id WHERE p.id = $1", [
      agent.id,
    ]);
    expect(role).toEqual({ key: "agent" });
  });

  test("takes away a password that somebody set without proving the mailbox", async () => {
    await post("/api/auth/register", { email: "early@example.org", full_name: "Early", password });
    const strangers = await mailedToken(app, "early@example.org");
    await invite({ email: "early@example.org", full_name: "The Agent", role: "agent" });
    expect((await post("/api/auth/verify", { token: strangers })).body.code).toBe("link.invalid");
    expect((await signIn("early@example.org", password)).status).toBe(401);
  });

  test("is for those who may invite, and gives nobody more than they have", async () => {
    await app.ownerDb.rows(
      `INSERT INTO roles (key, name, is_staff, sees, permissions) VALUES
       ('inviter', 'Inviter', true, 'departments', ARRAY['people.invite', 'people.read', 'ticket.create']),
       ('watcher', 'Watcher', true, 'all', ARRAY['ticket.create'])`,
    );
    const inviter = await buildAgent(app.db);
    await app.db.rows("UPDATE people SET role_id = (SELECT id FROM roles WHERE key = 'inviter') WHERE id = $1", [
      inviter.id,
    ]);
    const agent = await buildAgent(app.db);

    const tryAs = async (by: BuiltPerson, role: string) =>
      (await invite({ email: `${role}.${by.id}@example.org`, full_name: "X", role }, by)).status;
    expect(await tryAs(agent, "customer")).toBe(403);
    expect(await tryAs(inviter, "admin")).toBe(403);
    expect(await tryAs(inviter, "agent")).toBe(403);
    expect(await tryAs(inviter, "watcher")).toBe(403);
    expect(await tryAs(inviter, "customer")).toBe(201);
    expect(await tryAs(admin, "no_such_role")).toBe(422);
    expect(await app.db.rows("SELECT id FROM people WHERE email LIKE 'admin.%' OR email LIKE 'agent.%'")).toEqual([]);

    const waiting = await invite({ email: "boss@example.org", full_name: "Boss", role: "admin" });
    expect((await invite({ email: "boss@example.org", full_name: "Boss", role: "customer" }, inviter)).status).toBe(
      403,
    );
    expect((await accept(tokenIn(waiting.body.link as string))).status).toBe(200);
  });
});
