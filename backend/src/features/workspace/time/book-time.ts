import { personId } from "../../../platform/actor.js";
import { fieldErrors, forbidden } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { audienceOf, requireSight, ticketFacts, type TicketFacts } from "../../tickets/index.js";
import type { EntryRow } from "./models.js";
import { canTrack } from "./policy.js";
import { findEntry } from "./queries.js";

export interface NewEntry {
  minutes: number;
  /** "2026-07-13"; absent: the person's own today, or their day on which the timer was started. */
  spentOn?: string | undefined;
  note: string;
  billable: boolean;
  /** When the timer that counted it was started; absent: it is typed. */
  timerBegun?: Date | undefined;
}

/** @throws AppError `not_found` (404), `forbidden` (403). */
export async function requireTracking(work: Work, ticketId: number): Promise<TicketFacts> {
  const ticket = await requireSight(work, work.actor, ticketId);
  if (!canTrack(work.actor, ticket)) throw forbidden("track time on this ticket");
  return ticket;
}

/** Books time on a ticket of which the caller has been judged. @throws AppError `validation` (422) for a day to come. */
export async function bookTime(work: Work, ticketId: number, entry: NewEntry): Promise<EntryRow> {
  const id = personId(work.actor);
  await requireDayGone(work, id, entry.spentOn);
  const row = await work.one<{ id: number; spentOn: string }>(
    `INSERT INTO time_entries (person_id, ticket_id, spent_on, minutes, note, billable, by_timer, created_at)
     SELECT p.id, $2, coalesce($3::date, (coalesce($8::timestamptz, $7::timestamptz) AT TIME ZONE p.time_zone)::date), $4, $5, $6,
            $8::timestamptz IS NOT NULL, $7
     FROM people p WHERE p.id = $1
     RETURNING id, to_char(spent_on, 'YYYY-MM-DD') AS "spentOn"`,
    [
      id,
      ticketId,
      entry.spentOn ?? null,
      entry.minutes,
      entry.note,
      entry.billable,
      work.now,
      entry.timerBegun ?? null,
    ],
  );
  if (!row) throw new Error("The time was not booked");
  const { minutes, note, billable } = entry;
  await recordTime(work, ticketId, "time.added", row.id, {
    minutes: { from: null, to: minutes },
    spent_on: { from: null, to: row.spentOn },
    ...(note && { note: { from: null, to: note } }),
    billable: { from: null, to: billable },
  });
  const booked = await findEntry(work, row.id);
  if (!booked) throw new Error("The time was not booked");
  return booked;
}

/** Time is spent before it is booked; whose day it is may be another elsewhere. */
export async function requireDayGone(work: Work, id: number, day: string | undefined): Promise<void> {
  if (day === undefined) return;
  const gone = await work.one<{ gone: boolean }>(
    "SELECT $2::date <= ($3::timestamptz AT TIME ZONE time_zone)::date AS gone FROM people WHERE id = $1",
    [id, day, work.now],
  );
  if (!gone?.gone) throw fieldErrors({ spent_on: "Choose today or a day before" });
}

/** Who looks at the ticket is told that its time has changed; the ticket itself has not. */
export async function recordTime(
  work: Work,
  ticketId: number,
  type: "time.added" | "time.changed" | "time.deleted" | "time.restored",
  entryId: number,
  changes: Record<string, { from: unknown; to: unknown }>,
): Promise<void> {
  const ticket = await ticketFacts(work, ticketId);
  if (!ticket) throw new Error(`Ticket ${ticketId} is gone`);
  await work.record({
    type,
    ticketId,
    isInternal: true,
    data: { entry_id: entryId },
    details: { changes },
    hint: { version: ticket.version, audience: audienceOf(ticket) },
  });
}
