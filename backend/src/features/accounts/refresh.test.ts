import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { buildCustomer, type BuiltPerson } from "../../../test/factories/index.js";
import { mailsTo } from "../../../test/mailed-link.js";
import { startTestApp, type TestApp } from "../../../test/start-test-app.js";

const password = "copper lantern ferry";
const seconds = 1000;
const days = 86_400 * seconds;
let app: TestApp;
let person: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.clock.set("2026-03-02T09:00:00Z");
  person = await buildCustomer(app.db, { password });
});

const cookieOf = (answer: { get(name: "Set-Cookie"): string[] | undefined }) =>
  answer.get("Set-Cookie")?.[0]?.split(";")[0] ?? null;
const signIn = async (): Promise<string> =>
  cookieOf(await app.api.anonymous().post("/api/auth/login").send({ email: person.email, password })) ?? "";
const post = (path: string, cookie: string | null) => {
  const request = app.api.anonymous().post(path).set("X-Redress-Request", "1");
  return cookie === null ? request : request.set("Cookie", cookie);
};
const refresh = (cookie: string | null) => post("/api/auth/refresh", cookie);
const session = () =>
  app.db.one<{ ended: string | null }>("SELECT end_reason AS ended FROM sessions WHERE person_id = $1", [person.id]);
const events = async () =>
  (await app.db.rows<{ type: string }>("SELECT type FROM events WHERE actor_id = $1 ORDER BY id", [person.id])).map(
    ({ type }) => type,
  );

