import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { io } from "socket.io-client";
import {
  buildAdmin,
  buildApiKey,
  buildSupervisor,
  buildTicket,
  type BuiltApiKey,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { eventually } from "../../../../test/eventually.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { watchAccess, type AccessWatch } from "../../../platform/listen-access.js";
import { createLiveChannel } from "../../../platform/sockets.js";
import { createIdentify, type RememberingIdentify } from "../index.js";

let app: TestApp;
let owner: BuiltPerson;
let admin: BuiltPerson;
let made: BuiltApiKey;
/** What another process knows. */
let elsewhere: RememberingIdentify;
let watch: AccessWatch | null = null;
beforeAll(async () => {
  app = await startTestApp();
  admin = await buildAdmin(app.db);
});
afterAll(() => app.close());
beforeEach(async () => {
  owner = await buildSupervisor(app.db);
  made = await buildApiKey(app.db, { ownerId: owner.id });
  elsewhere = createIdentify(app.services);
});
afterEach(async () => {
  await watch?.stop();
  watch = null;
});

const by = ({ key }: BuiltApiKey) => app.api.anonymous().set("Authorization", `Bearer ${key}`);
const usedOf = async ({ id }: BuiltApiKey) =>
  app.db.one<{ at: Date | null; ip: string | null }>(
    "SELECT last_used_at AS at, host(last_used_ip) AS ip FROM api_keys WHERE id = $1",
    [id],
  );
const unauthenticated = { code: "unauthenticated", status: 401 };

/** The other process takes the key for nobody's: within five seconds, but for a busy machine. */
const deadElsewhere = () => eventually(() => expect(elsewhere(made.key)).rejects.toMatchObject(unauthenticated));

/** Has the other process hear of what changes, and waits for its first look: that one drops whatever it knows. */
async function listenElsewhere(): Promise<void> {
  let hasLooked = false;
  watch = watchAccess({ url: app.databaseUrl, db: app.db, log: app.services.log }, (id) => {
    elsewhere.forget(id);
    if (id === null) hasLooked = true;
  });
  await eventually(() => hasLooked);
}

describe("a key", () => {
  test("acts as its owner, with their rights and its scopes", async () => {
    const actor = await elsewhere(made.key);
    expect(actor).toMatchObject({ kind: "person", id: owner.id, sees: "departments", isStaff: true, sessionId: null });
    expect([actor.may("ticket.assign"), actor.may("people.manage")]).toEqual([true, false]);
    expect(actor.key).toMatchObject({ id: made.id });
    // Scopes give no rights: the owner may not read the audit's hidden tickets, nor sent mail.
    expect((await by(made).get("/api/mails")).body.code).toBe("forbidden");
  });

  test("reads and writes by HTTP within its scopes; what it does says which key it was", async () => {
    const reader = await buildApiKey(app.db, { ownerId: owner.id, scopes: ["complaints:read"] });
    const ticket = await buildTicket(app.services);
    await by(reader).get(`/api/tickets/${ticket.id}`).expect(200);
    const refused = await by(reader).post(`/api/tickets/${ticket.id}/comments`).send({ comment: "Hello" });
    expect([refused.status, refused.body.code, refused.body.scope]).toEqual([403, "scope_missing", "complaints:write"]);
    await by(made).post(`/api/tickets/${ticket.id}/comments`).send({ comment: "Hello" }).expect(201);
    await app.api.as(owner).post(`/api/tickets/${ticket.id}/comments`).send({ comment: "By hand" }).expect(201);
    const events = await app.db.rows(
      "SELECT type, api_key_id AS key FROM events WHERE actor_id = $1 AND type IN ('comment.added', 'access.refused') ORDER BY id",
      [owner.id],
    );
    expect(events).toEqual([
      { type: "access.refused", key: reader.id },
      { type: "comment.added", key: made.id },
      { type: "comment.added", key: null },
    ]);
  });

  test("is taken from the Authorization header alone", async () => {
    const { key } = made;
    const strange = () => app.api.anonymous();
    for (const name of ["key", "api_key", "token", "access_token"])
      expect((await strange().get(`/api/tickets?${name}=${key}`)).status).toBe(401);
    await strange().get("/api/tickets").set("X-Api-Key", key).expect(401);
    await strange().get("/api/tickets").set("Cookie", `api_key=${key}; redress_refresh=${key}`).expect(401);
    await strange().get("/api/tickets").auth("x", key).expect(401);
    await strange().post("/api/tickets").send({ api_key: key, token: key }).expect(401);
    expect((await by(made).get(`/api/tickets?api_key=${key}`)).status).toBe(422);
    await by(made).get(`/api/tickets/${key}`);
    await by(made).get(`/api/nothing/${key}`).expect(404);
    expect(JSON.stringify(app.logs)).not.toContain(key.slice(11));
    expect(JSON.stringify(await app.db.rows("SELECT data FROM events"))).not.toContain(key.slice(11));
  });

  test.each([
    ["another secret", (key: string) => key.slice(0, -4) + "AAAA"],
    ["another beginning", (key: string) => key.replace(/^rdk_./, "rdk__")],
    ["more behind it", (key: string) => `${key}A`],
    ["only its beginning", (key: string) => key.slice(0, 10)],
    ["nothing but the mark", () => "rdk_"],
    ["its hash", () => "rdk_aaaaaa_" + "A".repeat(43)],
  ])("with %s is nobody's", async (_case, alter) => {
    await expect(elsewhere(alter(made.key))).rejects.toMatchObject(unauthenticated);
  });

  test("counts against its owner's requests, and says how many are left", async () => {
    const answer = await by(made).get("/api/categories").expect(200);
    expect(Number(answer.headers["ratelimit-limit"])).toBeGreaterThan(600);
    expect(Number(answer.headers["ratelimit-remaining"])).toBeGreaterThan(0);
  });
});

describe("a key that is remembered", () => {
  test("costs no read of the database", async () => {
    await elsewhere(made.key);
    await app.db.rows("UPDATE api_keys SET revoked_at = app_now(), revoked_by = $2 WHERE id = $1", [made.id, owner.id]);
    await expect(elsewhere(made.key)).resolves.toMatchObject({ id: owner.id });
    elsewhere.forget(owner.id);
    await expect(elsewhere(made.key)).rejects.toMatchObject(unauthenticated);
  });

  test("does not outlive its end", async () => {
    const short = await buildApiKey(app.db, { ownerId: owner.id, seconds: 1 });
    await elsewhere(short.key);
    await sleep(1_100);
    await expect(elsewhere(short.key)).rejects.toMatchObject(unauthenticated);
    await by(short).get("/api/categories").expect(401);
  });

  test("is looked at again within a minute, whatever was not heard", async () => {
    await elsewhere(made.key);
    await app.db.rows("UPDATE api_keys SET revoked_at = app_now(), revoked_by = $2 WHERE id = $1", [made.id, owner.id]);
    const now = performance.now.bind(performance);
    performance.now = () => now() + 60_001;
    try {
      await expect(elsewhere(made.key)).rejects.toMatchObject(unauthenticated);
    } finally {
      performance.now = now;
    }
  });

  test("is read once more when rights changed while it was read", async () => {
    const reading = elsewhere(made.key);
    elsewhere.forget(owner.id);
    await reading;
    await app.db.rows("UPDATE api_keys SET revoked_at = app_now(), revoked_by = $2 WHERE id = $1", [made.id, owner.id]);
    await expect(elsewhere(made.key)).rejects.toMatchObject(unauthenticated);
  });
});

describe("in another process, within five seconds, a key is dead", () => {
  beforeEach(async () => {
    await listenElsewhere();
    await elsewhere(made.key);
  });

  test("once it was revoked by its owner", async () => {
    await app.api.as(owner).delete(`/api/me/api-keys/${made.id}`).expect(204);
    await deadElsewhere();
  });

  test("once it was revoked by an admin", async () => {
    await app.api.as(admin).delete(`/api/api-keys/${made.id}`).expect(204);
    await deadElsewhere();
  });

  test("once its owner was deactivated", async () => {
    await app.api.as(admin).patch(`/api/people/${owner.id}`).send({ deactivated: true }).expect(200);
    await deadElsewhere();
  });

  test("once its owner has a role without the right to make keys", async () => {
    await app.api.as(admin).patch(`/api/people/${owner.id}`).send({ role: "agent" }).expect(200);
    await deadElsewhere();
  });

  test("or has only what is left of the owner's rights", async () => {
    await app.db.rows(
      `INSERT INTO roles (key, name, built_in, is_staff, sees, permissions)
       VALUES ('reader', 'Reader', false, true, 'departments', ARRAY['api_keys.make', 'people.read']) ON CONFLICT DO NOTHING`,
    );
    await app.api.as(admin).patch(`/api/people/${owner.id}`).send({ role: "reader" }).expect(200);
    await eventually(async () => !(await elsewhere(made.key)).may("ticket.assign"));
    expect((await elsewhere(made.key)).may("people.read")).toBe(true);
  });
});

test("a key of somebody who has to set up two-factor first gets around that no more than they do", async () => {
  await app.ownerDb.rows("UPDATE desk SET two_factor_required = 'staff'");
  try {
    const answer = await by(made).get("/api/tickets");
    expect([answer.status, answer.body.code]).toEqual([403, "two_factor_required"]);
    // Everybody's pages stay everybody's.
    await by(made).get("/api/app").expect(200);
  } finally {
    await app.ownerDb.rows("UPDATE desk SET two_factor_required = 'nobody'");
  }
});

test("the last use is written at most once a minute, with its address, and not waited for", async () => {
  await app.clock.set("2026-03-02T09:00:30Z");
  made = await buildApiKey(app.db, { ownerId: owner.id });
  expect(await usedOf(made)).toEqual({ at: null, ip: null });
  const written = async (at: string) => {
    await eventually(async () => expect(await usedOf(made)).toEqual({ at: new Date(at), ip: "127.0.0.1" }));
  };
  await by(made).get("/api/categories").expect(200);
  await written("2026-03-02T09:00:30.000Z");

  await app.clock.advance(59_000);
  app.identify.forget(owner.id);
  await by(made).get("/api/categories").expect(200);
  await sleep(100);
  await written("2026-03-02T09:00:30.000Z");

  await app.clock.advance(1_000);
  app.identify.forget(owner.id);
  await by(made).get("/api/categories").expect(200);
  await written("2026-03-02T09:01:30.000Z");
});

test("a key opens no live channel", async () => {
  const live = createLiveChannel(app.services.config, app.services.log);
  live.attach(app.api.server, app.identify);
  const socket = io(app.api.url, { auth: { token: made.key }, transports: ["websocket"], reconnection: false });
  try {
    const [error] = (await once(socket as never, "connect_error")) as [Error];
    expect(error.message).toBe("unauthenticated");
    expect(live.size()).toBe(0);
  } finally {
    socket.disconnect();
  }
});
