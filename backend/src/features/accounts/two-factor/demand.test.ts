import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { endpoints, type TwoFactorRule } from "../../../contract/index.js";
import { buildAdmin, buildAgent, buildCustomer, type BuiltPerson } from "../../../../test/factories/index.js";
import { mailedToken } from "../../../../test/mailed-link.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { codeAt, password, turnOnTwoFactor, typeCode, typePassword, challengeOf } from "../../../../test/two-factor.js";
import { offerBootstrap } from "../offer-bootstrap.js";
import { openSession } from "../sessions.js";
import { createRefreshTokens } from "../tokens.js";
import { isDemanded } from "./demand.js";
import { systemActor } from "../../../platform/actor.js";

let app: TestApp;
let admin: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z", twoFactorRequired: "admins" });
});
afterAll(() => app.close());
beforeEach(async () => {
  await demand("admins");
  admin = await buildAdmin(app.db, { password });
});

const demand = async (rule: TwoFactorRule) =>
  void (await app.db.rows("UPDATE desk SET two_factor_required = $1", [rule]));
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
const withToken = (token: string) => app.api.anonymous().set(bearer(token));

/** Signs in with the password alone. */
async function signIn(person: BuiltPerson) {
  const answer = await typePassword(app, person);
  if (answer.status !== 200) throw new Error(`Answered with ${answer.status}`);
  const cookie = (answer.get("Set-Cookie")?.[0] ?? "").split(";")[0] ?? "";
  return { token: (answer.body as { token: string }).token, cookie, user: answer.body.user };
}
const refresh = (cookie: string) =>
  app.api.anonymous().post("/api/auth/refresh").set({ Cookie: cookie, "X-Redress-Request": "1" });
const cookieOf = (answer: { get(name: string): unknown }) =>
  (((answer.get("Set-Cookie") as string[] | undefined) ?? [])[0] ?? "").split(";")[0] ?? "";

test.each([
  ["nobody", [], true, false],
  ["admins", ["people.manage"], true, true],
  ["admins", ["people.invite"], true, true],
  ["admins", ["roles.manage"], false, true],
  ["admins", ["desk.configure"], true, true],
  ["admins", ["people.delete"], true, true],
  ["admins", ["ticket.reply", "people.read", "audit.read"], true, false],
  ["staff", ["ticket.reply"], true, true],
  ["staff", ["ticket.create"], false, false],
  ["staff", ["people.manage"], false, true],
] as const)("%s: of somebody with %j, staff %s, it is demanded: %s", (rule, permissions, isStaff, demanded) => {
  expect(isDemanded(rule, { permissions: [...permissions], isStaff })).toBe(demanded);
});

test("Outside the demo it is demanded of admins from the beginning", async () => {
  const [row] = await app.ownerDb.rows<{ rule: string }>(
    "SELECT pg_get_expr(adbin, adrelid) AS rule FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum WHERE adrelid = 'desk'::regclass AND attname = 'two_factor_required'",
  );
  expect(row?.rule).toBe("'admins'::text");
});

