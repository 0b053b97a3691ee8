import { systemActor } from "../../../platform/actor.js";
import type { Services } from "../../../platform/services.js";
import type { Work } from "../../../platform/work.js";
import { readSettings } from "../../desk/index.js";
import { factColumns, type TicketFacts } from "../facts.js";
import { moveStatus } from "../move-status.js";

/** Tickets per transaction. */
const BATCH = 100;

/**
 * Closes what has been resolved long enough without an objection. Any number of processes may run it at once.
 *
 * @returns how many were closed.
 */
export async function closeResolved(services: Services): Promise<number> {
  const { autoCloseDays } = await readSettings(services.db);
  for (let closed = 0; ;) {
    const batch = await services.runWork(systemActor, (work) => closeBatch(work, autoCloseDays));
    closed += batch;
    if (batch < BATCH) return closed;
  }
}

async function closeBatch(work: Work, autoCloseDays: number): Promise<number> {
  const due = await work.rows<TicketFacts>(
    `SELECT ${factColumns} FROM tickets t
     WHERE t.status = 'resolved' AND t.resolved_at <= $1::timestamptz - make_interval(hours => 24 * $2::integer) AND t.hidden_at IS NULL
     ORDER BY t.resolved_at LIMIT $3
     FOR NO KEY UPDATE SKIP LOCKED`,
    [work.now, autoCloseDays, BATCH],
  );
  for (const ticket of due)
    await moveStatus(work, ticket, { to: "closed", closedReason: "automatic", reason: "automatic" });
  return due.length;
}
