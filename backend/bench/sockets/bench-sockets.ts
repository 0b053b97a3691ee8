import { fork, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createAccessTokens } from "../../src/features/accounts/index.js";
import { loadDesk } from "../desk/load-desk.js";
import { call, openBench, type Bench } from "../open-bench.js";
import { watchMachine } from "../sla/machine.js";
import { ms, perSecond, printPart, type Line } from "../sla/table.js";
import type { Heard, Open, Sent, Served, ServerState } from "./messages.js";

const TICKETS = 50;
const SECONDS = 20;
const BROWSER_PROCESSES = 2;

/** Changes one ticket. @returns its version then. */
type Change = (url: string, ticket: number, round: number) => Promise<number>;

interface Carried {
  perSocket: ServerState;
  busy: ServerState;
  heard: Heard;
}

/**
 * What one process's live channel carries: an update a second on each of 50 tickets, of which every connection hears.
 * The floor is Socket.IO alone, that passes on the same hints.
 */
export async function benchSockets(sockets: number): Promise<string[]> {
  const machine = await watchMachine();
  const bench = await openBench({ careful: true });
  try {
    await loadDesk(bench.owner, 10_000);
    await bench.owner.rows("UPDATE desk SET two_factor_required = 'nobody'");
    const rows = await bench.owner.rows<{ id: number }>(
      "SELECT id FROM tickets WHERE status = 'in_progress' ORDER BY id LIMIT $1",
      [TICKETS],
    );
    const tickets = rows.map(({ id }) => id);
    const tokens = await colleagues(bench, sockets);
    const writer = tokens[0] ?? "";
    const change: Change = async (url, ticket, round) => {
      const path = `/api/tickets/${ticket}`;
      const body = { priority: round % 2 ? "low" : "high" };
      const saved = await call({ url }, writer, ["PATCH", path], body);
      return (saved as { version: number }).version;
    };
    const tell: Change = async (url, ticket, round) => {
      const hint = { type: "ticket", seq: 1_000_000 + round, items: [{ id: ticket, version: round }] };
      await call({ url }, "", ["POST", "/"], hint);
      return round;
    };
    const floor = await carry(["bare-process.ts"], { tokens: tokens.map(() => null), rows: tickets }, tell);
    const folder = bench.services.config.dataDir;
    const desk = await carry(["desk-process.ts", bench.database.appUrl, folder], { tokens, rows: tickets }, change);
    printPart(
      {
        title: `The live channel: ${sockets} connections to one process, ${TICKETS} tickets changed once a second, all heard by all`,
        lines: linesOf(desk, floor),
        problems: [],
        notes: ["Hints are timed from before the request that changes the ticket, so its answering counts too."],
      },
      await machine(),
    );
    const lost = desk.heard.expected - desk.heard.came;
    return lost === 0 ? [] : [`${lost} of ${desk.heard.expected} hints did not come`];
  } finally {
    await bench.close();
  }
}

