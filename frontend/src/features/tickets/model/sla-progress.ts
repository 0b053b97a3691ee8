import type { SlaClockDetail, TimelineItem } from "@redress/backend/contract";
import { countedSince } from "../../../lib/sla-view.js";

/**
 * How much of a promise's target is used, 1 for all of it; more when it is overdue.
 *
 * @param now by the server's clock, in milliseconds.
 * @param sentAt when the server wrote the answer: its `elapsed_seconds` are from then.
 */
export function usedShare(clock: SlaClockDetail, now: number, sentAt: number): number {
  const used = clock.elapsed_seconds + countedSince(clock, now, sentAt).counted / 1000;
  // A date set by hand may be longer or shorter than the policy's target.
  const whole =
    clock.set_by_hand && clock.remaining_ms !== null
      ? clock.elapsed_seconds + clock.remaining_ms / 1000
      : clock.target_seconds;
  return whole <= 0 ? 1 : used / whole;
}

/** How long a clock has stood still altogether, in milliseconds; an open pause counts until now. */
export function pausedMs({ pauses }: SlaClockDetail, now: number): number {
  const lengths = pauses.map(({ from, to }) => Math.max(0, (to ? Date.parse(to) : now) - Date.parse(from)));
  // Whole seconds: an hour that lacks a millisecond is an hour.
  return 1000 * Math.round(lengths.reduce((sum, length) => sum + length, 0) / 1000);
}

/** The change of status with which a clock's last pause began. */
export function pauseEvent({ pauses }: SlaClockDetail, timeline: readonly TimelineItem[]): TimelineItem | undefined {
  const from = pauses.at(-1)?.from;
  if (from === undefined) return undefined;
  return timeline.findLast(
    ({ type, created_at: at }) => type === "ticket.status_changed" && Date.parse(at) <= Date.parse(from),
  );
}
