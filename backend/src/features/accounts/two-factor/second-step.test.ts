import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { buildAgent, type BuiltPerson } from "../../../../test/factories/index.js";
import { mailsTo } from "../../../../test/mailed-link.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import {
  challengeOf,
  password,
  turnOnTwoFactor,
  typeCode,
  typePassword,
  type SecondFactor,
} from "../../../../test/two-factor.js";

let app: TestApp;
let person: BuiltPerson;
let factor: SecondFactor;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z", config: { trustProxy: 1 } });
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await buildAgent(app.db, { password });
  factor = await turnOnTwoFactor(app, person);
});

const sessionsOf = async ({ id }: BuiltPerson) =>
  (await app.db.rows("SELECT 1 FROM sessions WHERE person_id = $1 AND ended_at IS NULL", [id])).length;
const eventsOf = async ({ id }: BuiltPerson) =>
  app.db.rows<{ type: string; data: object }>(
    "SELECT type, data FROM events WHERE object_kind = 'person' AND object_id = $1 ORDER BY id",
    [id],
  );
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
/** What can be compared of an answer. */
const shown = ({ status, body }: { status: number; body: object }) => ({ status, ...body, request_id: "" });

describe("The right password", () => {
  test("is answered with a challenge for five minutes, and with nothing that signs in", async () => {
    const before = await sessionsOf(person);
    const answer = await typePassword(app, person);
    expect(answer.status).toBe(202);
    const now = (await app.clock.now()).getTime();
    expect(answer.body).toEqual({
      challenge: expect.stringMatching(/^[\w-]{43}$/),
      expires_at: new Date(now + 300_000).toISOString(),
    });
    expect(answer.get("Set-Cookie")).toBeUndefined();
    expect(await sessionsOf(person)).toBe(before);
    const { challenge } = answer.body as { challenge: string };
    const asToken = await app.api.anonymous().get("/api/auth/me").set("Authorization", `Bearer ${challenge}`);
    expect(asToken.status).toBe(401);
    const stored = await app.db.rows<{ text: string }>(
      "SELECT sign_in_challenges::text AS text FROM sign_in_challenges",
    );
    expect(stored.some(({ text }) => text.includes(challenge))).toBe(false);
    expect((await eventsOf(person)).at(-1)?.type).toBe("account.challenged");
  });

  test("is not told from a wrong one by anybody who does not know it: with and without two-factor the answer is the same", async () => {
    const without = await buildAgent(app.db, { password });
    const answers = [await typePassword(app, person, "a guess"), await typePassword(app, without, "a guess")];
    expect(shown(answers[0] as never)).toEqual(shown(answers[1] as never));
    expect(answers[0]?.status).toBe(401);
  });
});

