import type { Work } from "../../platform/work.js";

/** How often a process writes who has a live connection to it. */
export const LIVE_BEAT_SECONDS = 20;
/** So long nobody is offline who comes back: a reload, a tunnel, a restart of the server. */
const OFFLINE_AFTER_SECONDS = 120;
/** Beats without a movement that are none yet: one may come late. */
const STILL_SECONDS = 45;

/**
 * SQL for the availability that a row of `availabilities` stands for, now: the newest sign of life counts. A choice or a
 * sign-in after the last live connection makes somebody who works by the API alone; a choice before a screen is
 * followed by the next beat, for which it is given the time.
 *
 * @param a the table or its name in the statement.
 */
export const stateColumn = (a: string): string => `CASE
  WHEN ${a}.chosen = 'offline' THEN 'offline'
  WHEN ${a}.seen_at < app_now() - interval '${OFFLINE_AFTER_SECONDS} s' THEN CASE
    WHEN ${a}.chosen_at > ${a}.seen_at + interval '${3 * LIVE_BEAT_SECONDS} s' THEN ${a}.chosen
    WHEN EXISTS (SELECT FROM sessions s WHERE s.person_id = ${a}.person_id AND s.ticket_id IS NULL
                 AND s.created_at > ${a}.seen_at AND s.ended_at IS NULL AND s.idle_until > app_now()) THEN ${a}.chosen
    ELSE 'offline' END
  WHEN ${a}.active_at < ${a}.seen_at - interval '${STILL_SECONDS} s' THEN 'away'
  ELSE ${a}.chosen END`;

/**
 * SQL for somebody's availability. Whoever has no row never opened the live channel and chose nothing: they count as
 * available, so that desks that work by the API alone have somebody to give tickets to.
 *
 * @param person SQL for the person's id.
 */
export const availabilityOf = (person: string): string =>
  `coalesce((SELECT ${stateColumn("a")} FROM availabilities a WHERE a.person_id = ${person}), 'available')`;

/**
 * Whoever signs out is gone at once. Where another browser of theirs is still open, its process is told that a session
 * ended and writes so within a moment (see workspace/availability).
 */
export async function leaveScreen(work: Work, personId: number): Promise<void> {
  await work.rows(
    `UPDATE availabilities SET seen_at = $2::timestamptz - interval '${OFFLINE_AFTER_SECONDS + 1} s', chosen_at = NULL
     WHERE person_id = $1 AND seen_at IS NOT NULL`,
    [personId, work.now],
  );
}
