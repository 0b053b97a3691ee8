import { mergeSpans, type Span } from "./spans.js";

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
}

/** Round the clock: every elapsed second is a working one, clock changes included. */
export function alwaysOpen(name: string, timeZone: string): Calendar {
  return {
    name,
    timeZone,
    addWorkingSeconds,
    workingSecondsBetween,
    nextOpen: (from) => from,
    isOpen: () => true,
  };
}

function addWorkingSeconds(start: Date, seconds: number, pauses: readonly Span[] = []): Date | null {
  let end = start.getTime() + seconds * 1000;
  for (const { from, to } of mergeSpans(pauses)) {
    // Half-open: what is used up at the instant a pause begins was used up before it.
    if (from >= end) break;
    if (to <= start.getTime()) continue;
    if (to === Infinity) return null;
    end += to - Math.max(from, start.getTime());
  }
  return new Date(end);
}

function workingSecondsBetween(from: Date, to: Date, pauses: readonly Span[] = []): number {
  const [start, end] = [from.getTime(), to.getTime()];
  if (end <= start) return 0;
  const paused = mergeSpans(pauses).reduce(
    (sum, span) => sum + Math.max(0, Math.min(span.to, end) - Math.max(span.from, start)),
    0,
  );
  return (end - start - paused) / 1000;
}
