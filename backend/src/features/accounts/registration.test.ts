import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { buildAgent, buildCustomer, buildPerson } from "../../../test/factories/index.js";
import { mailedToken, mailsTo } from "../../../test/mailed-link.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";
import { systemActor } from "../../platform/actor.js";
import { createPerson } from "./index.js";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const password = "copper lantern ferry";
const register = (body: object, on = app) =>
  on.api
    .anonymous()
    .post("/api/auth/register")
    .send({ full_name: "Ada Lovelace", password, ...body });
const verify = (token: string, typed?: string) =>
  app.api
    .anonymous()
    .post("/api/auth/verify")
    .send({ token, ...(typed !== undefined && { password: typed }) });
const signIn = (email: string, secret = password, on = app) =>
  on.api.anonymous().post("/api/auth/login").send({ email, password: secret });
const row = (email: string) =>
  app.db.one<{ id: number; full_name: string; hash: string | null; verified: boolean; role: string }>(
    `SELECT p.id, full_name, password_hash AS hash, email_verified_at IS NOT NULL AS verified, r.key AS role
     FROM people p JOIN roles r ON r.id = role_id WHERE email = $1`,
    [email],
  );
const typesFor = async (personId: number) =>
  (
    await app.db.rows<{ type: string }>("SELECT type FROM events WHERE data->>'person_id' = $1 ORDER BY id", [
      String(personId),
    ])
  ).map((e) => e.type);

