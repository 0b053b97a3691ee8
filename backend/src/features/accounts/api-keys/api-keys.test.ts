import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import {
  buildAdmin,
  buildAgent,
  buildApiKey,
  buildPerson,
  buildSupervisor,
  type BuiltPerson,
} from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";

let app: TestApp;
let owner: BuiltPerson;
beforeAll(async () => {
  app = await startTestApp({ now: "2026-03-02T09:00:00Z" });
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.clock.set("2026-03-02T09:00:00Z");
  owner = await buildSupervisor(app.db);
});

const make = (body: object, by = owner) => app.api.as(by).post("/api/me/api-keys").send(body);
const wish = { name: "Web shop", scopes: ["complaints:read", "complaints:write"] };
const mine = async (by = owner) => (await app.api.as(by).get("/api/me/api-keys").expect(200)).body.data;
const fieldsOf = (answer: { body: { errors?: { field: string }[] } }) => answer.body.errors?.map(({ field }) => field);
const eventsOf = (id: number) =>
  app.db.rows(
    `SELECT e.type, e.data, e.actor_id, d.data->'changes' AS changes FROM events e LEFT JOIN event_details d ON d.event_id = e.id
     WHERE e.object_kind = 'api_key' AND e.object_id = $1 ORDER BY e.id`,
    [id],
  );
/** Everything the database holds, as text. */
async function everything(): Promise<string> {
  const tables = await app.ownerDb.rows<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker')",
  );
  const texts = tables.map(({ name }) => app.ownerDb.rows(`SELECT t::text FROM ${name} t`));
  return JSON.stringify(await Promise.all(texts));
}

