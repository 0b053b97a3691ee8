import { personId } from "../../../platform/actor.js";
import { AppError } from "../../../platform/errors.js";
import type { Queries } from "../../../platform/db.js";
import type { Work } from "../../../platform/work.js";
import { bookTime, requireTracking, type NewEntry } from "./book-time.js";
import { MOST_MINUTES } from "../../../contract/schemas/time.js";
import type { EntryRow, TimerRow } from "./models.js";

const timerColumns = `m.ticket_id AS "ticketId", t.subject, m.started_at AS "startedAt", m.counted, m.begun_at AS "begunAt"`;

export async function timerOf(queries: Queries, id: number): Promise<TimerRow | null> {
  return queries.one<TimerRow>(
    `SELECT ${timerColumns} FROM timers m JOIN tickets t ON t.id = m.ticket_id WHERE m.person_id = $1`,
    [id],
  );
}

/** What the person says of the time that a timer counted. */
export interface TimerWords extends Pick<NewEntry, "note" | "billable" | "spentOn"> {
  /** Instead of what it has come to; 0: nothing is booked. */
  minutes?: number | undefined;
}

/** What was booked of a timer that ended. */
export interface EndedTimer {
  ticketId: number;
  /** Null for less than half a minute. */
  entry: EntryRow | null;
}

/**
 * Lets the actor's timer run on a ticket, from where it stood still or from nothing. What it had come to on another
 * ticket is booked there.
 *
 * @returns what was booked elsewhere; null where there was no other timer.
 * @throws AppError `not_found` (404), `forbidden` (403).
 */
export async function startTimer(work: Work, ticketId: number): Promise<EndedTimer | null> {
  await requireTracking(work, ticketId);
  const timer = await holdTimer(work);
  if (timer?.ticketId === ticketId) {
    await work.rows("UPDATE timers SET started_at = $2 WHERE person_id = $1 AND started_at IS NULL", [
      personId(work.actor),
      work.now,
    ]);
    return null;
  }
  const ended = timer && (await endTimer(work, timer, { note: "", billable: true }));
  await work.rows("INSERT INTO timers (person_id, ticket_id, begun_at, started_at) VALUES ($1, $2, $3, $3)", [
    personId(work.actor),
    ticketId,
    work.now,
  ]);
  return ended;
}

/** Lets it stand still. @throws AppError `not_found` (404), `forbidden` (403), `timer.none` (409) where it does not run on that ticket. */
export async function pauseTimer(work: Work, ticketId: number): Promise<null> {
  await requireTracking(work, ticketId);
  const timer = await holdTimer(work);
  if (timer?.ticketId !== ticketId) throw new AppError("timer.none", 409, "Your timer is not on this ticket");
  await work.rows("UPDATE timers SET counted = $2, started_at = NULL WHERE person_id = $1", [
    personId(work.actor),
    secondsOf(timer, work.now),
  ]);
  return null;
}

/** Ends it and books what it has come to, or what its person says. @throws AppError `timer.none` (409), `validation` (422). */
export async function stopTimer(work: Work, said: TimerWords): Promise<EndedTimer> {
  const timer = await holdTimer(work);
  if (!timer) throw new AppError("timer.none", 409, "You have no timer");
  return endTimer(work, timer, said);
}

/** Of a timer that somebody forgot no more than a day is booked. */
async function endTimer(work: Work, timer: TimerRow, said: TimerWords): Promise<EndedTimer> {
  await work.rows("DELETE FROM timers WHERE person_id = $1", [personId(work.actor)]);
  const { ticketId, begunAt } = timer;
  const minutes = said.minutes ?? Math.min(MOST_MINUTES, Math.round(secondsOf(timer, work.now) / 60));
  if (minutes === 0) return { ticketId, entry: null };
  return { ticketId, entry: await bookTime(work, ticketId, { ...said, minutes, timerBegun: begunAt }) };
}

const secondsOf = ({ startedAt, counted }: TimerRow, now: Date): number =>
  counted + (startedAt ? Math.max(0, Math.round((now.getTime() - startedAt.getTime()) / 1000)) : 0);

/** Two browsers of one person come one after the other, also where there is no timer yet. */
async function holdTimer(work: Work): Promise<TimerRow | null> {
  const id = personId(work.actor);
  await work.rows("SELECT 1 FROM people WHERE id = $1 FOR NO KEY UPDATE", [id]);
  return timerOf(work, id);
}