describe("POST /auth/register", () => {
  test("makes an account that works once its address is confirmed", async () => {
    const answer = await register({ email: " Ada@Example.org ", locale: "de", time_zone: "Europe/Berlin" });
    expect(answer.status).toBe(202);
    expect(await row("ada@example.org")).toMatchObject({
      verified: false,
      role: "customer",
      full_name: "Ada Lovelace",
    });
    expect((await signIn("ada@example.org")).body.code).toBe("email_not_verified");

    const token = await mailedToken(app, "ada@example.org");
    expect((await verify(token)).status).toBe(200);
    expect((await signIn("ADA@example.org")).body.user).toMatchObject({
      email_verified: true,
      locale: "de",
      time_zone: "Europe/Berlin",
    });
    expect((await verify(token)).body.code).toBe("link.invalid");
    const known = await row("ada@example.org");
    expect(await typesFor(known?.id ?? 0)).toEqual(["account.registered", "account.verified"]);
  });

  test("answers a known address like an unknown one, changes nothing and tells its owner", async () => {
    const owner = await buildCustomer(app.db, { email: "owner@example.org", password: "the password of the owner" });
    const before = await row("owner@example.org");
    const [known, unknown] = [
      await register({ email: "owner@example.org" }),
      await register({ email: "new@example.org" }),
    ];
    expect([known.status, known.body]).toEqual([unknown.status, unknown.body]);
    expect(await row("owner@example.org")).toEqual(before);
    expect(await mailsTo(app, "owner@example.org")).toEqual(["account.already_registered"]);
    expect(await typesFor(owner.id)).toEqual([]);
  });

  test("drops what nobody may choose for themselves", async () => {
    const answer = await register({ email: "climber@example.org", role: "admin", email_verified: true, id: 1 });
    expect(answer.status).toBe(202);
    expect(await row("climber@example.org")).toMatchObject({ role: "customer", verified: false });
  });

  test("names every field that needs another value, and writes nothing", async () => {
    const answer = await register({ email: "not an address", full_name: " ", password: "" });
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((error: { field: string }) => error.field).sort()).toEqual([
      "email",
      "full_name",
      "password",
    ]);
    const weak = await register({ email: "weak@example.org", password: "password1234" });
    expect(weak.body.errors).toEqual([expect.objectContaining({ field: "password" })]);
    expect(await row("weak@example.org")).toBeNull();
  });

  test("twice at once makes one person", async () => {
    const answers = await Promise.all([
      register({ email: "twice@example.org" }),
      register({ email: "twice@example.org" }),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([202, 202]);
    expect(await app.db.rows("SELECT id FROM people WHERE email = 'twice@example.org'")).toHaveLength(1);
  });

  test("again before confirming replaces the pending password and cancels the older link", async () => {
    await register({ email: "pending@example.org", password: "the stranger was first" });
    const strangers = await mailedToken(app, "pending@example.org");
    await register({ email: "pending@example.org", password: "the owner came later" });
    const owners = await mailedToken(app, "pending@example.org");

    expect((await verify(strangers)).body.code).toBe("link.invalid");
    expect((await verify(owners, "the owner came later")).status).toBe(200);
    expect((await signIn("pending@example.org", "the stranger was first")).status).toBe(401);
    expect((await signIn("pending@example.org", "the owner came later")).status).toBe(200);
  });

  test("by somebody else after its owner confirms nothing when the owner follows the newest link", async () => {
    await register({ email: "contested@example.org", password: "the owner was first" });
    await mailedToken(app, "contested@example.org");
    await register({ email: "contested@example.org", password: "the stranger came later" });
    const newest = await mailedToken(app, "contested@example.org");

    const asked = await verify(newest);
    expect([asked.status, asked.body.code]).toEqual([422, "link.password_needed"]);
    const refused = await verify(newest, "the owner was first");
    expect([refused.status, refused.body.errors]).toMatchObject([422, [{ field: "password" }]]);
    expect(await row("contested@example.org")).toMatchObject({ verified: false });
    expect((await signIn("contested@example.org", "the stranger came later")).status).toBe(403);

    // The owner's way out: whoever reads the mailbox sets the password that counts.
    await app.api.anonymous().post("/api/auth/forgot-password").send({ email: "contested@example.org" });
    const token = await mailedToken(app, "contested@example.org");
    await app.api.anonymous().post("/api/auth/reset-password").send({ token, password: "only the owner knows it" });
    expect((await signIn("contested@example.org", "the stranger came later")).status).toBe(401);
    expect((await signIn("contested@example.org", "only the owner knows it")).status).toBe(200);
  });

  test("is confirmed by its own link alone: not when another password waits by then", async () => {
    await register({ email: "swapped@example.org", password: "the owner was first" });
    const token = await mailedToken(app, "swapped@example.org");
    await app.ownerDb.rows("UPDATE people SET password_hash = 'another' WHERE email = 'swapped@example.org'");
    expect((await verify(token)).body.code).toBe("link.invalid");
    expect(await row("swapped@example.org")).toMatchObject({ verified: false });
  });

  test("of somebody whom staff wrote down takes over their row once the mailbox is proven, and not before", async () => {
    const id = await app.services.runWork(systemActor, (work) =>
      createPerson(work, { fullName: "On The Phone", email: "phone@example.org" }),
    );
    await register({ email: "phone@example.org", full_name: "Somebody Else" });
    expect((await signIn("phone@example.org")).status).toBe(403);
    expect((await verify(await mailedToken(app, "phone@example.org"))).status).toBe(200);
    const answer = await signIn("phone@example.org");
    expect(answer.body.user).toMatchObject({ id, full_name: "On The Phone" });
  });

  test("never puts a password on a row with more than a newcomer's rights", async () => {
    const invited = await buildPerson(app.db, { role: "agent", email: "invited@example.org", emailVerified: false });
    expect((await register({ email: "invited@example.org" })).status).toBe(202);
    expect(await row("invited@example.org")).toMatchObject({ id: invited.id, hash: null, verified: false });
    expect(await mailsTo(app, "invited@example.org")).toEqual(["account.already_registered"]);
  });

  test("never puts a password on a proven mailbox that has none", async () => {
    await buildAgent(app.db, { email: "proven@example.org" });
    await register({ email: "proven@example.org" });
    expect(await row("proven@example.org")).toMatchObject({ hash: null });
  });

  test("of a closed account sends nothing", async () => {
    await buildCustomer(app.db, { email: "closed@example.org", deactivated: true, emailVerified: false });
    expect((await register({ email: "closed@example.org" })).status).toBe(202);
    expect(await row("closed@example.org")).toMatchObject({ hash: null });
    expect(await mailsTo(app, "closed@example.org")).toEqual([]);
  });
});

describe("a link to confirm an address", () => {
  test("works for 24 hours", async () => {
    const late = await startTestApp({ now: "2026-03-02T09:00:00Z" });
    try {
      await register({ email: "late@example.org" }, late);
      const token = await mailedToken(late, "late@example.org");
      await late.clock.set("2026-03-03T09:00:00Z");
      const answer = await late.api.anonymous().post("/api/auth/verify").send({ token });
      expect([answer.status, answer.body.code]).toEqual([422, "link.invalid"]);
    } finally {
      await late.close();
    }
  });

  test("is for nothing else, and no other link is for it", async () => {
    await register({ email: "purpose@example.org" });
    const token = await mailedToken(app, "purpose@example.org");
    for (const path of ["/api/auth/reset-password", "/api/auth/accept-invitation"]) {
      const answer = await app.api.anonymous().post(path).send({ token, password });
      expect(answer.body.code).toBe("link.invalid");
    }
    expect((await verify(token)).status).toBe(200);
  });

  test("that is empty, long or made up matches nothing", async () => {
    expect((await verify("")).status).toBe(422);
    expect((await verify("x".repeat(201))).status).toBe(422);
    expect((await verify("undefined")).body.code).toBe("link.invalid");
  });
});

describe("where mail cannot be sent", () => {
  test("in production, registration and forgotten password are closed with one sentence, and the page knows", async () => {
    const closed = await startTestApp({ config: { isProduction: true } });
    try {
      const answers = [
        await register({ email: "ada@example.org" }, closed),
        await closed.api.anonymous().post("/api/auth/forgot-password").send({ email: "ada@example.org" }),
      ];
      for (const answer of answers) expect([answer.status, answer.body.code]).toEqual([503, "mail_not_set_up"]);
      expect((await closed.api.anonymous().get("/api/app")).body).toMatchObject({
        registration_open: false,
        demo: false,
        demo_accounts: [],
      });
      expect(await closed.db.rows("SELECT id FROM people")).toEqual([]);
    } finally {
      await closed.close();
    }
  });

  test("in demo mode an account works at once, but takes over nobody's row", async () => {
    const demo = await startTestApp({ demo: true });
    try {
      await buildCustomer(demo.db, { email: "written@example.org", emailVerified: false });
      expect((await register({ email: "ada@example.org" }, demo)).status).toBe(202);
      expect((await signIn("ada@example.org", password, demo)).status).toBe(200);
      await register({ email: "written@example.org" }, demo);
      expect((await signIn("written@example.org", password, demo)).status).toBe(403);
      expect((await demo.api.anonymous().get("/api/app")).body).toMatchObject({ registration_open: true, demo: true });
    } finally {
      await demo.close();
    }
  });
});
