import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { buildAdmin, type BuiltPerson } from "../../../../test/factories/index.js";
import { mailsTo } from "../../../../test/mailed-link.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { challengeOf, password, turnOnTwoFactor, typeCode, typePassword } from "../../../../test/two-factor.js";
import { resetTwoFactor } from "./commands/reset-by-operator.js";

let app: TestApp;
let admin: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp({ twoFactorRequired: "admins" });
});
afterAll(() => app.close());
beforeEach(async () => {
  admin = await buildAdmin(app.db, { password });
});

const recorded = () =>
  app.db.rows(
    `SELECT e.actor_id AS actor, e.data, d.data AS details FROM events e JOIN event_details d ON d.event_id = e.id
     WHERE e.type = 'account.two_factor_removed' AND e.object_id = $1`,
    [admin.id],
  );

test("Who lost phone and codes signs in with the password, sets it up anew, and is told; every session has ended", async () => {
  // As the desk demands it, a test's session is good for the set-up alone until it is on.
  const { recoveryCodes, code } = await turnOnTwoFactor(app, admin);
  const challenge = await challengeOf(app, admin);
  const session = app.api.as(admin);
  expect((await session.get("/api/people")).status).toBe(200);

  await resetTwoFactor(app.services, `  ${(admin.email ?? "").toUpperCase()} `);
  app.identify.forget(admin.id); // what the announcement does in every process
  expect((await session.get("/api/people")).status).toBe(401);
  expect((await typeCode(app, challenge, await code())).body.code).toBe("challenge_over");
  expect((await typeCode(app, challenge, recoveryCodes[0] ?? "")).body.code).toBe("challenge_over");
  const signedIn = await typePassword(app, admin);
  expect([signedIn.status, signedIn.body.user.two_factor]).toEqual([
    200,
    { on: false, required: true, recovery_codes_left: 0 },
  ]);
  expect((await mailsTo(app, admin.email ?? "")).at(-1)).toBe("account.two_factor_reset");
  expect(await recorded()).toEqual([
    { actor: null, data: { by: "operator" }, details: { changes: { two_factor: { from: "on", to: "off" } } } },
  ]);
});

test("Where there is nothing to turn off, or nobody, nothing changes and the reason is said", async () => {
  await expect(resetTwoFactor(app.services, admin.email ?? "")).rejects.toThrow("nothing was changed");
  await expect(resetTwoFactor(app.services, "nobody@example.org")).rejects.toThrow("Nobody who may sign in here");
  await turnOnTwoFactor(app, admin);
  await app.ownerDb.rows("UPDATE people SET deactivated_at = app_now() WHERE id = $1", [admin.id]);
  await expect(resetTwoFactor(app.services, admin.email ?? "")).rejects.toThrow("Nobody who may sign in here");
  expect(await recorded()).toEqual([]);
});
