import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { buildAdmin, buildAgent, buildCustomer, type BuiltPerson } from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";

const password = "copper lantern ferry";
const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
let app: TestApp;
let person: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await buildCustomer(app.db, { password });
});

interface Listed {
  id: number;
  device: string | null;
  ip: string | null;
  current: boolean;
}
const signIn = async (userAgent: string) => {
  const body = { email: person.email, password };
  const answer = await app.api.anonymous().post("/api/auth/login").set("User-Agent", userAgent).send(body).expect(200);
  return (answer.body as { token: string }).token;
};
const list = async (token: string) =>
  (
    (await app.api.anonymous().get("/api/me/sessions").set("Authorization", `Bearer ${token}`).expect(200)).body as {
      data: Listed[];
    }
  ).data;
const open = async () =>
  (
    await app.db.rows<{ id: number }>("SELECT id FROM sessions WHERE person_id = $1 AND ended_at IS NULL ORDER BY id", [
      person.id,
    ])
  ).map(({ id }) => id);

describe("One's own sessions", () => {
  test("are listed with device, address and times, the one that asks marked; ended and guests' ones are not", async () => {
    const here = await signIn(firefox);
    await signIn("curl/8.5.0");
    await app.db.rows(
      "UPDATE sessions SET ended_at = app_now(), end_reason = 'signed_out' WHERE id = (SELECT max(id) FROM sessions)",
    );
    await signIn("");
    const sessions = await list(here);
    expect(sessions.map(({ device, ip, current }) => ({ device, ip, current }))).toEqual([
      { device: null, ip: "127.0.0.1", current: false },
      { device: "Firefox on Windows", ip: "127.0.0.1", current: true },
    ]);
    expect(Object.keys(sessions[0] ?? {}).sort()).toEqual([
      "current",
      "device",
      "id",
      "ip",
      "last_used_at",
      "started_at",
    ]);
  });

  test("show the address that the desk's own proxies vouch for, and none that the caller writes", async () => {
    const forged = { "X-Real-IP": "192.0.2.1", Forwarded: "for=192.0.2.1" };
    for (const [trustProxy, ip] of [
      [0, "127.0.0.1"],
      [1, "203.0.113.9"],
      [2, "198.51.100.7"],
    ] as const) {
      const desk = await startTestApp({ config: { trustProxy } });
      try {
        const { email } = await buildCustomer(desk.db, { password });
        await desk.api
          .anonymous()
          .post("/api/auth/login")
          .set({ ...forged, "X-Forwarded-For": "192.0.2.1, 198.51.100.7, 203.0.113.9" })
          .send({ email, password })
          .expect(200);
        expect(await desk.db.one("SELECT host(ip) AS ip FROM sessions")).toEqual({ ip });
        expect(
          await desk.db.one(
            "SELECT host(d.ip) AS ip FROM event_details d JOIN events e ON e.id = d.event_id WHERE e.type = 'account.signed_in'",
          ),
        ).toEqual({ ip });
      } finally {
        await desk.close();
      }
    }
  });

  test("end one by one, or all but this one; each is on record", async () => {
    const here = await signIn(firefox);
    const [mine = 0] = await open();
    await signIn("curl/8.5.0");
    await signIn("curl/8.5.0");
    const [, second = 0] = await open();
    const as = (method: "delete" | "post", path: string) =>
      app.api.anonymous()[method](path).set("Authorization", `Bearer ${here}`);
    await as("delete", `/api/me/sessions/${second}`).expect(204);
    await as("delete", `/api/me/sessions/${second}`).expect(404);
    expect((await as("post", "/api/me/sessions/end-others").expect(200)).body).toEqual({ ended: 1 });
    expect((await as("post", "/api/me/sessions/end-others").expect(200)).body).toEqual({ ended: 0 });
    expect(await open()).toEqual([mine]);
    expect(
      await app.db.rows("SELECT 1 FROM events WHERE type = 'account.sessions_ended' AND object_id = $1", [person.id]),
    ).toHaveLength(2);
  });

  test("are nobody else's to end", async () => {
    await signIn(firefox);
    const [theirs = 0] = await open();
    const stranger = await buildCustomer(app.db);
    await app.api.as(stranger).delete(`/api/me/sessions/${theirs}`).expect(404);
    await app.api.as(stranger).post("/api/me/sessions/end-others").expect(200);
    expect(await open()).toEqual([theirs]);
  });
});

describe("Other people's sessions", () => {
  test("are for admins alone, of those who have no more rights than they", async () => {
    await signIn(firefox);
    const [theirs = 0] = await open();
    const [admin, agent] = [await buildAdmin(app.db), await buildAgent(app.db)];
    for (const path of [`/api/people/${person.id}/sessions`, `/api/people/${person.id}/sessions/${theirs}`]) {
      await app.api.as(agent).delete(path).expect(403);
      await app.api.as(person).delete(path).expect(403);
    }
    await app.api.as(agent).get(`/api/people/${person.id}/sessions`).expect(403);
    expect(await open()).toContain(theirs);

    const listed = await app.api.as(admin).get(`/api/people/${person.id}/sessions`).expect(200);
    expect((listed.body as { data: Listed[] }).data.map(({ current }) => current)).not.toContain(true);
    await app.api.as(admin).delete(`/api/people/${agent.id}/sessions/${theirs}`).expect(404);
    await app.api.as(admin).delete(`/api/people/999999/sessions`).expect(404);
    await app.api.as(admin).delete(`/api/people/${person.id}/sessions/${theirs}`).expect(204);
    expect(await open()).not.toContain(theirs);

    await app.db.rows(
      `INSERT INTO roles (key, name, is_staff, sees, permissions) VALUES ('keeper', 'Keeper', true, 'departments', '{people.read,people.manage}')`,
    );
    const keeper = await buildAgent(app.db);
    await app.db.rows("UPDATE people SET role_id = (SELECT id FROM roles WHERE key = 'keeper') WHERE id = $1", [
      keeper.id,
    ]);
    await app.api.as(keeper).get(`/api/people/${admin.id}/sessions`).expect(403);
    await app.api.as(keeper).delete(`/api/people/${admin.id}/sessions`).expect(403);
    await app.api.as(admin).get("/api/auth/me").expect(200);
  });
});
