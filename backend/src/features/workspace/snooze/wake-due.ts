import { systemActor } from "../../../platform/actor.js";
import type { Services } from "../../../platform/services.js";
import { recordWaking } from "./wake-by.js";

const BATCH = 200;

/**
 * Brings back what is due by the desk's clock. Rung each second by any number of processes: the row that is taken away
 * is what one of them wakes, and it goes in the transaction that writes the event its notice follows from.
 *
 * @returns how many came back.
 */
export async function wakeDue(services: Pick<Services, "db" | "runWork" | "hints">): Promise<number> {
  const { db, runWork, hints } = services;
  // Most of the time there is nothing, and no transaction for it.
  if (!(await db.one("SELECT 1 FROM snoozes WHERE until <= app_now() LIMIT 1"))) return 0;
  for (let all = 0; ;) {
    const woken = await runWork(systemActor, async (work) => {
      const due = await work.rows<{ person_id: number; ticket_id: number; version: number }>(
        `DELETE FROM snoozes z USING tickets t
         WHERE t.id = z.ticket_id AND (z.person_id, z.ticket_id) IN
           (SELECT s.person_id, s.ticket_id FROM snoozes s WHERE s.until <= $1 ORDER BY s.until LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
         RETURNING z.person_id, z.ticket_id, t.version`,
        [work.now],
      );
      for (const { person_id: personId, ticket_id: ticketId, version } of due) {
        await recordWaking(work, { ticketId, personId, because: "time", isTold: false });
        work.afterCommit(() => hints.ownTicket(personId, ticketId, version));
      }
      return due.length;
    });
    all += woken;
    if (woken < BATCH) return all;
  }
}
