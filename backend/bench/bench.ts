/**
 * What the desk can carry on this machine: `npm run bench -- [tickets]`, 100,000 by default. Each figure stands beside a
 * floor of the same run, since machines differ; read the ratios first.
 */
import { cloneDatabase, startTestServer } from "@redress/database/testing";
import { once } from "node:events";
import { createServer } from "node:http";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { testConfig } from "../test/test-config.js";
import { serveForTests } from "../test/test-api.js";
import { createApp } from "../src/app.js";
import { createIdentify } from "../src/features/accounts/index.js";
import { tickSla } from "../src/features/sla/index.js";
import { openDatabase } from "../src/platform/db.js";
import { createServices } from "../src/services.js";
import { consumersOf } from "../src/subscriptions.js";
import { loadDesk } from "./load-desk.js";
import { measure, report } from "./measure.js";

const tickets = Number(process.argv[2] ?? 100_000);
const folder = await mkdtemp(join(tmpdir(), "redress-bench-"));
const server = await startTestServer();
const database = await cloneDatabase(server);
const owner = openDatabase(database.ownerUrl, { poolSize: 2, statementTimeout: 600_000 });
const db = openDatabase(database.appUrl);
process.stdout.write(`Loading ${tickets} tickets\n`);
const { customerId, agentId } = await loadDesk(owner, tickets);

const config = testConfig(folder);
const services = createServices({
  config,
  log: pino({ level: "silent" }),
  db,
  demo: false,
  broadcast: () => undefined,
});
const noLimit = { requests: 1_000_000_000, seconds: 60 };
const app = createApp(services, {
  identify: createIdentify(services),
  rateLimits: { perPerson: noLimit, perAddress: noLimit },
});
const api = await serveForTests(app, config, db);
const agentToken = api.tokenOf({ id: agentId });
const customerToken = api.tokenOf({ id: customerId });

const call = async (path: string, token: string, body?: unknown) => {
  const answer = await fetch(`${api.url}${path}`, {
    method: body ? "POST" : "GET",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
};

const bare = createServer((_req, res) => void res.end("{}")).listen(0, "127.0.0.1");
await once(bare, "listening");
const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}`;
const http = await measure("floor: a bare HTTP answer", async () => (await fetch(bareUrl)).text());
report(`API with ${tickets} tickets`, http, [
  await measure("GET /livez", async () => (await fetch(`${api.url}/livez`)).text()),
  await measure("GET /api/tickets?view=open&sort=due", () => call("/api/tickets?view=open&sort=due", agentToken)),
  await measure("GET /api/tickets?sort=newest", () => call("/api/tickets?sort=newest", agentToken)),
  await measure("GET /api/tickets/counts", () => call("/api/tickets/counts", agentToken)),
  await measure("GET /api/tickets/:id", () => call("/api/tickets/10010", agentToken)),
]);

const commit = await measure("floor: one row and its commit", () =>
  db.transaction((tx) => tx.rows("INSERT INTO tags (name) VALUES (gen_random_uuid()::text)")),
);
report("Writes", commit, [
  await measure("POST /api/tickets", () =>
    call("/api/tickets", customerToken, { subject: "Bench", description: "Again.", category: "Other" }),
  ),
]);

const select = await measure("floor: SELECT 1", () => db.one("SELECT 1"), { lanes: 1 });
const idle = await measure("tick of the monitor, nothing due", () => tickSla(services, consumersOf), { lanes: 1 });
await owner.rows(
  "UPDATE sla_clocks SET next_at = app_now() - interval '1 second', warn_at = app_now() - interval '1 second' WHERE ticket_id IN (SELECT ticket_id FROM sla_clocks LIMIT 1000)",
);
const before = performance.now();
const taken = await tickSla(services, consumersOf);
report("Monitor", select, [idle]);
process.stdout.write(`${taken} steps that were due at once: ${(performance.now() - before).toFixed(0)} ms\n`);

bare.close();
await api.close();
await Promise.all([db.close(), owner.close()]);
await server.stop();
await rm(folder, { recursive: true, force: true });
