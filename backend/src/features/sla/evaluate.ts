import { setImmediate } from "node:timers/promises";
import type { SlaItem, SlaResult } from "../../contract/index.js";
import { byHours } from "./engine/calendar/by-hours.js";
import type { Calendar } from "./engine/calendar/calendar.js";
import { DAY_MS, type OpeningHours } from "./engine/calendar/hours.js";
import { calendarProblems } from "./engine/calendar/problems.js";
import { problemWords } from "./engine/calendar/problem-words.js";
import type { Span } from "./engine/calendar/spans.js";
import { targetProblem } from "./engine/targets.js";
import type { Effort } from "./evaluate-effort.js";

/** What keeps one calculation from being made, in words. */
class Unanswerable extends Error {}

/** What a person's effort no longer reaches for. */
const LEFT_UNDONE =
  "Not calculated: those before took too long. Ask again in some seconds, with fewer or shorter ones.";
/** Opening windows that one `between` goes through at most: as many as thirty years of the finest hours have. */
const MOST_WINDOWS = 600_000;

/**
 * Makes each calculation in order, as long as their asker's effort lasts; what is left then has an error at its place.
 * Between two of them others have their turn: one may look a lifetime ahead.
 */
export async function evaluate(items: readonly SlaItem[], effort: Effort): Promise<SlaResult[]> {
  const results: SlaResult[] = [];
  for (const item of items) {
    if (effort.isSpent()) break;
    results.push(effort.spend(() => resultOf(item)));
    await setImmediate();
  }
  return [...results, ...items.slice(results.length).map(() => ({ error: LEFT_UNDONE }))];
}

function resultOf(item: SlaItem): SlaResult {
  try {
    return { result: calculate(item) };
  } catch (error) {
    if (error instanceof Unanswerable) return { error: error.message };
    throw error;
  }
}

function calculate(item: SlaItem): string | number | boolean | null {
  const { op, calendar, start, end, seconds, pauses } = item;
  const opening: OpeningHours = {
    timeZone: calendar.timezone,
    hours: calendar.hours,
    holidays: calendar.holidays.map((date) => ({ date })),
  };
  const problems = calendarProblems(opening);
  // Whoever asks about a calendar that never opens is told "never"; only saving it is refused.
  const inTheWay = op === "validate_calendar" ? problems : problems.filter(({ code }) => code !== "never_opens");
  if (inTheWay.length > 0) throw new Unanswerable(inTheWay.map(problemWords).join("; "));
  if (op === "validate_calendar") return true;
  if (op === "validate_target") return targetOf(seconds) > 0;

  const hours: Calendar = byHours("", opening);
  const from = instantOf(start, "start");
  switch (op) {
    case "add":
      return hours.addWorkingSeconds(from, durationOf(seconds), spansOf(pauses))?.toISOString() ?? null;
    case "between":
      return hours.workingSecondsBetween(from, boundedEnd(from, instantOf(end, "end"), opening), spansOf(pauses));
    case "next_open":
      return hours.nextOpen(from)?.toISOString() ?? null;
    case "is_open":
      return hours.isOpen(from);
  }
}

function targetOf(seconds: number | null | undefined): number {
  const problem = targetProblem(seconds ?? NaN);
  if (problem) throw new Unanswerable(`seconds: ${problem}`);
  return seconds ?? NaN;
}

/** No seconds at all are a question too: they are over at once. */
function durationOf(seconds: number | null | undefined): number {
  return seconds === 0 ? 0 : targetOf(seconds);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Between 1970 and 2100: further off, clocks are not known, and nothing is promised. */
function instantOf(text: string | null | undefined, field: string): Date {
  const instant = new Date(INSTANT.test(text ?? "") ? (text ?? "") : NaN);
  const year = instant.getUTCFullYear();
  if (!(year >= 1970 && year <= 2100))
    throw new Unanswerable(`${field}: write an instant such as 2026-03-02T09:00:00Z`);
  return instant;
}

/** @throws Unanswerable where so much would be gone through that everybody else had to wait. */
function boundedEnd(from: Date, end: Date, { hours }: OpeningHours): Date {
  const perWeek = Object.values(hours).reduce((sum, windows) => sum + windows.length, 0);
  const weeks = (end.getTime() - from.getTime()) / (7 * DAY_MS);
  if (weeks * perWeek > MOST_WINDOWS)
    throw new Unanswerable("end: ask about a shorter time, or with fewer windows a day");
  return end;
}

function spansOf(pauses: SlaItem["pauses"]): Span[] {
  return (pauses ?? []).map(([from, to]) => ({
    from: instantOf(from, "pauses"),
    to: to === null ? null : instantOf(to, "pauses"),
  }));
}