describe("POST /auth/login/two-factor", () => {
  test("with the app's code signs in, sets the cookie and is on record", async () => {
    const answer = await typeCode(app, await challengeOf(app, person), await factor.code());
    expect(answer.status).toBe(200);
    expect(answer.body.user).toMatchObject({
      id: person.id,
      two_factor: { on: true, required: false, recovery_codes_left: 10 },
    });
    expect(answer.get("Set-Cookie")?.[0]).toMatch(/^redress_session=.+HttpOnly/);
    const me = await app.api.anonymous().get("/api/auth/me").set("Authorization", `Bearer ${answer.body.token}`);
    expect(me.body).toEqual(answer.body.user);
    expect((await eventsOf(person)).at(-1)).toMatchObject({
      type: "account.signed_in",
      data: { second_factor: "app" },
    });
  });

  test.each([
    [-2, 422],
    [-1, 200],
    [0, 200],
    [1, 200],
    [2, 422],
  ])("takes the code of %i steps from now: %i", async (steps, status) => {
    await app.clock.advance(60_000);
    expect((await typeCode(app, await challengeOf(app, person), await factor.code(steps))).status).toBe(status);
  });

  test("takes spaces in a code, as some apps show it", async () => {
    const code = await factor.code();
    expect((await typeCode(app, await challengeOf(app, person), ` ${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(
      200,
    );
  });

  test("never takes a code twice, nor an older one after it", async () => {
    await app.clock.advance(60_000);
    const [older, used] = [await factor.code(-1), await factor.code()];
    expect((await typeCode(app, await challengeOf(app, person), used)).status).toBe(200);
    for (const code of [used, older]) {
      const again = await typeCode(app, await challengeOf(app, person), code);
      expect([again.status, again.body.code]).toEqual([422, "two_factor.wrong_code"]);
    }
    await app.clock.advance(30_000);
    expect((await typeCode(app, await challengeOf(app, person), await factor.code())).status).toBe(200);
  });

  test("does not take the code that turned two-factor on", async () => {
    const fresh = await buildAgent(app.db, { password });
    const { code } = await turnOnTwoFactor(app, fresh);
    // The helper let two steps pass: this is the one the set-up used.
    await app.clock.advance(-30_000);
    const answer = await typeCode(app, await challengeOf(app, fresh), await code(-1));
    expect(answer.status).toBe(422);
  });

  test("of two requests with one code at once, lets one in", async () => {
    const challenges = [await challengeOf(app, person), await challengeOf(app, person), await challengeOf(app, person)];
    const code = await factor.code();
    const before = await sessionsOf(person);
    const answers = await Promise.all(challenges.map((challenge) => typeCode(app, challenge, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    expect(await sessionsOf(person)).toBe(before + 1);
  });

  test("uses a challenge up, also when two answer it at once", async () => {
    const challenge = await challengeOf(app, person);
    const codes = [await factor.code(), await factor.code(1)];
    const answers = await Promise.all(codes.map((code) => typeCode(app, challenge, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    await app.clock.advance(60_000);
    const again = await typeCode(app, challenge, await factor.code());
    expect([again.status, again.body.code]).toEqual([401, "challenge_over"]);
  });

  test("refuses a challenge after five minutes", async () => {
    const challenge = await challengeOf(app, person);
    await app.clock.advance(299_000);
    expect((await typeCode(app, challenge, wrong(await factor.code()))).status).toBe(422);
    await app.clock.advance(1_000);
    const late = await typeCode(app, challenge, await factor.code());
    expect([late.status, late.body.code]).toEqual([401, "challenge_over"]);
  });

  test("takes no other person's code, and no challenge for another person", async () => {
    const other = await buildAgent(app.db, { password });
    const theirs = await turnOnTwoFactor(app, other);
    expect((await typeCode(app, await challengeOf(app, person), await theirs.code())).status).toBe(422);
    expect((await typeCode(app, await challengeOf(app, person), theirs.recoveryCodes[0] ?? "")).status).toBe(422);
    const answer = await typeCode(app, await challengeOf(app, other), await theirs.code());
    expect(answer.body.user.id).toBe(other.id);
  });

  test("refuses what is no challenge, be it another token of ours", async () => {
    const token = app.api.tokenOf(person);
    for (const challenge of ["x", "A".repeat(43), token.slice(0, 200), "' OR true --"]) {
      const answer = await typeCode(app, challenge, await factor.code());
      expect([answer.status, answer.body.code]).toEqual([401, "challenge_over"]);
    }
    const { body } = await app.api
      .anonymous()
      .post("/api/auth/login/two-factor")
      .send({ challenge: await challengeOf(app, person) });
    expect(body.code).toBe("validation");
  });

  test("ends a challenge after five wrong codes and tells the owner", async () => {
    const challenge = await challengeOf(app, person);
    const answers = [];
    for (let i = 0; i < 6; i += 1) answers.push(await typeCode(app, challenge, wrong(await factor.code())));
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 401, 401]);
    expect((await typeCode(app, challenge, await factor.code())).status).toBe(401);
    expect(await mailsTo(app, person.email ?? "")).toContain("account.codes_guessed");
    const failed = (await eventsOf(person)).filter(({ type }) => type === "account.sign_in_failed");
    expect(failed).toHaveLength(5);
    expect(failed[0]?.data).toEqual({ person_id: person.id, step: "two_factor" });
  });

  test("of many wrong codes at once judges no more than the challenge stands", async () => {
    const challenge = await challengeOf(app, person);
    const code = wrong(await factor.code());
    await Promise.all(Array.from({ length: 8 }, () => typeCode(app, challenge, code)));
    const failed = (await eventsOf(person)).filter(({ type }) => type === "account.sign_in_failed");
    expect(failed).toHaveLength(5);
  });

  test.each([
    ["deactivated", "UPDATE people SET deactivated_at = app_now() WHERE id = $1"],
    ["given another password", "UPDATE people SET password_hash = 'another' WHERE id = $1"],
    ["without two-factor by now", "DELETE FROM two_factor WHERE person_id = $1"],
  ])("refuses somebody who was %s since the password", async (_case, change) => {
    const challenge = await challengeOf(app, person);
    await app.db.rows(change, [person.id]);
    expect((await typeCode(app, challenge, await factor.code())).status).toBe(401);
  });
});

describe("Recovery codes", () => {
  test("sign in once each, however they are typed, and the owner is told each time", async () => {
    const [first = "", second = ""] = factor.recoveryCodes;
    const answer = await typeCode(app, await challengeOf(app, person), ` ${first.toUpperCase().replaceAll("-", " ")} `);
    expect(answer.status).toBe(200);
    expect((await app.api.as(person).get("/api/auth/me")).body.two_factor.recovery_codes_left).toBe(9);
    expect((await typeCode(app, await challengeOf(app, person), first)).status).toBe(422);
    expect((await typeCode(app, await challengeOf(app, person), second)).status).toBe(200);
    const mails = await mailsTo(app, person.email ?? "");
    expect(mails.filter((template) => template === "account.recovery_code_used")).toHaveLength(2);
    expect((await eventsOf(person)).map(({ type }) => type)).toContain("account.recovery_code_used");
  });

  test("let one in of two who use the same at once", async () => {
    const challenges = [await challengeOf(app, person), await challengeOf(app, person)];
    const answers = await Promise.all(challenges.map((it) => typeCode(app, it, factor.recoveryCodes[3] ?? "")));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  test("are stored as hashes alone", async () => {
    const rows = await app.db.rows<{ text: string }>(
      "SELECT recovery_codes::text AS text FROM recovery_codes WHERE person_id = $1",
      [person.id],
    );
    expect(rows).toHaveLength(10);
    for (const code of factor.recoveryCodes)
      for (const { text } of rows) {
        expect(text).not.toContain(code);
        expect(text).not.toContain(Buffer.from(code.replaceAll("-", "")).toString("hex"));
      }
  });
});

describe("Guessing", () => {
  const from = (address: string, challenge: string, code: string) =>
    typeCode(app, challenge, code).set("X-Forwarded-For", address);
  /** Wrong codes, each challenge used as often as it stands. */
  const guess = async (times: number, addressOf: (i: number) => string) => {
    const statuses: number[] = [];
    let challenge = "";
    for (let i = 0; i < times; i += 1) {
      if (i % 5 === 0) challenge = await challengeOf(app, person);
      statuses.push((await from(addressOf(i), challenge, wrong(await factor.code()))).status);
    }
    return statuses;
  };

  test("from one network is held up after ten wrong codes, for the owner elsewhere it is not", async () => {
    expect(await guess(10, () => "198.51.100.7")).not.toContain(429);
    const held = await from("198.51.100.7", await challengeOf(app, person), await factor.code());
    expect([held.status, held.body.code]).toEqual([429, "rate_limited"]);
    expect(Number(held.get("Retry-After"))).toBeGreaterThan(0);
    expect((await from("203.0.113.9", await challengeOf(app, person), await factor.code())).status).toBe(200);
  });

  test("from many networks is held up too; a recovery code and a new password are the owner's ways in", async () => {
    const statuses = await guess(60, (i) => `2001:db8:${i}::1`);
    expect(statuses).not.toContain(429);
    const held = await from("2001:db8:ffff::1", await challengeOf(app, person), await factor.code());
    expect(held.status).toBe(429);
    const recovered = await from("203.0.113.5", await challengeOf(app, person), factor.recoveryCodes[0] ?? "");
    expect(recovered.status).toBe(200);

    await app.db.rows(
      "UPDATE people SET password_hash = (SELECT password_hash FROM people WHERE id = $2) WHERE id = $1",
      [person.id, (await buildAgent(app.db, { password })).id],
    );
    expect((await from("203.0.113.6", await challengeOf(app, person), await factor.code())).status).toBe(200);
  });

  test("with made-up challenges counts against nobody", async () => {
    for (let i = 0; i < 12; i += 1) await from("198.51.100.8", "A".repeat(43), "123456");
    expect((await from("198.51.100.8", await challengeOf(app, person), await factor.code())).status).toBe(200);
  });

  test("right codes are not counted", async () => {
    for (let i = 0; i < 12; i += 1) {
      await app.clock.advance(30_000);
      const answer = await from("198.51.100.9", await challengeOf(app, person), await factor.code());
      expect(answer.status).toBe(200);
    }
  });
});