describe("Somebody of whom it is demanded", () => {
  test("signs in with the password to nothing but setting it up, and has all rights afterwards in the same session", async () => {
    const { token, user } = await signIn(admin);
    expect(user.two_factor).toEqual({ on: false, required: true, recovery_codes_left: 0 });
    const refused = await withToken(token).get("/api/people");
    expect([refused.status, refused.body.code]).toEqual([403, "two_factor_required"]);

    expect((await withToken(token).get("/api/auth/me")).body.two_factor.required).toBe(true);
    const { secret } = (await withToken(token).post("/api/me/two-factor")).body;
    const code = codeAt(secret, await app.clock.now());
    expect((await withToken(token).post("/api/me/two-factor/confirm").send({ code })).status).toBe(200);
    expect((await withToken(token).get("/api/people")).status).toBe(200);
    expect((await withToken(token).get("/api/auth/me")).body.two_factor).toMatchObject({ on: true, required: true });
  });

  test("is refused at every endpoint but those of the set-up, and nothing is left of the try but its audit row", async () => {
    const { token } = await signIn(admin);
    const open: string[] = [];
    for (const endpoint of Object.values(endpoints)) {
      if (endpoint.access === "public") continue;
      const path = endpoint.path.replace(/:\w+/g, "1");
      const method = endpoint.method.toLowerCase() as "get" | "post" | "put" | "patch" | "delete";
      const agent = withToken(token);
      const answer = await agent[method](path).send(method === "get" ? undefined : {});
      if (answer.status !== 403 || answer.body.code !== "two_factor_required") open.push(endpoint.name);
    }
    expect(open.sort()).toEqual(["beginTwoFactor", "confirmPassword", "confirmTwoFactor", "getMe"]);
    const changed = await app.db.rows(
      "SELECT type FROM events WHERE actor_id = $1 AND type NOT IN ('access.refused', 'account.signed_in', 'account.two_factor_begun')",
      [admin.id],
    );
    expect(changed).toEqual([]);
  });

  test("signs out like anybody", async () => {
    const { token, cookie } = await signIn(admin);
    const answer = await withToken(token).post("/api/auth/logout").set({ Cookie: cookie, "X-Redress-Request": "1" });
    expect(answer.status).toBe(204);
    expect((await withToken(token).get("/api/auth/me")).status).toBe(401);
  });

  test("is led to it by a refresh too, when it is demanded after the sign-in; and let go when it no longer is", async () => {
    await demand("nobody");
    const { token, cookie } = await signIn(admin);
    expect((await withToken(token).get("/api/people")).status).toBe(200);
    await demand("admins");
    const first = await refresh(cookie);
    app.identify.forget(null); // what the announcement does in every process
    expect((await withToken(first.body.token).get("/api/people")).body.code).toBe("two_factor_required");
    const [announced] = await app.db.rows("SELECT 1 FROM access_changes WHERE person_id = $1", [admin.id]);
    expect(announced).toBeDefined();
    await demand("nobody");
    const second = await refresh(cookieOf(first));
    expect((await withToken(second.body.token).get("/api/people")).status).toBe(200);
  });

  test("cannot turn it off, and keeps it when moving to another app", async () => {
    await turnOnTwoFactor(app, admin);
    const off = await app.api.as(admin).delete("/api/me/two-factor");
    expect([off.status, off.body.code]).toEqual([409, "two_factor.demanded"]);
    expect((await app.api.as(admin).post("/api/me/two-factor")).status).toBe(201);
    await demand("nobody");
    expect((await app.api.as(admin).delete("/api/me/two-factor")).status).toBe(204);
  });

  test("who lost it and had it taken away sets it up anew at the next sign-in", async () => {
    await turnOnTwoFactor(app, admin);
    const other = await buildAdmin(app.db);
    await turnOnTwoFactor(app, other);
    await app.api.as(other).delete(`/api/people/${admin.id}/two-factor`).expect(204);
    const { token } = await signIn(admin);
    expect((await withToken(token).get("/api/tickets")).body.code).toBe("two_factor_required");
  });

  test("is any staff where the desk says so, and no customer", async () => {
    await demand("staff");
    const [agent, customer] = [await buildAgent(app.db, { password }), await buildCustomer(app.db, { password })];
    expect((await withToken((await signIn(agent)).token).get("/api/tickets")).status).toBe(403);
    expect((await withToken((await signIn(customer)).token).get("/api/tickets")).status).toBe(200);
  });

  test("is the first admin of a new desk", async () => {
    await app.ownerDb.rows("UPDATE people SET role_id = (SELECT id FROM roles WHERE key = 'customer')");
    const link = new URL((await offerBootstrap(app.services)) ?? "").searchParams.get("token");
    const answer = await app.api
      .anonymous()
      .post("/api/auth/bootstrap")
      .send({ token: link, email: "first@example.org", full_name: "Ada Lovelace", password });
    expect(answer.status).toBe(201);
    expect(answer.body.user.two_factor.required).toBe(true);
    expect((await withToken(answer.body.token).get("/api/settings")).body.code).toBe("two_factor_required");
  });
});

