import { createApp } from "../../src/app.js";
import { createIdentify } from "../../src/features/accounts/index.js";
import { sealLog } from "../../src/features/audit/index.js";
import { openDatabase } from "../../src/platform/db.js";
import { buildAgent, buildCustomer } from "../../test/factories/index.js";
import { serveForTests } from "../../test/test-api.js";
import { loadDesk } from "../desk/load-desk.js";
import { measure } from "../measure.js";
import { benchServices, noLimits, openBench, type Bench } from "../open-bench.js";
import { watchMachine } from "../sla/machine.js";
import { ms, perSecond, printPart, type Line } from "../sla/table.js";
import { startSealing, type Sealing } from "./sealing.js";
import { withoutAudit } from "./without-audit.js";
import { commands, requests, type Cast, type Write } from "./writes.js";

const WRITERS = 32;
const ROUNDS = 14;
const SECONDS = 1;
const AIM = 1.15;

/** What it costs that everything is on record: with it and without it by turns, on a server as durable as a desk's own. */
export async function benchAudit(): Promise<string[]> {
  const machine = await watchMachine();
  const bench = await openBench({ careful: true });
  // As many connections as writers, or they would wait for each other with and without an audit.
  const db = openDatabase(bench.database.appUrl, { poolSize: WRITERS + 2 });
  const services = benchServices(db, bench.services.config.dataDir);
  const bare = benchServices(withoutAudit(db), bench.services.config.dataDir);
  const apis = await Promise.all(
    [services, bare].map((some) =>
      serveForTests(createApp(some, { identify: createIdentify(some), rateLimits: noLimits }), some.config, db),
    ),
  );
  try {
    const cast = await castOf(bench);
    const [audited, plain] = apis as [(typeof apis)[0], (typeof apis)[0]];
    const tokenOf = (id: number) => audited.tokenOf({ id });
    const lines = [
      ...(await compare("requests", services, requests(audited, tokenOf, cast), requests(plain, tokenOf, cast))),
      ...(await compare("commands alone", services, await commands(services, cast), await commands(bare, cast))),
      await backlog(bench, services),
      await nothingToSeal(services),
    ];
    printPart(
      {
        title: `The audit's cost, ${WRITERS} writers at once, ${ROUNDS} rounds of ${SECONDS} s each by turns`,
        lines,
        problems: [],
        notes: [
          "The floor writes no event, no details and no seal, and adds the same jobs. Ratios are of the time per write, medians of the rounds.",
        ],
      },
      await machine(),
    );
    return [];
  } finally {
    for (const api of apis) await api.close();
    await db.close();
    await bench.close();
  }
}

type Services = ReturnType<typeof benchServices>;

async function compare(name: string, { db }: Services, audited: Write, plain: Write): Promise<Line[]> {
  const write = (once: Write) => measure(name, once, { seconds: SECONDS, lanes: WRITERS });
  const pairs: { audited: number; plain: number }[] = [];
  const sealing: Sealing = { lags: [], runs: [] };
  await write(plain);
  await write(audited);
  for (let round = 0; round < ROUNDS; round += 1) {
    const without = await write(plain);
    const running = startSealing(db);
    const withIt = await write(audited);
    const { lags, runs } = await running.stop();
    sealing.lags.push(...lags);
    sealing.runs.push(...runs);
    pairs.push({ audited: withIt.rate, plain: without.rate });
  }
  const ratio = median(pairs.map((pair) => pair.plain / pair.audited));
  const sealed = sealing.runs.reduce((sum, run) => sum + run.sealed, 0);
  const took = sealing.runs.reduce((sum, run) => sum + run.took, 0);
  return [
    {
      what: name,
      figure: perSecond(median(pairs.map((pair) => pair.audited))),
      floor: perSecond(median(pairs.map((pair) => pair.plain))),
      ratio,
      aim: `below x${AIM}`,
      met: ratio < AIM,
    },
    {
      what: "  seals behind, half of the time and at most",
      figure: `${median(sealing.lags).toFixed(1)} s, ${Math.max(...sealing.lags).toFixed(1)} s`,
      aim: "seconds",
      met: Math.max(...sealing.lags) < 10,
    },
    { what: "  sealed meanwhile", figure: `${sealed}, ${((took * 1000) / sealed).toFixed(0)} µs each` },
  ];
}

/** What has piled up, as after the first start of this version. */
async function backlog({ owner }: Bench, { db }: Services): Promise<Line> {
  await sealLog(db);
  await owner.rows(
    `WITH event AS (
       INSERT INTO events (type, ticket_id, actor_kind, data, request_id, created_at)
       SELECT 'ticket.updated', n, 'system', '{"fields": ["priority"]}', gen_random_uuid()::text, app_now() FROM generate_series(1, 10000) AS n RETURNING id
     )
     INSERT INTO event_details (event_id, data, ip, user_agent)
     SELECT id, '{"changes": {"priority": {"from": "low", "to": "high"}}}', '192.0.2.1', 'Browser' FROM event`,
  );
  const before = performance.now();
  const sealed = await sealLog(db);
  const took = performance.now() - before;
  return { what: `${sealed} events that waited`, figure: ms(took), aim: "below 1 s", met: took < 1_000 };
}

async function nothingToSeal({ db }: Services): Promise<Line> {
  const floor = await measure("SELECT 1", () => db.one("SELECT 1"), { seconds: 1, lanes: 1 });
  const idle = await measure("nothing to seal", () => sealLog(db), { seconds: 1, lanes: 1 });
  return {
    what: "a look that finds nothing to seal",
    figure: ms(idle.p50),
    floor: `SELECT 1 ${ms(floor.p50)}`,
    ratio: idle.p50 / floor.p50,
  };
}

async function castOf({ owner, db }: Bench): Promise<Cast> {
  await loadDesk(owner, 30_000);
  const people = async (build: typeof buildAgent) =>
    Promise.all(Array.from({ length: WRITERS }, async () => (await build(db)).id));
  const tickets = await owner.rows<{ id: number }>("SELECT id FROM tickets WHERE status = 'in_progress' ORDER BY id");
  return {
    agentIds: await people(buildAgent),
    customerIds: await people(buildCustomer),
    ticketIds: tickets.map(({ id }) => id),
    onHold: new Set(),
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
