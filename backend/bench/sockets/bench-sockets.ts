import { randomBytes } from "node:crypto";
import { createAccessTokens } from "../../src/features/accounts/index.js";
import { loadDesk } from "../desk/load-desk.js";
import { call, openBench, type Bench } from "../open-bench.js";
import { watchMachine } from "../sla/machine.js";
import { ms, perSecond, printPart, type Line } from "../sla/table.js";
import { carry, SECONDS, type Carried, type Change } from "./carry.js";

const TICKETS = 50;

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
        notes: [
          "After the answer: what the live channel takes by itself. After the request: with the change's own transaction, on a",
          "database that writes durably on the same machine as the browsers.",
        ],
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
  const line = (what: string, times: (carried: Carried) => number[], share: number, bar?: number): Line => {
    const [own, bare] = [desk, floor].map((carried) => {
      const sorted = times(carried).toSorted((a, b) => a - b);
      return Math.max(0, sorted[Math.floor(sorted.length * share)] ?? NaN);
    }) as [number, number];
    return { what, figure: ms(own), floor: ms(bare), ...(bar && { aim: `below ${bar} ms`, met: own < bar }) };
  };
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} kB`;
  return [
    {
      what: "hints that came",
      figure: `${desk.heard.came} of ${desk.heard.expected}`,
      floor: `${floor.heard.came} of ${floor.heard.expected}`,
    },
    { what: "  a second", figure: perSecond(desk.heard.came / SECONDS), floor: perSecond(floor.heard.came / SECONDS) },
    line("a change is answered, half of them", ({ answered }) => answered, 0.5),
    line("a change is answered, 95 of 100", ({ answered }) => answered, 0.95),
    line("hint at the client after the answer, half of them", ({ heard }) => heard.afterAnswer, 0.5),
    line("hint at the client after the answer, 95 of 100", ({ heard }) => heard.afterAnswer, 0.95, 150),
    line("hint at the client after the request, half of them", ({ heard }) => heard.took, 0.5),
    line("hint at the client after the request, 95 of 100", ({ heard }) => heard.took, 0.95, 150),
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
