import type { Metric, Priority, Status } from "../../../../contract/index.js";
import type { SlaChange } from "../changes.js";
import type { CalendarChoice } from "../lines.js";
import type { PolicyVersion, Target } from "../types.js";

const MINUTE = 60_000;
/** Longer than any date by law in a test. */
const LOOK_AHEAD = 40 * 1440;

/** What a calendar says about one minute: whether it is open, and which date the wall shows. */
export interface Wall {
  isOpen(minute: number): boolean;
  dateOf(minute: number): number;
}

/** A happening: at a whole minute, in milliseconds. */
export type Happening = readonly [at: number, change: SlaChange];

/** A promise as the oracle saw it go: instants in milliseconds. */
export interface Walked {
  metric: Metric;
  cycle: number;
  startedAt: number;
  version: PolicyVersion;
  priority: Priority;
  calendarVersionId: number;
  /** When so many working minutes were used up; the first is the start. */
  usedAt: number[];
  paused: boolean;
  byHand: number | null;
  extended: boolean;
  missedAt: number | null;
  metAt: number | null;
  cancelledAt: number | null;
  /** Other terms, which have none like it, ended it. */
  dropped: boolean;
}

export interface World {
  walls: Readonly<Record<number, Wall>>;
  version: PolicyVersion;
  priority: Priority;
  receivedAt: number;
  /** The newest version of a calendar at an instant. */
  newestAt(calendarId: number, at: number): number;
  end: number;
  filedAt: number;
}

/** A ticket while the oracle walks with it. */
export interface Walk {
  world: World;
  /** The terms of the ticket, and the versions of calendars it has come to count by. */
  version: PolicyVersion;
  priority: Priority;
  calendars: Map<number, number>;
  promises: Walked[];
}

export const runs = (one: Walked) => one.metAt === null && one.cancelledAt === null;

/** Until when a date by law lasts, found by walking on: minutes, dates as the wall shows them, nothing added up. */
function lawful(walk: Walk, one: Walked, target: Exclude<Target, { kind: "working" }>): number | null {
  const wall = walk.world.walls[one.calendarVersionId];
  if (!wall) throw new Error("No such calendar");
  const wanted =
    (target.amount + (one.extended ? (target.extension ?? 0) : 0)) * (target.kind === "calendar_weeks" ? 7 : 1);
  const received = wall.dateOf(one.startedAt);
  let [counted, lastDate, closed] = [0, received, null as number | null];
  for (let minute = one.startedAt; minute < one.startedAt + LOOK_AHEAD * MINUTE; minute += MINUTE) {
    const date = wall.dateOf(minute);
    if (date > received + wanted && target.kind !== "business_days") return minute;
    if (target.kind !== "business_days" || date === received) continue;
    if (counted === wanted && date !== lastDate) return closed;
    if (!wall.isOpen(minute)) continue;
    if (date !== lastDate) [counted, lastDate] = [counted + 1, date];
    closed = minute + MINUTE;
  }
  return null;
}

const known = new WeakMap<Walked, Map<string, number | null>>();

/** When a promise is due; null while it stands still or as long as that has not been reached. */
export function dueOf(walk: Walk, one: Walked): number | null {
  if (one.byHand !== null) return one.byHand;
  const target = one.version.targets[one.priority][one.metric];
  if (!target) throw new Error("Nothing is promised");
  if (target.kind === "working") return one.paused ? null : (one.usedAt[target.seconds / 60] ?? null);
  const before = known.get(one) ?? new Map<string, number | null>();
  known.set(one, before);
  const key = JSON.stringify([target, one.calendarVersionId, one.extended, one.startedAt]);
  if (!before.has(key)) before.set(key, lawful(walk, one, target));
  return before.get(key) ?? null;
}

export const stands = (version: PolicyVersion, metric: Metric, target: Target | undefined, status: Status): boolean =>
  metric !== "first_response" && (!target || target.kind === "working") && version.pausing.includes(status);

/** A promise begins, under the ticket's terms; nothing where they have none and nobody set a date. */
export function begin(
  walk: Walk,
  metric: Metric,
  at: number,
  startedAt: number,
  status: Status,
  choice?: CalendarChoice,
  byHand: number | null = null,
): void {
  const { version, priority } = walk;
  const target = version.targets[priority][metric];
  if (!target && byHand === null) return;
  walk.promises.push({
    metric,
    cycle: walk.promises.filter((one) => one.metric === metric).length + 1,
    startedAt,
    version,
    priority,
    calendarVersionId: calendarFor(walk, target, at, choice),
    usedAt: [startedAt],
    paused: stands(version, metric, target, status),
    byHand,
    extended: false,
    missedAt: null,
    metAt: null,
    cancelledAt: null,
    dropped: false,
  });
}

/** The version that the ticket has of the calendar, unless it is to have the newest. */
export function calendarFor(
  walk: Walk,
  target: Target | undefined,
  at: number,
  choice: CalendarChoice = "kept",
): number {
  const own = target && target.kind !== "working" ? target.calendarId : null;
  const id = own ?? walk.version.calendarId;
  const renews = choice === "newest" || (choice !== "kept" && choice.newestOf === id);
  const version = (renews ? undefined : walk.calendars.get(id)) ?? walk.world.newestAt(id, at);
  walk.calendars.set(id, version);
  return version;
}