function linesOf(desk: Carried, floor: Carried): Line[] {
  const [took, bare] = [desk, floor].map(({ heard }) => heard.took.toSorted((a, b) => a - b)) as [number[], number[]];
  const at = (sorted: readonly number[], share: number) => sorted[Math.floor(sorted.length * share)] ?? NaN;
  const line = (what: string, share: number, bar?: number): Line => ({
    what,
    figure: ms(at(took, share)),
    floor: ms(at(bare, share)),
    ratio: at(took, share) / at(bare, share),
    ...(bar && { aim: `below ${bar} ms`, met: at(took, share) < bar }),
  });
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} kB`;
  return [
    {
      what: "hints that came",
      figure: `${desk.heard.came} of ${desk.heard.expected}`,
      floor: `${floor.heard.came} of ${floor.heard.expected}`,
    },
    { what: "  a second", figure: perSecond(desk.heard.came / SECONDS), floor: perSecond(floor.heard.came / SECONDS) },
    line("hint at the client, half of them", 0.5),
    line("hint at the client, 95 of 100", 0.95, 150),
    line("hint at the client, 99 of 100", 0.99),
    {
      what: "event loop late, half of the time",
      figure: ms(desk.busy.lagP50),
      floor: ms(floor.busy.lagP50),
    },
    {
      what: "event loop late, 99 of 100",
      figure: ms(desk.busy.lagP99),
      floor: ms(floor.busy.lagP99),
      aim: "below 100 ms",
      met: desk.busy.lagP99 < 100,
    },
    {
      what: "heap of one connection",
      figure: kilobytes(desk.perSocket.heap),
      floor: kilobytes(floor.perSocket.heap),
      ratio: desk.perSocket.heap / floor.perSocket.heap,
    },
    {
      what: "resident memory of one connection",
      figure: kilobytes(desk.perSocket.resident),
      floor: kilobytes(floor.perSocket.resident),
    },
  ];
}

/** Connects everybody to a server of its own process, changes the tickets for a while, and asks what was heard. */
async function carry(server: string[], opened: Omit<Open, "url">, change: Change): Promise<Carried> {
  const [file = "", ...args] = server;
  const served = begin(file, args);
  const browsers = Array.from({ length: BROWSER_PROCESSES }, () => begin("browsers-process.ts"));
  try {
    const { port } = await answerOf<Served>(served);
    const url = `http://127.0.0.1:${port}`;
    const before = await ask<ServerState>(served, "state");
    const share = Math.ceil(opened.tokens.length / BROWSER_PROCESSES);
    await Promise.all(
      browsers.map((child, n) =>
        ask<number>(child, { ...opened, url, tokens: opened.tokens.slice(n * share, (n + 1) * share) }),
      ),
    );
    const full = await ask<ServerState>(served, "state");
    const sent = await changeAll(url, opened.rows, change);
    await sleep(2_000);
    const busy = await ask<ServerState>(served, "state");
    const heard = await Promise.all(browsers.map((child) => ask<Heard>(child, sent)));
    const per = (name: "heap" | "resident") => (full[name] - before[name]) / opened.tokens.length;
    return {
      busy,
      perSocket: { ...full, heap: per("heap"), resident: per("resident") },
      heard: {
        expected: heard.reduce((sum, one) => sum + one.expected, 0),
        came: heard.reduce((sum, one) => sum + one.came, 0),
        took: heard.flatMap(({ took }) => took),
      },
    };
  } finally {
    for (const child of [served, ...browsers]) child.disconnect();
  }
}

/** Each ticket once a second, spread over it. */
async function changeAll(url: string, tickets: readonly number[], change: Change): Promise<Sent> {
  const sent: Sent = [];
  const lanes = tickets.map(async (ticket, n) => {
    const begins = performance.now() + (1000 * n) / tickets.length;
    for (let round = 1; round <= SECONDS; round += 1) {
      await sleep(Math.max(0, begins + round * 1000 - performance.now()));
      const at = performance.timeOrigin + performance.now();
      sent.push([`${ticket}:${await change(url, ticket, round)}`, at]);
    }
  });
  await Promise.all(lanes);
  return sent;
}

const begin = (file: string, args: string[] = []): ChildProcess =>
  fork(join(import.meta.dirname, file), args, {
    execArgv: [...process.execArgv, "--expose-gc"],
    serialization: "advanced",
  });

async function answerOf<Answer>(child: ChildProcess): Promise<Answer> {
  const failed = once(child, "exit").then(([code]) => {
    throw new Error(`A process of the bench ended with ${String(code)}`);
  });
  const [answer] = (await Promise.race([once(child, "message"), failed])) as [Answer];
  failed.catch(() => undefined); // it ends in the end
  return answer;
}

function ask<Answer>(child: ChildProcess, question: unknown): Promise<Answer> {
  const answer = answerOf<Answer>(child);
  child.send(question as object);
  return answer;
}

/** Agents who see every ticket, each signed in. */
async function colleagues({ owner, services }: Bench, count: number): Promise<string[]> {
  const people = await owner.rows<{ id: number }>(
    `INSERT INTO people (full_name, email, role_id, created_at)
     SELECT 'Colleague ' || n, 'colleague' || n || '@bench.test', r.id, app_now()
     FROM generate_series(1, $1::integer) AS n, (SELECT id FROM roles WHERE key = 'admin') AS r RETURNING id`,
    [count],
  );
  const sessions = await owner.rows<{ id: number; personId: number }>(
    `INSERT INTO sessions (person_id, refresh_hash, rotated_at, created_at, idle_until, absolute_until)
     SELECT person, h::bytea, app_now(), app_now(), app_now() + interval '1 day', app_now() + interval '1 day'
     FROM unnest($1::bigint[], $2::text[]) AS s (person, h) RETURNING id, person_id AS "personId"`,
    [people.map(({ id }) => id), people.map(() => `\\x${randomBytes(32).toString("hex")}`)],
  );
  const tokens = createAccessTokens(services.config);
  return sessions.map(({ id, personId }) => tokens.issue({ personId, sessionId: id }));
}
