import type { Metric, Priority } from "../../../../contract/index.js";
import { slaConditions } from "../../../../contract/index.js";
import { alwaysOpen } from "../calendar/always-open.js";
import type { Calendar } from "../calendar/calendar.js";
import type { PolicyVersion, Rulebook, Target } from "../types.js";

/** Seconds of working time, or a whole target. */
type Short = number | Target;

const target = (short: Short): Target => (typeof short === "number" ? { kind: "working", seconds: short } : short);

/** The same targets at every priority, where only some are given. */
export function targetsOf(
  short: Partial<Record<Metric, Short>>,
  byPriority: Partial<Record<Priority, Partial<Record<Metric, Short>>>> = {},
): PolicyVersion["targets"] {
  const of = (shorts: Partial<Record<Metric, Short>>) =>
    Object.fromEntries(Object.entries(shorts).map(([metric, each]) => [metric, target(each)]));
  return {
    low: of(byPriority.low ?? short),
    medium: of(byPriority.medium ?? short),
    high: of(byPriority.high ?? short),
    critical: of(byPriority.critical ?? short),
  };
}

/** A policy's version that promises nothing but what a test asks for. */
export const buildVersion = (wanted: Partial<PolicyVersion> = {}): PolicyVersion => ({
  id: 1,
  policyId: 1,
  policyName: "Test",
  version: 1,
  isDefault: true,
  conditions: slaConditions.parse({}),
  calendarId: 1,
  pausing: ["pending", "on_hold"],
  warnPercents: [75],
  reopening: "resume",
  validFrom: null,
  validUntil: null,
  targets: targetsOf({}),
  steps: [],
  ...wanted,
});

/** Calendars by the ids of their versions; a version's calendar is its hundred: 1 and 101 are of calendar 1. */
export function buildBook(
  versions: readonly PolicyVersion[],
  calendars: Readonly<Record<number, Calendar>> = { 1: alwaysOpen("Round the clock", "UTC") },
): Rulebook {
  return {
    versionOf: (id) => found(versions.find((version) => version.id === id)),
    calendarOf: (id) => found(calendars[id]),
    calendarIdOf: (id) => id % 100,
    newestOf: (calendarId) =>
      Math.max(
        ...Object.keys(calendars)
          .map(Number)
          .filter((id) => id % 100 === calendarId),
      ),
  };
}

function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error("The test's rulebook has no such thing");
  return thing;
}
