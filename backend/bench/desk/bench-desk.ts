import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tickSla } from "../../src/features/sla/index.js";
import { consumersOf } from "../../src/subscriptions.js";
import { measure, report } from "../measure.js";
import { call, openBench, type Bench } from "../open-bench.js";
import { loadDesk } from "./load-desk.js";

/** @returns what was wrong, which is nothing: what does not work here ends in an error. */
export async function benchDesk(tickets: number): Promise<string[]> {
  const bench = await openBench();
  try {
    process.stdout.write(`Loading ${tickets} tickets\n`);
    const { customerId, agentId } = await loadDesk(bench.owner, tickets);
    await pages(bench, tickets, agentId);
    await writes(bench, customerId);
    await monitor(bench);
  } finally {
    await bench.close();
  }
  return [];
}

async function pages({ api }: Bench, tickets: number, agentId: number): Promise<void> {
  const token = api.tokenOf({ id: agentId });
  const get = (path: string) => measure(`GET ${path}`, () => call(api, token, ["GET", path]));
  const bare = createServer((_req, res) => void res.end("{}")).listen(0, "127.0.0.1");
  await once(bare, "listening");
  const bareUrl = `http://127.0.0.1:${(bare.address() as AddressInfo).port}`;
  const http = await measure("floor: a bare HTTP answer", async () => (await fetch(bareUrl)).text());
  report(`API with ${tickets} tickets`, http, [
    await measure("GET /livez", async () => (await fetch(`${api.url}/livez`)).text()),
    await get("/api/tickets?view=open&sort=due"),
    await get("/api/tickets?sort=newest"),
    await get("/api/tickets/counts"),
    await get("/api/tickets/10010"),
  ]);
  bare.close();
}

async function writes({ api, db }: Bench, customerId: number): Promise<void> {
  const token = api.tokenOf({ id: customerId });
  const commit = await measure("floor: one row and its commit", () =>
    db.transaction((tx) => tx.rows("INSERT INTO tags (name) VALUES (gen_random_uuid()::text)")),
  );
  const complaint = { subject: "Bench", description: "Again.", category: "Other" };
  report("Writes", commit, [
    await measure("POST /api/tickets", () => call(api, token, ["POST", "/api/tickets"], complaint)),
  ]);
}

async function monitor({ services, owner, db }: Bench): Promise<void> {
  const select = await measure("floor: SELECT 1", () => db.one("SELECT 1"), { lanes: 1 });
  const idle = await measure("tick of the monitor, nothing due", () => tickSla(services, consumersOf), { lanes: 1 });
  await owner.rows(
    `UPDATE sla_clocks SET next_at = app_now() - interval '1 second',
       pending = jsonb_build_array(jsonb_build_object('type', 'warned', 'step', '75', 'at', app_now() - interval '1 second'))
     WHERE (ticket_id, metric) IN (SELECT ticket_id, metric FROM sla_clocks WHERE next_at IS NOT NULL LIMIT 1000)`,
  );
  const before = performance.now();
  const taken = await tickSla(services, consumersOf);
  report("Monitor", select, [idle]);
  process.stdout.write(`${taken} steps that were due at once: ${(performance.now() - before).toFixed(0)} ms\n`);
}
