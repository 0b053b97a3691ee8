import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Socket } from "socket.io-client";
import request from "supertest";
import { buildAdmin, buildAgent, buildRole, type BuiltPerson } from "../../../../test/factories/index.js";
import { mailedToken } from "../../../../test/mailed-link.js";
import { startOtherProcess, type OtherProcess } from "../../../../test/other-process.js";
import { eventually } from "../../../../test/eventually.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";

const password = "copper lantern ferry";
let app: TestApp;
let admin: BuiltPerson;
let other: OtherProcess;

beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
  other = await startOtherProcess(app);
});
afterAll(async () => {
  await other.close();
  await app.close();
});

interface SignedIn {
  token: string;
  browser: ReturnType<TestApp["api"]["anonymous"]>;
  socket: Socket;
  sessionId: number;
}

/** Signs in at one process, and has the other know the token and hold the live connection. */
async function signIn(person: BuiltPerson): Promise<SignedIn> {
  const browser = app.api.anonymous();
  const answer = await browser.post("/api/auth/login").send({ email: person.email, password }).expect(200);
  const { token } = answer.body as { token: string };
  const socket = await other.connect(token);
  expect(await statusOf(token)).toBe(200);
  const { sid } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { sid: number };
  return { token, browser, socket, sessionId: sid };
}

const statusOf = async (token: string) =>
  (await request(other.url).get("/api/auth/me").set("Authorization", `Bearer ${token}`)).status;

/** Within five seconds, but for a busy machine, nothing of the session lives in the other process. */
async function expectDead({ token, browser, socket }: SignedIn): Promise<void> {
  await eventually(async () => expect([socket.connected, await statusOf(token)]).toEqual([false, 401]));
  const refreshed = await browser.post("/api/auth/refresh").set("X-Redress-Request", "1");
  expect(refreshed.status).toBe(204);
  await expect(other.connect(token)).rejects.toThrow("token_expired");
}

type Api = TestApp["api"];
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** What ends the first session; `kept` says whether a second one of the same person lives on. */
const endings: Record<
  string,
  { kept: boolean; end: (at: Api, person: BuiltPerson, session: SignedIn, second: SignedIn) => Promise<unknown> }
> = {
  "signing out": {
    kept: true,
    end: (_at, _person, { browser, token }) =>
      browser.post("/api/auth/logout").set("X-Redress-Request", "1").set(bearer(token)).expect(204),
  },
  "ending it from another device": {
    kept: true,
    end: (at, _person, session, second) =>
      at.anonymous().delete(`/api/me/sessions/${session.sessionId}`).set(bearer(second.token)).expect(204),
  },
  "ending all others from another device": {
    kept: true,
    end: (at, _person, _session, second) =>
      at.anonymous().post("/api/me/sessions/end-others").set(bearer(second.token)).expect(200),
  },
  "changing the password on another device": {
    kept: true,
    end: (at, _person, _session, second) =>
      at
        .anonymous()
        .post("/api/me/password")
        .set(bearer(second.token))
        .send({ current_password: password, new_password: "seventeen quiet bridges" })
        .expect(200),
  },
  "an admin ending it": {
    kept: true,
    end: (at, person, session) =>
      at.as(admin).delete(`/api/people/${person.id}/sessions/${session.sessionId}`).expect(204),
  },
  "an admin ending all": {
    kept: false,
    end: (at, person) => at.as(admin).delete(`/api/people/${person.id}/sessions`).expect(200),
  },
  "setting a new password by a mailed link": {
    kept: false,
    end: async (at, person) => {
      await at.anonymous().post("/api/auth/forgot-password").send({ email: person.email });
      const token = await mailedToken(app, person.email ?? "");
      await at
        .anonymous()
        .post("/api/auth/reset-password")
        .send({ token, password: "seventeen quiet bridges" })
        .expect(200);
    },
  },
  "another role": {
    kept: false,
    end: (at, person) => at.as(admin).patch(`/api/people/${person.id}`).send({ role: "customer" }).expect(200),
  },
  "deleting their role": {
    kept: false,
    end: async (at, person) => {
      const [role, next] = [await buildRole(app.db), await buildRole(app.db)];
      await app.db.rows("UPDATE people SET role_id = $2 WHERE id = $1", [person.id, role.id]);
      await at.as(admin).delete(`/api/roles/${role.id}?move_to=${next.id}`).expect(204);
    },
  },
  deactivation: {
    kept: false,
    end: (at, person) => at.as(admin).patch(`/api/people/${person.id}`).send({ deactivated: true }).expect(200),
  },
  "an admin deleting the account": {
    kept: false,
    end: (at, person) => at.as(admin).delete(`/api/people/${person.id}`).expect(204),
  },
  "deleting one's own account": {
    kept: false,
    end: (at, _person, session) => at.anonymous().delete("/api/me").set(bearer(session.token)).expect(204),
  },
  "a refresh token that is used twice": {
    kept: true,
    end: async (_at, person, { browser, sessionId }) => {
      // As if a thief had traded the browser's token for the next one, eleven seconds ago.
      await app.ownerDb.rows(
        `UPDATE sessions SET rotated_at = app_now() - interval '11 seconds', previous_hash = refresh_hash, refresh_hash = sha256('next')
         WHERE id = $1 AND person_id = $2`,
        [sessionId, person.id],
      );
      await browser.post("/api/auth/refresh").set("X-Redress-Request", "1").expect(204);
    },
  },
};

describe("Within five seconds, in another process too, nothing of a session lives after", () => {
  test.each(Object.keys(endings))("%s", async (name) => {
    const ending = endings[name];
    const person = await buildAgent(app.db, { password });
    const session = await signIn(person);
    const second = await signIn(person);
    try {
      await ending?.end(app.api, person, session, second);
      await expectDead(session);
      if (!ending?.kept) return await expectDead(second);
      expect([second.socket.connected, await statusOf(second.token)]).toEqual([true, 200]);
    } finally {
      session.socket.disconnect();
      second.socket.disconnect();
    }
  });
});
