import type { Calendar, Span } from "./calendar/calendar.js";

/** A calendar that counts from an instant on. */
export interface Term {
  from: Date;
  calendar: Calendar;
}

/**
 * One calendar out of several that count in turn: each until the next takes over, the first also before it began. So
 * what was counted stays counted when a promise comes under another calendar.
 *
 * @param terms in the order of their beginning; at least one.
 */
export function inTurn(terms: readonly Term[]): Calendar {
  const last = terms.at(-1)?.calendar;
  if (!last) throw new Error("A promise counts by no calendar");
  if (terms.every(({ calendar }) => calendar === last)) return last;

  /** Each calendar's part of [from, to), in order. */
  const parts = (from: Date, to: Date | null) =>
    terms.flatMap(({ from: own, calendar }, i) => {
      const next = terms[i + 1]?.from ?? null;
      const start = i === 0 || own < from ? from : own;
      const end = next && (!to || next < to) ? next : to;
      return end && end <= start ? [] : [{ start, end, calendar }];
    });

  return {
    name: last.name,
    timeZone: last.timeZone,
    dates: last.dates,
    nextOpen: (from) => last.nextOpen(from),
    nextClose: (instant) => last.nextClose(instant),
    isOpen: (instant) => last.isOpen(instant),
    stretches: (from, to) =>
      parts(from, to).flatMap(({ start, end, calendar }) => calendar.stretches(start, end ?? to)),
    workingSecondsBetween(from: Date, to: Date, pauses: readonly Span[] = []) {
      if (from >= to) return 0;
      const sum = parts(from, to).reduce(
        (before, { start, end, calendar }) => before + calendar.workingSecondsBetween(start, end ?? to, pauses),
        0,
      );
      return toMilliseconds(sum);
    },
    addWorkingSeconds(start: Date, seconds: number, pauses: readonly Span[] = []) {
      let left = seconds;
      for (const part of parts(start, null)) {
        const room = part.end ? part.calendar.workingSecondsBetween(part.start, part.end, pauses) : Infinity;
        // Used up exactly when the next takes over is used up before it.
        if (room >= left) return part.calendar.addWorkingSeconds(part.start, left, pauses);
        left = toMilliseconds(left - room);
      }
      return null;
    },
  };
}

/** Sums of fractions carry a hair too much or too little. */
const toMilliseconds = (seconds: number) => Math.round(seconds * 1000) / 1000;
