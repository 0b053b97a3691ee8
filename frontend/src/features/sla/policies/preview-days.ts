import type { SlaInterval } from "@redress/backend/contract";
import { dayOf } from "../../../lib/format.js";
import { instantOf, wallTimeOf } from "../../../lib/zoned-instant.js";

type Kind = SlaInterval["kind"];

/** A stretch of one day: from and to as shares of it by the clock on the wall. */
export interface DayPart {
  kind: Kind;
  start: number;
  end: number;
}

export interface PreviewDay {
  /** "2026-07-10", as the calendar's zone has it. */
  day: string;
  countedSeconds: number;
  /** Why nothing counted, where that has a name. */
  reason: string | null;
  parts: DayPart[];
}

/** The working of a promise, cut at midnights of the calendar's zone. */
export function daysOf(intervals: readonly SlaInterval[], timeZone: string): PreviewDay[] {
  const days = new Map<string, PreviewDay>();
  for (const interval of intervals) {
    const [begin, end] = [Date.parse(interval.from), Date.parse(interval.to)];
    let from = begin;
    while (from < end) {
      const day = dayOf(from, timeZone);
      const midnight = instantOf(`${nextDay(day)}T00:00`, timeZone);
      const to = Math.min(end, Math.max(midnight === null ? end : Date.parse(midnight), from + 1));
      const row = days.get(day) ?? { day, countedSeconds: 0, reason: null, parts: [] };
      days.set(day, row);
      row.countedSeconds += (interval.counted_seconds * (to - from)) / (end - begin);
      if (interval.kind === "holiday") row.reason ??= interval.reason;
      row.parts.push({
        kind: interval.kind,
        start: shareOf(from, day, timeZone),
        end: dayOf(to, timeZone) === day ? shareOf(to, day, timeZone) : 1,
      });
      from = to;
    }
  }
  return [...days.values()].map((day) => ({ ...day, countedSeconds: Math.round(day.countedSeconds) }));
}

/** A line of the picture: a day, or several that follow each other with nothing to show. */
export type PreviewLine = { kind: "day"; day: PreviewDay } | { kind: "closed" | "more"; days: PreviewDay[] };

/** More days than these are told as a number. */
const MOST_LINES = 7;

/** Days without counted time in one line, and of a long promise its beginning and end. */
export function linesOf(days: readonly PreviewDay[]): PreviewLine[] {
  const lines: PreviewLine[] = [];
  for (const day of days) {
    const last = lines.at(-1);
    if (day.countedSeconds > 0) lines.push({ kind: "day", day });
    else if (last?.kind === "closed") last.days.push(day);
    else lines.push({ kind: "closed", days: [day] });
  }
  if (lines.length <= MOST_LINES) return lines;
  const left = lines.slice(MOST_LINES - 2, -1).flatMap((line) => (line.kind === "day" ? [line.day] : line.days));
  return [...lines.slice(0, MOST_LINES - 2), { kind: "more", days: left }, ...lines.slice(-1)];
}

/** 0 at midnight, 0.5 at noon. */
function shareOf(at: number, day: string, timeZone: string): number {
  const [date, time = "00:00"] = wallTimeOf(at, timeZone).split("T");
  if (date !== day) return 0;
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return (hours * 60 + minutes) / 1440;
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
