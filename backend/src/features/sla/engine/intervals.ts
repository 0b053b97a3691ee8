import type { SlaInterval } from "../../../contract/index.js";
import type { Calendar, WorkStretch } from "./calendar/calendar.js";
import { mergeSpans, without, type Span, type Stretch } from "./calendar/spans.js";
import type { Pause } from "./types.js";

/** A stretch of a promise's time, and why it counted or did not. */
export interface Interval extends Span {
  to: Date;
  kind: SlaInterval["kind"];
  /** With "paused" the status, with "holiday" its name. */
  reason: string | null;
  countedSeconds: number;
  /** Counted up to its end, all in all. */
  usedSeconds: number;
}

type Piece = Stretch & Pick<Interval, "kind" | "reason">;

/**
 * Cuts [start, end) into stretches that count and stretches that do not, without a gap: their counted seconds add up to what
 * a clock on this calendar with these pauses has used at the end.
 */
export function intervalsOf(calendar: Calendar, start: Date, end: Date, pauses: readonly Pause[]): Interval[] {
  if (end <= start) return [];
  const whole = { from: start.getTime(), to: end.getTime() };
  const merged = mergeSpans(pauses);
  const worked = calendar.stretches(start, end).flatMap((stretch) => outside(stretch, merged));
  const stood = pausePieces(pauses, whole);
  return summed(joined([...worked, ...stood].sort((one, other) => one.from - other.from)));
}

function outside({ from, to, kind, name }: WorkStretch, pauses: readonly Stretch[]): Piece[] {
  const left = without([{ from: from.getTime(), to: to.getTime() }], pauses);
  return left.map((stretch) => ({ ...stretch, kind: kind === "open" ? "counted" : kind, reason: name || null }));
}

/** Each pause whole, whatever was open meanwhile; where two overlap the earlier has it. */
function pausePieces(pauses: readonly Pause[], whole: Stretch): Piece[] {
  let covered = whole.from;
  return [...pauses]
    .sort((one, other) => one.from.getTime() - other.from.getTime())
    .flatMap((pause): Piece[] => {
      const from = Math.max(pause.from.getTime(), covered);
      const to = Math.min(pause.to?.getTime() ?? Infinity, whole.to);
      if (from >= to) return [];
      covered = to;
      const resolved = pause.reason === "resolved";
      return [{ from, to, kind: resolved ? "resolved" : "paused", reason: resolved ? null : pause.reason }];
    });
}

/** Neighbours of one kind and reason are one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last?.to === piece.from && last.kind === piece.kind && last.reason === piece.reason) last.to = piece.to;
    else result.push({ ...piece });
  }
  return result;
}

function summed(pieces: readonly Piece[]): Interval[] {
  let used = 0;
  return pieces.map(({ from, to, kind, reason }) => {
    const counted = kind === "counted" ? (to - from) / 1000 : 0;
    used = Math.round((used + counted) * 1000) / 1000;
    return { from: new Date(from), to: new Date(to), kind, reason, countedSeconds: counted, usedSeconds: used };
  });
}

/**
 * The same of a date by law: one stretch a date of the jurisdiction's zone. The date of receipt and, where business days are
 * counted, dates without business do not count.
 */
export function dayIntervals(calendar: Calendar, start: Date, end: Date, onlyBusiness: boolean): Interval[] {
  const { dates } = calendar;
  const first = dates.dateOf(start);
  const pieces: Piece[] = [];
  for (let date = first, from = start; from < end; date += 1) {
    const over = dates.endOf(date);
    const to = over < end ? over : end;
    pieces.push({ from: from.getTime(), to: to.getTime(), ...dayKind(calendar, date, first, onlyBusiness) });
    from = over;
  }
  return summed(pieces);
}

function dayKind(
  calendar: Calendar,
  date: number,
  first: number,
  onlyBusiness: boolean,
): Pick<Piece, "kind" | "reason"> {
  if (date === first) return { kind: "closed", reason: null };
  if (!onlyBusiness || calendar.dates.isBusinessDay(date)) return { kind: "counted", reason: null };
  const holiday = calendar
    .stretches(calendar.dates.endOf(date - 1), calendar.dates.endOf(date))
    .find(({ kind }) => kind === "holiday");
  return holiday ? { kind: "holiday", reason: holiday.name || null } : { kind: "closed", reason: null };
}
