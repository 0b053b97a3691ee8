import { readFileSync } from "node:fs";
import { join } from "node:path";
import { targetProblem } from "../../targets.js";
import { byHours } from "../by-hours.js";
import type { Holiday, WeekHours } from "../hours.js";
import { calendarProblems } from "../problems.js";

/** A question with its answer, as `sla-vectors.json` has them. */
export interface Vector {
  id: string;
  op: "add" | "between" | "next_open" | "is_open" | "validate_calendar" | "validate_target";
  calendar: { timezone: string; hours: WeekHours; holidays: string[] };
  start: string;
  end: string;
  seconds: number;
  pauses?: [string, string | null][];
  expected: unknown;
  note: string;
}

const file = join(import.meta.dirname, "sla-vectors.json");
export const { vectors } = JSON.parse(readFileSync(file, "utf8")) as { vectors: Vector[] };

const instant = (date: Date | null) => date?.toISOString().replace(".000Z", "Z") ?? null;

/** What the engine says to a vector's question, written as the vectors write it. */
export function answerTo({ op, calendar, start, end, seconds, pauses = [] }: Vector): unknown {
  const holidays = calendar.holidays.map((date): Holiday => ({ date }));
  const opening = { timeZone: calendar.timezone, hours: calendar.hours, holidays };
  if (op === "validate_calendar") return calendarProblems(opening).length > 0 ? "error" : "fine";
  const hours = byHours("Test", opening);
  const spans = pauses.map(([from, to]) => ({ from: new Date(from), to: to === null ? null : new Date(to) }));
  switch (op) {
    case "add":
      return instant(hours.addWorkingSeconds(new Date(start), seconds, spans));
    case "between":
      return hours.workingSecondsBetween(new Date(start), new Date(end), spans);
    case "next_open":
      return instant(hours.nextOpen(new Date(start)));
    case "is_open":
      return hours.isOpen(new Date(start));
    case "validate_target":
      return targetProblem(seconds) ? "error" : "fine";
  }
}
