import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { buildAgent, buildCustomer, pushSubscription, type BuiltPerson } from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import type { PushBrowser } from "../../../contract/index.js";
import { removeOutdated } from "../../../platform/housekeeping.js";
import { createVault } from "../../../platform/vault.js";
import { createSecretKey } from "node:crypto";
import { reseal, sealedColumns } from "../../../platform/sealed-columns.js";
import { deskKey, publicKeyOf } from "./desk-key.js";

let app: TestApp;
let person: BuiltPerson;
let count = 0;
const fresh = () => pushSubscription(`https://push.example.org/${count++}`);
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await buildAgent(app.db);
});

const own = async (who: BuiltPerson = person) =>
  (await app.api.as(who).get("/api/me/push").expect(200)).body as { public_key: string; browsers: PushBrowser[] };
const add = (subscription: object, who: BuiltPerson = person) =>
  app.api.as(who).post("/api/me/push").send(subscription);
const renew = async (endpoint: string, who: BuiltPerson = person) =>
  (await app.api.as(who).post("/api/me/push/renew").send({ endpoint }).expect(200)).body as { on: boolean };
const events = (who: BuiltPerson = person) =>
  app.db.rows<{ type: string; data: object }>(
    "SELECT type, data FROM events WHERE object_id = $1 AND type LIKE 'account.push%' ORDER BY id",
    [who.id],
  );

test("Of many who need the desk's key first, all get the same; its private half is sealed and sealed anew", async () => {
  await app.ownerDb.rows("DELETE FROM push_keys");
  const keys = await Promise.all(Array.from({ length: 8 }, () => publicKeyOf(app.services)));
  expect(new Set(keys).size).toBe(1);
  expect(Buffer.from(keys[0] ?? "", "base64url")).toHaveLength(65);
  const { privateKey } = await deskKey(app.services);
  const [row] = await app.ownerDb.rows<{ text: string }>("SELECT k::text AS text FROM push_keys k");
  expect(row?.text).not.toContain(privateKey);
  await add(fresh()).expect(201);

  const newer = { id: "newer", key: createSecretKey(Buffer.alloc(32, "another")) };
  const vault = createVault([newer, ...app.services.config.encryptionKeys]);
  const columns = (await sealedColumns(app.ownerDb)).filter(({ table }) => table.startsWith("push_"));
  expect(columns.map(({ table, column }) => `${table}.${column}`)).toEqual([
    "push_keys.private_key",
    "push_subscriptions.subscription",
  ]);
  for (const column of columns) {
    const { resealed, failed } = await reseal(app.db, vault, column);
    expect([resealed > 0, failed]).toEqual([true, []]);
  }
  expect((await deskKey({ ...app.services, vault: createVault([newer]) })).privateKey).toBe(privateKey);
  const back = createVault([...app.services.config.encryptionKeys, newer]);
  for (const column of columns) await reseal(app.db, back, column);
});

test("A browser is switched on once, shown without its address, and on record", async () => {
  const subscription = fresh();
  const { body } = await add(subscription).expect(201);
  expect(body).toMatchObject({ current: true, last_sent_at: null, failing: false });
  await add(subscription).expect(201);
  const { browsers } = await own();
  expect(browsers).toEqual([body]);
  expect(JSON.stringify(browsers)).not.toContain("example.org");
  expect(await events()).toEqual([
    { type: "account.push_on", data: { person_id: person.id, push_id: browsers[0]?.id } },
  ]);
  const [stored] = await app.ownerDb.rows<{ text: string }>(
    "SELECT p::text AS text FROM push_subscriptions p WHERE person_id = $1",
    [person.id],
  );
  for (const secret of [subscription.endpoint, subscription.keys.auth, subscription.keys.p256dh])
    expect(stored?.text).not.toContain(secret);
});

test("One session has one browser: a newer subscription takes the place of the older one", async () => {
  await add(fresh()).expect(201);
  const { body } = await add(fresh()).expect(201);
  expect((await own()).browsers).toEqual([body]);
  expect((await events()).map(({ type }) => type)).toEqual(["account.push_on", "account.push_off", "account.push_on"]);
});

