import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "@jest/globals";
import { buildApiKey, buildSupervisor, type BuiltPerson } from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";

let app: TestApp;
let owner: BuiltPerson;
/** Hashes of keys that were looked up in the database. */
let lookedUp = 0;
beforeAll(async () => {
  app = await startTestApp({
    config: { trustProxy: 1 },
    app: { rateLimits: { perAddress: { requests: 5, seconds: 60 }, perPerson: { requests: 6, seconds: 60 } } },
  });
  const one = app.db.one;
  app.db.one = async <Row extends object>(sql: string, binds?: readonly unknown[]) => {
    if (sql.includes("FROM api_keys WHERE hash")) lookedUp += 1;
    return one<Row>(sql, binds);
  };
});
afterAll(() => app.close());
beforeEach(async () => {
  owner = await buildSupervisor(app.db);
  lookedUp = 0;
});

const by = (key: string, address: string) =>
  app.api.anonymous().get("/api/tickets?limit=1").set("Authorization", `Bearer ${key}`).set("X-Forwarded-For", address);
const madeUp = () => `rdk_abc123_${randomBytes(32).toString("base64url")}`;

test("keys that are made up cost no more look-ups than a stranger has requests, and no good key notices", async () => {
  const { key } = await buildApiKey(app.db, { ownerId: owner.id });
  await by(key, "192.0.2.1").expect(200);
  lookedUp = 0;

  const together = await Promise.all(Array.from({ length: 12 }, () => by(madeUp(), "192.0.2.1")));
  expect(together.map(({ status }) => status).sort()).toEqual([...Array(5).fill(401), ...Array(7).fill(429)]);
  expect(lookedUp).toBe(5);
  expect(Number(together.find(({ status }) => status === 429)?.headers["retry-after"])).toBeGreaterThan(0);
  await by(key, "192.0.2.1").expect(200);
  await by(madeUp(), "192.0.2.2").expect(401);
});

test("a good key that has to be looked up takes nothing from the strangers at its address", async () => {
  for (let i = 0; i < 6; i += 1) {
    const { key } = await buildApiKey(app.db, { ownerId: (await buildSupervisor(app.db)).id });
    await by(key, "192.0.2.3").expect(200);
  }
  expect(lookedUp).toBe(6);
  for (let i = 0; i < 5; i += 1) await by(madeUp(), "192.0.2.3").expect(401);
  await by(madeUp(), "192.0.2.3").expect(429);
});

test("whoever makes many keys has no more requests for it: keys and sessions of a person count together", async () => {
  const keys = await Promise.all([1, 2, 3].map(() => buildApiKey(app.db, { ownerId: owner.id })));
  for (const { key } of keys) {
    await by(key, "192.0.2.4").expect(200);
    await by(key, "192.0.2.5").expect(200);
  }
  for (const { key } of keys) await by(key, "192.0.2.6").expect(429);
  await app.api.as(owner).get("/api/tickets?limit=1").expect(429);
});