describe("No way leads around the second factor", () => {
  test("a session that waits for a set-up ends when it is made in another", async () => {
    const theirs = await signIn(admin);
    const mine = await signIn(admin);
    const { secret } = (await withToken(mine.token).post("/api/me/two-factor")).body;
    const code = codeAt(secret, await app.clock.now());
    await withToken(mine.token).post("/api/me/two-factor/confirm").send({ code });
    expect((await withToken(theirs.token).get("/api/auth/me")).status).toBe(401);
    expect((await refresh(theirs.cookie)).status).toBe(204);
    expect((await refresh(mine.cookie)).status).toBe(200);
  });

  test("nor does one that the set-up did not see: it opens nothing, and its refresh ends it", async () => {
    const { token, cookie } = await signIn(admin);
    // As if the set-up in another session had come in the moment of this sign-in, and not found it to end it.
    await app.db.rows(
      "INSERT INTO two_factor (person_id, secret, on_since, last_step) VALUES ($1, 'sealed', app_now(), 1)",
      [admin.id],
    );
    expect((await withToken(token).get("/api/people")).body.code).toBe("two_factor_required");
    expect((await refresh(cookie)).status).toBe(204);
  });

  test("a session is never opened without it, whoever asks for one", async () => {
    await turnOnTwoFactor(app, admin);
    const open = app.services.runWork(systemActor, (work) =>
      openSession(work, { id: admin.id, isStaff: true }, createRefreshTokens(app.services.config), {}),
    );
    await expect(open).rejects.toThrow(/second factor/);
  });

  test("a new password by mail lets nobody in without a code", async () => {
    const { code } = await turnOnTwoFactor(app, admin);
    await app.api.anonymous().post("/api/auth/forgot-password").send({ email: admin.email });
    const token = await mailedToken(app, admin.email ?? "");
    const fresh = "seven green lamps at noon";
    const reset = await app.api.anonymous().post("/api/auth/reset-password").send({ token, password: fresh });
    expect(reset.status).toBe(200);
    expect(reset.body.token).toBeUndefined();
    expect(reset.get("Set-Cookie")).toBeUndefined();
    const answer = await typePassword(app, admin, fresh);
    expect(answer.status).toBe(202);
    expect((await typeCode(app, answer.body.challenge, await code())).status).toBe(200);
  });

  test("an invitation or a link to confirm the address signs nobody in", async () => {
    await turnOnTwoFactor(app, admin);
    const { body } = await app.api
      .as(admin)
      .post("/api/people/invitations")
      .send({ email: "grace@example.org", full_name: "Grace Hopper", role: "admin" });
    expect(body.person).toBeDefined();
    const token = await mailedToken(app, "grace@example.org");
    const accepted = await app.api.anonymous().post("/api/auth/accept-invitation").send({ token, password });
    expect([accepted.status, accepted.get("Set-Cookie")]).toEqual([200, undefined]);
    const signedIn = await app.api.anonymous().post("/api/auth/login").send({ email: "grace@example.org", password });
    expect((await withToken(signedIn.body.token).get("/api/people")).body.code).toBe("two_factor_required");
  });

  test("a challenge is no token, no cookie and no link", async () => {
    await turnOnTwoFactor(app, admin);
    const challenge = await challengeOf(app, admin);
    expect((await withToken(challenge).get("/api/auth/me")).status).toBe(401);
    expect((await refresh(`redress_session=${challenge}`)).status).toBe(204);
    const reset = await app.api.anonymous().post("/api/auth/reset-password").send({ token: challenge, password });
    expect(reset.status).toBe(422);
  });

  test("an API key that is older than the demand opens nothing until its owner has set two-factor up", async () => {
    await demand("nobody");
    const made = await app.api
      .as(admin)
      .post("/api/me/api-keys")
      .send({ name: "Web shop", scopes: ["complaints:read"], days: 30 });
    expect(made.status).toBe(201);
    const ask = () => withToken((made.body as { key: string }).key).get("/api/tickets");
    expect((await ask()).status).toBe(200);
    await demand("admins");
    app.identify.forget(null); // by itself it looks again after a minute
    expect((await ask()).body.code).toBe("two_factor_required");
    await turnOnTwoFactor(app, admin);
    expect((await ask()).status).toBe(200);
    // Nobody makes one in a session that waits for the set-up.
    const { token } = await signIn(await buildAdmin(app.db, { password }));
    const refused = await withToken(token)
      .post("/api/me/api-keys")
      .send({ name: "x", scopes: ["complaints:read"], days: 1 });
    expect(refused.body.code).toBe("two_factor_required");
  });

  test("changing of whom it is demanded wants a fresh sign-in and is on record", async () => {
    await turnOnTwoFactor(app, admin);
    const api = app.api.as(admin);
    expect((await api.patch("/api/settings").send({ two_factor_required: "everybody" })).status).toBe(422);
    const answer = await api.patch("/api/settings").send({ two_factor_required: "staff" });
    expect([answer.status, answer.body.two_factor_required]).toEqual([200, "staff"]);
    expect(answer.body.changed.sign_in.by.id).toBe(admin.id);
    const event = await app.db.one<{ details: object }>(
      "SELECT d.data AS details FROM events e JOIN event_details d ON d.event_id = e.id WHERE e.type = 'desk.settings_changed' ORDER BY e.id DESC LIMIT 1",
    );
    expect(event?.details).toEqual({ changes: { twoFactorRequired: { from: "admins", to: "staff" } } });
    await app.db.rows("UPDATE sessions SET confirmed_at = app_now() - interval '11 minutes' WHERE person_id = $1", [
      admin.id,
    ]);
    const late = await api.patch("/api/settings").send({ two_factor_required: "nobody" });
    expect([late.status, late.body.code]).toEqual([403, "confirmation_required"]);
    expect((await api.patch("/api/settings").send({ name: "City Water" })).status).toBe(200);
  });
});
