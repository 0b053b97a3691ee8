/** A half-open stretch of time; an open end (`to` null) has not ended yet. */
export interface Span {
  from: Date;
  to: Date | null;
}

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
   * @returns the instant the last second is used up; null when an open pause keeps it from ever being reached.
   */
  addWorkingSeconds(start: Date, seconds: number, pauses?: readonly Span[]): Date | null;
  /** Working seconds in [from, to), to the millisecond; 0 when `to` is not after `from`. */
  workingSecondsBetween(from: Date, to: Date, pauses?: readonly Span[]): number;
}

/** Round the clock: every elapsed second is a working one, clock changes included. */
export function alwaysOpen(name: string, timeZone: string): Calendar {
  return { name, timeZone, addWorkingSeconds, workingSecondsBetween };
}

function addWorkingSeconds(start: Date, seconds: number, pauses: readonly Span[] = []): Date | null {
  let end = start.getTime() + seconds * 1000;
  for (const { from, to } of merged(pauses)) {
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
  const paused = merged(pauses).reduce(
    (sum, span) => sum + Math.max(0, Math.min(span.to, end) - Math.max(span.from, start)),
    0,
  );
  return (end - start - paused) / 1000;
}

/** In order and without overlaps, in milliseconds; an open end is Infinity. */
function merged(pauses: readonly Span[]): { from: number; to: number }[] {
  const spans = pauses
    .map(({ from, to }) => ({ from: from.getTime(), to: to ? to.getTime() : Infinity }))
    .sort((a, b) => a.from - b.from);
  const result: { from: number; to: number }[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else result.push(span);
  }
  return result;
}