/** Holds the session's row until all three requests wait for it: none can be done before the next one begins. */
async function atTheSameMoment<T>(send: () => Promise<T>): Promise<T> {
  let sent: Promise<T> | null = null;
  await app.ownerDb.transaction(async (tx) => {
    await tx.rows("SELECT 1 FROM sessions WHERE person_id = $1 FOR UPDATE", [person.id]);
    sent = send();
    for (let waiting = 0; waiting < 3;) {
      const row = await app.db.one<{ waiting: number }>(
        "SELECT count(*) AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      waiting = row?.waiting ?? 0;
    }
  });
  if (!sent) throw new Error("Nothing was sent");
  return sent;
}

describe("POST /auth/refresh", () => {
  test("says when the session ends by itself, by the desk's clock", async () => {
    const login = await app.api.anonymous().post("/api/auth/login").send({ email: person.email, password });
    const ends = { session_ends_at: "2026-03-09T09:00:00.000Z", session_latest_end_at: "2026-04-01T09:00:00.000Z" };
    expect(login.body).toMatchObject({ ...ends, server_time: "2026-03-02T09:00:00.000Z" });
    await app.clock.advance(days);
    const refreshed = await refresh(cookieOf(login));
    expect(refreshed.body).toMatchObject({ ...ends, session_ends_at: "2026-03-10T09:00:00.000Z" });
    // The answer that was lost: it says the same of the session that lives.
    expect((await refresh(cookieOf(login))).body).toMatchObject({
      ...ends,
      session_ends_at: "2026-03-10T09:00:00.000Z",
    });
    await app.db.rows("UPDATE sessions SET absolute_until = $2 WHERE person_id = $1", [
      person.id,
      "2026-03-05T09:00:00Z",
    ]);
    const last = (await refresh(cookieOf(refreshed))).body;
    expect([last.session_ends_at, last.session_latest_end_at]).toEqual(Array(2).fill("2026-03-05T09:00:00.000Z"));
  });

  test("gives another access token and replaces the cookie", async () => {
    const first = await signIn();
    const answer = await refresh(first);
    expect(answer.status).toBe(200);
    expect(answer.body.user).toMatchObject({ id: person.id });
    expect(cookieOf(answer)).toMatch(/^redress_session=./);
    expect(cookieOf(answer)).not.toBe(first);
    expect((await refresh(cookieOf(answer))).status).toBe(200);
  });

  test("without a session answers 204, and clears a cookie that leads nowhere", async () => {
    const none = await refresh(null);
    expect([none.status, none.get("Set-Cookie")]).toEqual([204, undefined]);
    for (const cookie of ["redress_session=made.up.token", "redress_session=", "redress_session=%00"]) {
      expect((await refresh(cookie)).status).toBe(204);
    }
    expect((await refresh("redress_session=x")).get("Set-Cookie")?.[0]).toMatch(/^redress_session=; Max-Age=0;/);
  });

  test("with one token many times at once makes exactly one successor", async () => {
    const first = await signIn();
    const answers = await atTheSameMoment(() => Promise.all([refresh(first), refresh(first), refresh(first)]));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const successors = answers.map(cookieOf).filter(Boolean);
    expect(successors).toHaveLength(1);
    expect((await refresh(successors[0] ?? null)).status).toBe(200);
    expect(await session()).toEqual({ ended: null });
  });

  test("takes the replaced token for ten seconds, for an access token alone", async () => {
    const first = await signIn();
    await refresh(first);
    await app.clock.advance(10 * seconds);
    const answer = await refresh(first);
    expect([answer.status, cookieOf(answer)]).toEqual([200, null]);
    expect(answer.body.token).toEqual(expect.any(String));
  });

  test("takes a replaced token later for theft: both lose the session, and it is written down", async () => {
    const first = await signIn();
    const second = cookieOf(await refresh(first));
    await app.clock.advance(11 * seconds);
    const answer = await refresh(first);
    expect(answer.status).toBe(204);
    expect(cookieOf(answer)).toBe("redress_session=");
    expect(await session()).toEqual({ ended: "token_reused" });
    expect((await refresh(second)).status).toBe(204);
    expect(await events()).toEqual(["account.signed_in", "account.token_reused"]);
    expect(await mailsTo(app, person.email ?? "")).toEqual(["account.session_ended"]);
  });

  test("knows a token that was replaced long ago, too: the thief may have been the first to use it", async () => {
    const stolen = await signIn();
    const thiefs = cookieOf(await refresh(cookieOf(await refresh(stolen))));
    await refresh(stolen);
    expect(await session()).toEqual({ ended: "token_reused" });
    expect((await refresh(thiefs)).status).toBe(204);
  });

  test("ends nobody's session for a token that was never issued", async () => {
    const [id = ""] = (await signIn()).replace("redress_session=", "").split(".");
    await refresh(`redress_session=${id}.AAAAAAAAAAAAAAAAAAAAAA.${"A".repeat(43)}`);
    expect(await session()).toEqual({ ended: null });
  });

  test("lets a session live for a week without use, and thirty days at most", async () => {
    let cookie: string | null = await signIn();
    for (let day = 6; day <= 24; day += 6) {
      await app.clock.advance(6 * days);
      cookie = cookieOf(await refresh(cookie));
      expect(cookie).toMatch(/=./);
    }
    await app.clock.advance(6 * days);
    expect((await refresh(cookie)).status).toBe(204);
  });

  test("after eight days without use is over", async () => {
    const cookie = await signIn();
    await app.clock.advance(7 * days);
    expect((await refresh(cookie)).status).toBe(204);
  });

  test("of an account that was closed meanwhile is over", async () => {
    const cookie = await signIn();
    await app.db.rows("UPDATE people SET deactivated_at = app_now() WHERE id = $1", [person.id]);
    expect((await refresh(cookie)).status).toBe(204);
  });

  test("asked for by another site, or without our header, is refused and changes nothing", async () => {
    const cookie = await signIn();
    const bare = await app.api.anonymous().post("/api/auth/refresh").set("Cookie", cookie);
    const foreign = await refresh(cookie).set("Origin", "https://evil.example");
    expect([bare.status, foreign.status]).toEqual([403, 403]);
    expect((await refresh(cookie)).status).toBe(200);
  });
});

describe("POST /auth/logout", () => {
  test("ends the session for cookie and access token, and clears the cookie", async () => {
    const signedIn = await app.api.anonymous().post("/api/auth/login").send({ email: person.email, password });
    const token = `Bearer ${signedIn.body.token as string}`;
    const answer = await post("/api/auth/logout", cookieOf(signedIn)).set("Authorization", token);
    expect([answer.status, cookieOf(answer)]).toEqual([204, "redress_session="]);
    expect((await refresh(cookieOf(signedIn))).status).toBe(204);
    expect(await session()).toEqual({ ended: "signed_out" });
    expect(await events()).toEqual(["account.signed_in", "account.signed_out"]);

    app.identify.forget(person.id); // as the notice of the change has every process do
    const me = await app.api.anonymous().get("/api/auth/me").set("Authorization", token);
    expect([me.status, me.body.code]).toEqual([401, "token_expired"]);
  });

  test("with the cookie alone ends its session", async () => {
    const cookie = await signIn();
    await post("/api/auth/logout", cookie);
    expect(await session()).toEqual({ ended: "signed_out" });
  });

  test("without a session is fine", async () => {
    expect((await post("/api/auth/logout", null)).status).toBe(204);
    expect((await post("/api/auth/logout", "redress_session=x")).status).toBe(204);
  });
});
