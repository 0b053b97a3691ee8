/**
 * Kills the server in the middle of a heavy load of writes, starts it again, and compares what was promised with what
 * is there: `npm run fault:kill -- --seconds 6 --rate 200 --kills 2 --processes 2`.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Database } from "../../src/platform/db.js";
import { ageKilled, openFaultBench, signIn, untilDrained } from "./fault-bench.js";
import { sendAgain, writeLoad, type Write } from "./write-load.js";

export interface KillOptions {
  /** Processes that share the writes; a kill ends all of them at once. */
  processes: number;
  perSecond: number;
  seconds: number;
  kills: number;
  /** True: the dead process's jobs are freed at once; false: by the heartbeat, after a minute, as in life. */
  hurry: boolean;
}

export interface KillOutcome {
  tried: number;
  /** Writes a second while the server was up, its slow first seconds after each start among them. */
  perSecond: number;
  /** Writes acknowledged per second in the three seconds before each kill. */
  perSecondAtKill: number[];
  acknowledgedAtOnce: number;
  /** Acknowledged after all, sent again with the same key. */
  acknowledgedLater: number;
  neverAcknowledged: number;
  /** Marks of acknowledged writes that are not there, and of any that are there more than once. */
  lost: string[];
  doubled: string[];
  /** Events of comments that do not have exactly one notification for the customer. */
  wrongNotices: number;
  /** Tickets and comments that do not have exactly one event. */
  wrongEvents: number;
  failedJobs: number;
  readyAfterMs: number[];
}

export async function killDuringWrites(options: KillOptions): Promise<KillOutcome> {
  const bench = await openFaultBench();
  try {
    const desks = [await bench.start()];
    while (desks.length < options.processes) desks.push(await bench.start());
    const [first] = desks;
    if (!first) throw new Error("A desk has at least one process");
    const signedIn = async (role: "customer" | "agent", count: number) => {
      const people = await Promise.all(Array.from({ length: count }, () => bench.person(role)));
      return Promise.all(people.map((person) => signIn(first, person)));
    };
    // Enough of them that nobody writes faster than one person is allowed to.
    const [customers, agents] = [await signedIn("customer", 12), await signedIn("agent", 12)];

    const readyAfterMs: number[] = [];
    const perSecondAtKill: number[] = [];
    const killAndRestart = async (journal: readonly Write[]) => {
      const began = performance.now();
      const recent = journal.filter(({ acknowledgedAt }) => began - (acknowledgedAt ?? 0) < 3_000);
      perSecondAtKill.push(Math.round(recent.length / 3));
      await Promise.all(desks.map((desk) => desk.kill()));
      if (options.hurry) for (const desk of desks) await ageKilled(bench.db, desk);
      desks.splice(0, desks.length, ...(await Promise.all(desks.map(({ port }) => bench.start({ port })))));
      readyAfterMs.push(Math.round(performance.now() - began));
    };
    const events = Array.from({ length: options.kills }, (_, i) => ({
      at: ((i + 1) * options.seconds) / (options.kills + 1),
      happens: killAndRestart,
    }));
    const began = performance.now();
    const journal = await writeLoad(desks, { ...options, customers, agents, events });
    const atOnce = journal.filter(isAcknowledged).length;
    const upSeconds = (performance.now() - began - readyAfterMs.reduce((sum, ms) => sum + ms, 0)) / 1000;

    await sendAgain(desks, journal);
    const failedJobs = await untilDrained(bench.db, 150);
    return {
      tried: journal.length,
      perSecond: Math.round(journal.length / upSeconds),
      perSecondAtKill,
      acknowledgedAtOnce: atOnce,
      acknowledgedLater: journal.filter(isAcknowledged).length - atOnce,
      neverAcknowledged: journal.filter((write) => !isAcknowledged(write)).length,
      ...(await compare(bench.db, journal)),
      failedJobs,
      readyAfterMs,
    };
  } finally {
    await bench.close();
  }
}

const isAcknowledged = (write: Write) => write.id !== null;

/** What is there, against what was promised. */
async function compare(db: Database, journal: readonly Write[]) {
  const rows = await db.rows<{ mark: string; id: number }>(
    `SELECT right(subject, 36) AS mark, id FROM tickets UNION ALL SELECT right(body, 36), id FROM ticket_comments`,
  );
  const found = new Map<string, number[]>();
  for (const { mark, id } of rows) found.set(mark, [...(found.get(mark) ?? []), id]);
  const lost = journal.filter(({ id, mark }) => id !== null && !found.get(mark)?.includes(id));
  const doubled = journal.filter(({ mark }) => (found.get(mark)?.length ?? 0) > 1);

  const count = async (sql: string) =>
    (await db.one<{ n: number }>(`SELECT count(*) AS n FROM (${sql}) AS wrong`))?.n ?? -1;
  return {
    lost: lost.map(({ mark }) => mark),
    doubled: doubled.map(({ mark }) => mark),
    wrongEvents: await count(
      `SELECT t.id FROM tickets t LEFT JOIN events e ON e.ticket_id = t.id AND e.type = 'ticket.created' GROUP BY t.id HAVING count(e.id) <> 1
       UNION ALL
       SELECT c.id FROM ticket_comments c LEFT JOIN events e ON e.ticket_id = c.ticket_id AND e.type = 'comment.added' AND (e.data->>'comment_id')::bigint = c.id
        GROUP BY c.id HAVING count(e.id) <> 1`,
    ),
    wrongNotices: await count(
      `SELECT e.id FROM events e JOIN tickets t ON t.id = e.ticket_id
         LEFT JOIN notifications n ON n.event_id = e.id AND n.person_id = t.customer_id
        WHERE e.type = 'comment.added' GROUP BY e.id HAVING count(n.id) <> 1`,
    ),
  };
}

/** What must hold, as sentences; none is the proof. */
export function complaintsAbout(outcome: KillOutcome): string[] {
  return [
    ...(outcome.neverAcknowledged > 0
      ? [`${outcome.neverAcknowledged} writes were refused even after the restart`]
      : []),
    ...(outcome.lost.length > 0 ? [`${outcome.lost.length} acknowledged writes are lost`] : []),
    ...(outcome.doubled.length > 0 ? [`${outcome.doubled.length} writes are there twice`] : []),
    ...(outcome.wrongEvents > 0 ? [`${outcome.wrongEvents} tickets or comments do not have exactly one event`] : []),
    ...(outcome.wrongNotices > 0 ? [`${outcome.wrongNotices} comments do not have exactly one notification`] : []),
    ...(outcome.failedJobs > 0 ? [`${outcome.failedJobs} jobs failed for good`] : []),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      rate: { type: "string", default: "200" },
      seconds: { type: "string", default: "6" },
      kills: { type: "string", default: "2" },
      processes: { type: "string", default: "2" },
      hurry: { type: "boolean", default: false },
    },
  });
  const outcome = await killDuringWrites({
    perSecond: Number(values.rate),
    seconds: Number(values.seconds),
    kills: Number(values.kills),
    processes: Number(values.processes),
    hurry: values.hurry,
  });
  const complaints = complaintsAbout(outcome);
  console.log(outcome);
  console.log(complaints.length === 0 ? "Nothing was lost and nothing doubled." : complaints.join("\n"));
  process.exitCode = complaints.length === 0 ? 0 : 1;
}
