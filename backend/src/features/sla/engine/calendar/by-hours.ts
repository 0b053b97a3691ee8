import type { Calendar } from "./calendar.js";
import { DAY_MS, type OpeningHours } from "./hours.js";
import { localDates } from "./local-dates.js";
import { localDays, type LocalDays } from "./local-days.js";
import { mergeSpans, mergeStretches, without, type Span, type Stretch } from "./spans.js";
import { workStretches } from "./work-stretches.js";
import { evenStretches } from "./zone-offsets.js";

/** How far a due time is looked for before it counts as never: thirty years. */
const HORIZON_MS = 30 * 366 * DAY_MS;
/** What stays open longer than this does not close, as far as anybody is told. */
const LONGEST_OPEN_MS = 15 * DAY_MS;

/**
 * A calendar of windows by the wall clock, less holidays. Open is an instant whose wall-clock time lies in a window:
 * an hour that a clock change repeats counts twice, one that it skips not at all. Between changes the seconds of a
 * window are real ones.
 *
 * Each day's open stretches are worked out once and kept as long as the calendar is.
 *
 * @throws RangeError for an unknown zone or a window that is none: `calendarProblems` finds these before.
 */
export function byHours(name: string, opening: OpeningHours): Calendar {
  const days = localDays(opening);
  const dates = localDates(opening.timeZone, days);
  const dayOf = openDays(opening.timeZone, days);
  const opens = Object.values(opening.hours).some((windows) => windows.length > 0);

  /** Open stretches from an instant on, pauses taken out, until one answers or what is left is one pause. */
  function find<T>(start: number, pauses: readonly Stretch[], take: (open: Stretch) => T | undefined): T | null {
    const last = pauses.at(-1);
    const end = last?.to === Infinity ? last.from : start + HORIZON_MS;
    if (!opens) return null;
    const first = Math.floor(start / DAY_MS);
    let over = 0;
    for (let day = first; day * DAY_MS < end; day += 1) {
      const open = day === first ? dayOf(day).filter(({ to }) => to > start) : dayOf(day);
      // Pauses that ended before this day are not looked at again: there may be a thousand, and years of days.
      while ((pauses[over]?.to ?? Infinity) <= day * DAY_MS) over += 1;
      const next = pauses[over];
      const isFree = next === undefined || next.from >= (day + 1) * DAY_MS;
      for (const stretch of isFree ? open : without(open, over === 0 ? pauses : pauses.slice(over))) {
        if (stretch.to <= start) continue;
        const found = take(stretch.from < start ? { from: start, to: stretch.to } : stretch);
        if (found !== undefined) return found;
      }
    }
    return null;
  }

  return {
    name,
    timeZone: opening.timeZone,
    addWorkingSeconds(start: Date, seconds: number, pauses: readonly Span[] = []): Date | null {
      let left = Math.round(seconds * 1000);
      if (left === 0) return start;
      const end = find(start.getTime(), mergeSpans(pauses), ({ from, to }) => {
        if (to - from >= left) return from + left;
        left -= to - from;
        return undefined;
      });
      return end === null ? null : new Date(end);
    },
    workingSecondsBetween(from: Date, to: Date, pauses: readonly Span[] = []): number {
      let sum = 0;
      if (to > from) {
        find(from.getTime(), mergeSpans([...pauses, { from: to, to: null }]), (open) => {
          sum += open.to - open.from;
          return undefined;
        });
      }
      return sum / 1000;
    },
    nextOpen(from: Date): Date | null {
      const found = find(from.getTime(), [], (open) => open.from);
      return found === null ? null : new Date(found);
    },
    isOpen(instant: Date): boolean {
      const at = instant.getTime();
      return dayOf(Math.floor(at / DAY_MS)).some(({ from, to }) => from <= at && at < to);
    },
    nextClose(instant: Date): Date | null {
      const start = instant.getTime();
      let end = start;
      const closes = find(start, [], ({ from, to }) => {
        if (from > end) return true;
        end = to;
        return end - start > LONGEST_OPEN_MS ? false : undefined;
      });
      return closes && end > start ? new Date(end) : null;
    },
    stretches(from: Date, to: Date) {
      if (from >= to) return [];
      const open: Stretch[] = [];
      find(from.getTime(), mergeSpans([{ from: to, to: null }]), (stretch) => void open.push(stretch));
      return workStretches({ from: from.getTime(), to: to.getTime() }, mergeStretches(open), days, dates);
    },
    dates,
  };
}

/** Open stretches, in order, of each day of universal time: days that all zones share, so that none is cut twice. */
function openDays(timeZone: string, { openOn }: LocalDays): (day: number) => readonly Stretch[] {
  const stretchesOf = evenStretches(timeZone);
  const known = new Map<number, readonly Stretch[]>();
  return (day) => {
    const before = known.get(day);
    if (before) return before;
    const open: Stretch[] = [];
    for (const { from, to, offset } of stretchesOf(day * DAY_MS, (day + 1) * DAY_MS)) {
      const last = Math.floor((to - 1 + offset) / DAY_MS);
      for (let date = Math.floor((from + offset) / DAY_MS); date <= last; date += 1) {
        for (const window of openOn(date)) {
          const start = date * DAY_MS - offset;
          open.push({ from: Math.max(from, start + window.from), to: Math.min(to, start + window.to) });
        }
      }
    }
    const merged = mergeStretches(open);
    known.set(day, merged);
    return merged;
  };
}
