import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Queries } from "../../src/platform/db.js";
import { jsonOf, type Client } from "./client.js";
import type { LiveClient } from "./live-clients.js";
import type { Load } from "./load.js";
import type { ProductionProcess } from "./production-process.js";

/** Everybody has heard of all their complaints, whichever process they were connected to, and when. */
export async function complaintsAboutLive(live: readonly LiveClient[], load: Load): Promise<string[]> {
  await Promise.all(live.map((each) => each.settled()));
  await sleep(500);
  return live.flatMap((each, customer) => {
    const theirs = load.acknowledged.filter((write) => write.kind === "ticket" && write.customer === customer);
    const missed = theirs.filter(({ id }) => !each.known.has(id));
    return [
      ...each.failures,
      ...(missed.length > 0 ? [`Customer ${customer} missed ${missed.length} of ${theirs.length} complaints`] : []),
      ...(each.backAfter.length > 0
        ? []
        : [`Customer ${customer}'s connection was never interrupted: nothing was shown`]),
    ];
  });
}

/** A change made while somebody was away is known when they are back. */
export async function missedWhileAway(client: Client, live: LiveClient | undefined, token: string): Promise<string[]> {
  if (!live) return ["Nobody is connected"];
  live.socket.disconnect();
  const body = { subject: "Meanwhile", description: "While away.", category: "Other" };
  const { id } = jsonOf<{ id: number }>(await client.ask("/api/tickets", { method: "POST", token, body }));
  const before = live.known.has(id);
  live.socket.connect();
  await live.settled();
  return !before && live.known.has(id)
    ? []
    : [`Ticket ${id}, filed while away, ${before ? "was heard of" : "is not known"}`];
}

const COMPLAINTS_AT_ONCE = 60;

/**
 * Complaints that are on their way to a process when it is killed are taken by the other one: nginx may repeat them,
 * for they carry keys. One that the killed process has just written may still be answered "in progress" for a moment.
 */
export async function complaintsAboutKill(
  client: Client,
  load: Load,
  token: string,
  kill: () => void,
): Promise<string[]> {
  const file = async () => {
    const mark = randomUUID();
    const headers = { "idempotency-key": randomUUID() };
    const body = { subject: `Complaint ${mark}`, description: "The street light is out.", category: "Other" };
    for (;;) {
      const answer = await client.ask("/api/tickets", { method: "POST", token, body, headers });
      if (answer.status === 409) continue;
      if (answer.status !== 201) return [`A complaint sent while a process was killed was answered ${answer.status}`];
      load.acknowledged.push({ kind: "ticket", mark, id: jsonOf<{ id: number }>(answer).id, customer: 0 });
      return [];
    }
  };
  const filed = Promise.all(Array.from({ length: COMPLAINTS_AT_ONCE }, file));
  await sleep(60);
  kill();
  return (await filed).flat();
}

/** Each acknowledged write is there once. */
export async function complaintsAboutRows(db: Queries, { acknowledged }: Load): Promise<string[]> {
  const rows = await db.rows<{ mark: string; n: number }>(
    `SELECT mark, count(*) AS n FROM (
       SELECT right(subject, 36) AS mark FROM tickets UNION ALL SELECT right(body, 36) FROM ticket_comments
     ) AS written GROUP BY mark`,
  );
  const found = new Map(rows.map(({ mark, n }) => [mark, n]));
  const lost = acknowledged.filter(({ mark }) => !found.has(mark)).length;
  const doubled = acknowledged.filter(({ mark }) => (found.get(mark) ?? 0) > 1).length;
  return lost + doubled === 0 ? [] : [`${lost} acknowledged writes are lost, ${doubled} are there twice`];
}

/** The figures, for whoever reads the run. */
export function report(
  { times, failures, acknowledged, unrepeatable, knocks }: Load,
  live: readonly LiveClient[],
  processes: readonly ProductionProcess[],
): void {
  const back = live.flatMap(({ backAfter }) => backAfter);
  console.log(
    `\nRequests             ${times.calm.length + times.restarting.length + knocks} answered, ${failures.length} failed`,
  );
  console.log(`  acknowledged writes ${acknowledged.length}; not to be repeated by a proxy: ${unrepeatable}`);
  console.log(`  calm                p50 ${at(times.calm, 0.5)}, p99 ${at(times.calm, 0.99)}`);
  console.log(
    `  restarting          p50 ${at(times.restarting, 0.5)}, p99 ${at(times.restarting, 0.99)}, max ${at(times.restarting, 1)}`,
  );
  console.log(`Live connections     ${live.length}, interrupted ${back.length} times`);
  console.log(`  back, all fetched   p50 ${at(back, 0.5)}, max ${at(back, 1)}`);
  console.log(
    `Log lines            ${processes.map(({ log }) => log.length).join(" + ")} of the processes running now`,
  );
}

/** What the processes themselves found worth an error, of all that ever ran. */
export function errorsLogged(processes: readonly ProductionProcess[]): string[] {
  const ERROR = 50;
  return processes
    .flatMap(({ log }) => log)
    .filter(({ level }) => Number(level) >= ERROR)
    .map((line) => JSON.stringify(line).slice(0, 1_000));
}

function at(times: readonly number[], share: number): string {
  const sorted = [...times].sort((a, b) => a - b);
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)} ms`;
}
