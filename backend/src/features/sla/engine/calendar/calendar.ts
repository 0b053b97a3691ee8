import type { LocalDates } from "./local-dates.js";
import type { Span } from "./spans.js";

export type { Span } from "./spans.js";

/** When a desk works. Every due time is found through one; nothing else may add seconds to an instant. */
export interface Calendar {
  readonly name: string;
  /** IANA zone in which its hours are shown. */
  readonly timeZone: string;
  /**
   * Adds working time to an instant.
   *
   * @param seconds working seconds, 0 or more.
   * @param pauses half-open spans that do not count; may overlap; the last may be open.
   * @returns the instant the last second is used up, which may be that of closing; `start` for no seconds; null when it
   * is never reached: an open pause keeps it, or the calendar does not open within thirty years.
   */
  addWorkingSeconds(start: Date, seconds: number, pauses?: readonly Span[]): Date | null;
  /** Working seconds in [from, to), to the millisecond; 0 when `to` is not after `from`. */
  workingSecondsBetween(from: Date, to: Date, pauses?: readonly Span[]): number;
  /** The first open instant at or after one; null when there is none within thirty years. */
  nextOpen(from: Date): Date | null;
  /** Whether an instant is open; that of closing is not. */
  isOpen(instant: Date): boolean;
  /** The instant an open stretch ends that holds this one; null when it is closed then, or never closes again. */
  nextClose(instant: Date): Date | null;
  /** Cuts [from, to) where it opens, closes and is on holiday; without gaps, in order. */
  stretches(from: Date, to: Date): WorkStretch[];
  /** The dates of its zone. */
  readonly dates: LocalDates;
}

/** A stretch of time in which a calendar is open or, for one reason, closed. */
export interface WorkStretch {
  from: Date;
  to: Date;
  kind: "open" | "closed" | "holiday";
  /** Of the holiday. */
  name: string | null;
}
