import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { runDatabaseCommand, SEAL_BATCH } from "@redress/database";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildAdmin, buildAgent, buildCustomer } from "../../../../test/factories/index.js";
import { startTestApp, type TestApp } from "../../../../test/start-test-app.js";
import { systemActor } from "../../../platform/actor.js";
import { sealLog } from "./seal-log.js";

let desk: TestApp;
let folder: string;
beforeEach(async () => {
  desk = await startTestApp();
  folder = mkdtempSync(join(tmpdir(), "redress-seals-"));
});
afterEach(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

/** Transactions of other tests' databases may hold it up for a moment. */
async function sealAll(): Promise<number> {
  for (let sealed = 0; ;) {
    sealed += await sealLog(desk.db);
    const left = await desk.db.one<{ count: number }>(
      "SELECT count(*) AS count FROM events e WHERE NOT EXISTS (SELECT FROM event_seals s WHERE s.event_id = e.id)",
    );
    if (left?.count === 0) return sealed;
  }
}
const verify = (...args: string[]) =>
  runDatabaseCommand("verify-audit", args, {
    appUrl: desk.databaseUrl,
    ownerUrl: desk.databaseOwnerUrl,
    environment: "production",
    dataDir: desk.services.config.dataDir,
    log: () => undefined,
  });

test("What happens on the desk is sealed by several callers at once, and verifies", async () => {
  const customer = await buildCustomer(desk.db);
  const complaint = { subject: "Router offline", description: "Since Friday.", category: "Other" };
  for (let n = 0; n < 5; n += 1) await desk.api.as(customer).post("/api/tickets").send(complaint).expect(201);
  await Promise.all([sealLog(desk.db), sealLog(desk.db), sealLog(desk.db)]);
  await sealAll();

  await verify();
  const seals = await desk.db.one("SELECT count(*) AS seals, (SELECT count(*) FROM events) AS events FROM event_seals");
  expect(seals).toMatchObject({ seals: seals?.["events"] });
});

test("More than a batch is sealed by one call", async () => {
  await desk.services.runWork(systemActor, (work) =>
    work.rows(
      "INSERT INTO events (type, actor_kind, created_at) SELECT 'thing.made', 'system', $1 FROM generate_series(1, $2)",
      [work.now, SEAL_BATCH * 2 + 1],
    ),
  );
  let sealed = 0;
  while (sealed === 0) sealed = await sealLog(desk.db);
  expect(sealed).toBe(SEAL_BATCH * 2 + 1);
});

test("Whoever reads the audit can take its signed end along, which is on record and can be checked later", async () => {
  const admin = await buildAdmin(desk.db);
  await desk.api.as(admin).get("/api/audit/head").expect(409);
  await desk.api
    .as(await buildCustomer(desk.db))
    .post("/api/tickets")
    .send({ subject: "Router offline", description: "Since Friday.", category: "Other" });
  await sealAll();

  const { body } = await desk.api.as(admin).get("/api/audit/head").expect(200);

  const last = await desk.db.one(
    "SELECT seq, event_id, encode(hash, 'hex') AS hash FROM event_seals ORDER BY seq DESC LIMIT 1",
  );
  expect(body).toMatchObject({ format: 1, desk: "Redress", ...last });
  const recorded = await desk.db.one("SELECT actor_id, data FROM events WHERE type = 'audit.head_exported'");
  expect(recorded).toEqual({ actor_id: admin.id, data: { seq: body.seq, event_id: body.event_id } });
  await sealAll();
  const file = join(folder, "head.json");
  writeFileSync(file, JSON.stringify(body));
  await verify("--head", file);
});

test("Who may not read the audit gets no head", async () => {
  for (const person of [await buildAgent(desk.db), await buildCustomer(desk.db)])
    await desk.api.as(person).get("/api/audit/head").expect(403);
  await desk.api.anonymous().get("/api/audit/head").expect(401);
});
