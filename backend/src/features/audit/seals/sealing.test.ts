import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { Registry } from "prom-client";
import { buildAdmin, buildAgent } from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { watchSealing } from "./watch-sealing.js";

let desk: TestApp;
beforeEach(async () => {
  desk = await startTestApp();
});
afterEach(() => desk.close());

const addOld = () =>
  desk.db.rows(
    "INSERT INTO events (type, actor_kind, created_at) VALUES ('thing.made', 'system', app_now() - interval '2 minutes')",
  );

test("Whoever reads the audit learns how far sealing is behind; others do not", async () => {
  const admin = await buildAdmin(desk.db);
  const before = await desk.api.as(admin).get("/api/audit/sealing").expect(200);
  expect(before.body).toMatchObject({ waiting: 0, lag_seconds: 0 });
  await addOld();

  const { body } = await desk.api.as(admin).get("/api/audit/sealing").expect(200);
  expect(body.waiting).toBe(1);
  expect(body.lag_seconds).toBeGreaterThanOrEqual(120);
  await desk.api
    .as(await buildAgent(desk.db))
    .get("/api/audit/sealing")
    .expect(403);
  await desk.api.anonymous().get("/api/audit/sealing").expect(401);
});

test("The metrics tell of what waits for its seal, for how long, and of the transaction that holds it up", async () => {
  const registry = new Registry();
  watchSealing(registry, desk.db);
  await addOld();

  await desk.db.transaction(async (open) => {
    await open.rows("INSERT INTO events (type, actor_kind, created_at) VALUES ('thing.made', 'system', app_now())");
    await open.rows("SELECT pg_sleep(0.3)");
    const value = async (name: string) =>
      Number(new RegExp(`^${name} (\\S+)$`, "m").exec(await registry.metrics())?.[1] ?? "NaN");
    expect(await value("redress_audit_unsealed_events")).toBe(1);
    expect(await value("redress_audit_lag_seconds")).toBeGreaterThanOrEqual(120);
    expect(await value("redress_audit_oldest_transaction_seconds")).toBeGreaterThan(0.2);
  });
});