describe("POST /me/api-keys", () => {
  test("answers the key this once, and keeps a hash of it and nothing else, nor logs it", async () => {
    const answer = await make(wish).set("Idempotency-Key", "once").expect(201);
    const { key, id, prefix } = answer.body;
    expect(key).toMatch(/^rdk_[a-z0-9]{6}_[A-Za-z0-9_-]{43}$/);
    expect(key.startsWith(`${prefix}_`)).toBe(true);
    expect(answer.body).toMatchObject({
      name: "Web shop",
      scopes: wish.scopes,
      created_at: "2026-03-02T09:00:00.000Z",
      expires_at: "2026-05-31T09:00:00.000Z",
      expired: false,
      last_used_at: null,
    });
    expect(answer.headers["cache-control"]).toBe("no-store");

    const row = await app.db.one<{ hash: Buffer }>("SELECT hash FROM api_keys WHERE id = $1", [id]);
    expect(row?.hash).toEqual(createHash("sha256").update(key).digest());
    const secret = key.slice(prefix.length + 1);
    expect(await everything()).toContain(prefix);
    expect(await everything()).not.toContain(secret);
    expect(JSON.stringify(app.logs)).not.toContain(secret);
    expect(JSON.stringify(await mine())).not.toContain(secret);
    // No answer with a secret is stored, so the same request again makes another.
    const again = await make(wish).set("Idempotency-Key", "once").expect(201);
    expect(again.body.key).not.toBe(key);
  });

  test("is written down, and its owner gets a mail for each", async () => {
    const first = await make(wish).expect(201);
    await make({ ...wish, name: "Second" }).expect(201);
    await app.jobs.runAll();
    expect(await eventsOf(first.body.id)).toEqual([
      {
        type: "api_key.made",
        actor_id: owner.id,
        data: {
          person_id: owner.id,
          prefix: first.body.prefix,
          scopes: wish.scopes,
          expires_at: first.body.expires_at,
        },
        changes: { name: { from: null, to: "Web shop" } },
      },
    ]);
    const mails = await app.db.rows<{ text: string }>(
      "SELECT text FROM mails WHERE person_id = $1 AND template = 'account.api_key_made' ORDER BY id",
      [owner.id],
    );
    expect(mails).toHaveLength(2);
    expect(mails[0]?.text).toContain(`Web shop (${first.body.prefix}…)`);
  });

  test("needs a sign-in younger than ten minutes", async () => {
    await mine();
    await app.clock.advance(11 * 60_000);
    const late = await make(wish);
    expect([late.status, late.body.code]).toEqual([403, "confirmation_required"]);
    expect(await mine()).toEqual([]);
  });

  test("is for those who may make keys", async () => {
    const agent = await buildAgent(app.db);
    expect((await make(wish, agent)).body.code).toBe("forbidden");
    expect(await mine(agent)).toEqual([]);
  });

  test.each([
    ["no name", { name: " " }, "name"],
    ["a name that is too long", { name: "x".repeat(81) }, "name"],
    ["no scope", { scopes: [] }, "scopes"],
    ["an unknown scope", { scopes: ["everything"] }, "scopes.0"],
    ["a scope twice", { scopes: ["audit:read", "audit:read"] }, "scopes"],
    ["no day", { days: 0 }, "days"],
    ["more than a year", { days: 366 }, "days"],
    ["an end in the past", { expires_at: "2026-03-02T09:00:00Z" }, "expires_at"],
    ["an end beyond a year", { expires_at: "2027-03-02T09:00:01Z" }, "expires_at"],
    ["two ends", { days: 1, expires_at: "2026-03-03T09:00:00Z" }, "expires_at"],
    ["another owner", { person_id: 1 }, "person_id"],
  ])("with %s is refused", async (_case, over, field) => {
    const answer = await make({ ...wish, ...over });
    expect([answer.status, fieldsOf(answer)]).toEqual([422, [field]]);
    expect(await mine()).toEqual([]);
  });

  test("takes the longest life, said either way", async () => {
    expect((await make({ ...wish, days: 365 }).expect(201)).body.expires_at).toBe("2027-03-02T09:00:00.000Z");
    await make({ ...wish, expires_at: "2027-03-02T09:00:00Z" }).expect(201);
  });

  test("stops at 25 that work; those that are over do not count", async () => {
    for (let i = 0; i < 24; i += 1) await buildApiKey(app.db, { ownerId: owner.id });
    const over = await buildApiKey(app.db, { ownerId: owner.id, seconds: 60 });
    await app.clock.advance(61_000);
    const answers = await Promise.all(Array.from({ length: 6 }, () => make(wish)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe("api_key.too_many");
    expect((await mine()).find(({ id }: { id: number }) => id === over.id)).toMatchObject({ expired: true });
  });
});

describe("one's own keys", () => {
  test("can be renamed and revoked, which is written down; then they are gone from the list", async () => {
    const { id, prefix } = (await make(wish).expect(201)).body;
    const renamed = await app.api.as(owner).patch(`/api/me/api-keys/${id}`).send({ name: "Shop" }).expect(200);
    expect(renamed.body).toMatchObject({ id, name: "Shop" });
    await app.api.as(owner).delete(`/api/me/api-keys/${id}`).expect(204);
    await app.api.as(owner).delete(`/api/me/api-keys/${id}`).expect(404);
    await app.api.as(owner).patch(`/api/me/api-keys/${id}`).send({ name: "Again" }).expect(404);
    expect(await mine()).toEqual([]);
    const row = await app.db.one("SELECT revoked_at, revoked_by FROM api_keys WHERE id = $1", [id]);
    expect(row).toEqual({ revoked_at: new Date("2026-03-02T09:00:00Z"), revoked_by: owner.id });
    expect((await eventsOf(id)).slice(1)).toEqual([
      {
        type: "api_key.renamed",
        actor_id: owner.id,
        data: { person_id: owner.id, prefix },
        changes: { name: { from: "Web shop", to: "Shop" } },
      },
      { type: "api_key.revoked", actor_id: owner.id, data: { person_id: owner.id, prefix }, changes: null },
    ]);
  });

  test("are nobody else's: not even an admin's to see or touch by that route", async () => {
    const { id } = (await make(wish).expect(201)).body;
    const admin = await buildAdmin(app.db);
    expect(await mine(admin)).toEqual([]);
    await app.api.as(admin).patch(`/api/me/api-keys/${id}`).send({ name: "Mine" }).expect(404);
    await app.api.as(admin).delete(`/api/me/api-keys/${id}`).expect(404);
    expect(await mine()).toMatchObject([{ id, name: "Web shop" }]);
  });
});

describe("everybody's keys", () => {
  test("are listed for admins with their owners, page by page", async () => {
    const admin = await buildAdmin(app.db);
    const ids: number[] = [];
    for (let i = 0; i < 3; i += 1) ids.unshift((await buildApiKey(app.db, { ownerId: owner.id })).id);
    const list = (query: string) => app.api.as(admin).get(`/api/api-keys?${query}`).expect(200);
    const first = (await list("limit=2")).body;
    expect(first.data).toMatchObject(
      ids.slice(0, 2).map((id) => ({ id, owner: { id: owner.id }, owner_active: true, abilities: { revoke: true } })),
    );
    const second = (await list(`limit=1&cursor=${first.page.next_cursor}`)).body;
    expect(second.data).toMatchObject([{ id: ids[2] }]);
    expect(JSON.stringify(first)).not.toMatch(/hash|"key"/);
    await app.api.as(owner).get("/api/api-keys").expect(403);
  });

  test("show that a key's owner may have none any more", async () => {
    const admin = await buildAdmin(app.db);
    const agent = await buildAgent(app.db);
    const { id } = await buildApiKey(app.db, { ownerId: agent.id });
    const [shown] = (await app.api.as(admin).get("/api/api-keys?limit=1").expect(200)).body.data;
    expect(shown).toMatchObject({ id, owner_active: false });
  });

  test("can be revoked by an admin, and not by somebody with fewer rights than the owner", async () => {
    const admin = await buildAdmin(app.db);
    await app.db.rows(
      `INSERT INTO roles (key, name, built_in, is_staff, sees, permissions)
       VALUES ('people_only', 'People only', false, true, 'departments', ARRAY['people.manage']) ON CONFLICT DO NOTHING`,
    );
    const few = await buildPerson(app.db, { role: "people_only" });
    const { id } = await buildApiKey(app.db, { ownerId: owner.id });
    await app.api.as(few).delete(`/api/api-keys/${id}`).expect(403);
    await app.api.as(owner).delete(`/api/api-keys/${id}`).expect(403);
    expect(await mine()).toHaveLength(1);
    await app.api.as(admin).delete(`/api/api-keys/${id}`).expect(204);
    await app.api.as(admin).delete(`/api/api-keys/${id}`).expect(404);
    expect(await mine()).toEqual([]);
    expect(await eventsOf(id)).toMatchObject([{ type: "api_key.revoked", actor_id: admin.id }]);
  });
});