test.each([
  ["no TLS that speaks another protocol", { endpoint: "ftp://push.example.org/1" }],
  ["a name and password in it", { endpoint: "https://a:b@push.example.org/1" }],
  ["no address", { endpoint: "push.example.org" }],
  ["a key off the curve", { keys: { ...fresh().keys, p256dh: Buffer.alloc(65, 4).toString("base64url") } }],
  ["a short secret", { keys: { ...fresh().keys, auth: "abc" } }],
  ["more than it needs", { expirationTime: 1 }],
])("refused with 422: %s", async (_what, change) => {
  await add({ ...fresh(), ...change }).expect(422);
  expect(await events()).toEqual([]);
});

test("Without TLS there is no push service in production", async () => {
  const { requireUsable } = await import("./check-subscription.js");
  const plain = pushSubscription("http://push.example.org/1");
  expect(() => requireUsable(plain, { isProduction: true })).toThrow();
  expect(() => requireUsable(plain, { isProduction: false })).not.toThrow();
});

test("Whoever sits at the same browser next takes it over; who only knows its address does not", async () => {
  const subscription = fresh();
  await add(subscription).expect(201);
  const next = await buildCustomer(app.db);
  const { body } = await add({ ...subscription, keys: fresh().keys }, next).expect(409);
  expect(body.code).toBe("push.taken");
  expect((await own()).browsers).toHaveLength(1);

  await add(subscription, next).expect(201);
  expect((await own()).browsers).toEqual([]);
  expect((await own(next)).browsers).toHaveLength(1);
  expect((await events()).at(-1)).toMatchObject({ type: "account.push_off", data: { because: "replaced" } });
  expect(await renew(subscription.endpoint)).toEqual({ on: false });
});

test("It ends with its session, and is taken up by the next of the same person alone", async () => {
  const subscription = fresh();
  await add(subscription).expect(201);
  await app.api.as(person).post("/api/auth/logout").set("X-Redress-Request", "1").expect(204);
  app.api.signInAnew(person);
  expect((await own()).browsers).toEqual([]);
  const other = await buildCustomer(app.db);
  expect(await renew(subscription.endpoint, other)).toEqual({ on: false });
  expect(await renew(subscription.endpoint)).toEqual({ on: true });
  expect(await renew(subscription.endpoint)).toEqual({ on: true });
  expect((await own()).browsers).toMatchObject([{ current: true }]);
  expect((await events()).map(({ data }) => data)).toMatchObject([{}, { because: "signed_in_again" }]);
});

test("What was removed elsewhere is not switched on again by the browser itself", async () => {
  const subscription = fresh();
  const { body } = await add(subscription).expect(201);
  const other = await buildAgent(app.db);
  await app.api.as(other).delete(`/api/me/push/${body.id}`).expect(404);
  await app.api.as(person).delete(`/api/me/push/${body.id}`).expect(204);
  await app.api.as(person).delete(`/api/me/push/${body.id}`).expect(404);
  expect(await renew(subscription.endpoint)).toEqual({ on: false });
  expect((await events()).at(-1)).toMatchObject({ type: "account.push_off", data: { because: "removed" } });
});

test("Twenty browsers are as many as anybody has", async () => {
  for (let browser = 0; browser < 20; browser += 1) {
    await add(fresh()).expect(201);
    app.api.signInAnew(person);
  }
  const { body } = await add(fresh()).expect(409);
  expect(body.code).toBe("push.too_many");
});

test("Nothing of it is left when the account is deleted, and the export names browsers without their addresses", async () => {
  const { ownPush } = await import("./queries.js");
  const customer = await buildCustomer(app.db);
  const subscription = fresh();
  await add(subscription, customer).expect(201);
  const exported = await ownPush(app.db, customer.id);
  expect(exported).toEqual([{ device: null, added_at: expect.any(String), last_sent_at: null }]);
  await app.api.as(customer).delete("/api/me").expect(204);
  expect(await app.db.rows("SELECT 1 FROM push_subscriptions WHERE person_id = $1", [customer.id])).toEqual([]);
});

test("A month after its session ended it is removed", async () => {
  await add(fresh()).expect(201);
  const left = () => app.db.rows("SELECT 1 FROM push_subscriptions WHERE person_id = $1", [person.id]);
  const ended = (days: number) =>
    app.db.rows(
      "UPDATE sessions SET ended_at = app_now() - make_interval(days => $2), end_reason = 'signed_out' WHERE person_id = $1",
      [person.id, days],
    );
  await ended(29);
  await removeOutdated(app.db);
  expect(await left()).toHaveLength(1);
  await ended(31);
  await removeOutdated(app.db);
  expect(await left()).toEqual([]);
});
