import { priorities, type Priority, type Status } from "../../../../contract/index.js";
import { byHours } from "../calendar/by-hours.js";
import type { OpeningHours } from "../calendar/hours.js";
import { openMinutes } from "../calendar/testing/oracle.js";
import { randomCases } from "../calendar/testing/random-cases.js";
import type { SlaChange } from "../changes.js";
import type { PolicyVersion, Rulebook, Target } from "../types.js";
import { buildBook, buildVersion, targetsOf } from "./build-version.js";
import type { Happening, Wall, World } from "./life-oracle.js";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

export interface RandomLife extends World {
  happenings: Happening[];
  /** As the rules are at an instant: a calendar may have a newer version by then. */
  bookAt(at: number): Rulebook;
}

const nextOf: Readonly<Record<Status, readonly Status[]>> = {
  new: ["in_progress", "in_progress", "pending", "on_hold", "resolved", "closed"],
  in_progress: ["pending", "on_hold", "resolved"],
  pending: ["in_progress", "on_hold", "resolved"],
  on_hold: ["in_progress", "pending", "resolved"],
  resolved: ["in_progress", "in_progress", "closed"],
  closed: ["in_progress"],
};

/** The same lives for the same seed: of each the policies, the calendars, and all that happens. */
export function* randomLives(count: number, seed: number): Generator<RandomLife> {
  let state = seed >>> 0;
  const below = (n: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T;
  const cases = randomCases(count * 20, seed);

  /** Hours that open often enough for something to happen; a jurisdiction's begin and end on one date. */
  const opening = (): OpeningHours => {
    for (;;) {
      const { opening: found } = cases.next().value as { opening: OpeningHours };
      if (Object.values(found.hours).filter((windows) => windows.length > 0).length >= 4) return found;
    }
  };
  const days = (timeZone: string): OpeningHours => ({
    timeZone,
    hours: Object.fromEntries((["mon", "tue", "thu", "fri", "sat"] as const).map((day) => [day, [["08:20", "16:40"]]])),
    holidays: [],
  });
  const target = (metric: string): Target | number =>
    (metric === "first_response" || metric === "resolution") && below(4) === 0
      ? { kind: pick(["business_days", "calendar_days"] as const), amount: 1 + below(3), extension: 1, calendarId: 3 }
      : 60 * 20 * (1 + below(metric === "resolution" ? 60 : 20));
  const row = () =>
    Object.fromEntries(
      ["first_response", "next_response", "update", "resolution"].flatMap((metric) =>
        below(5) === 0 ? [] : [[metric, target(metric)]],
      ),
    );
  const policy = (id: number): PolicyVersion =>
    buildVersion({
      id,
      policyId: id,
      calendarId: 1 + below(2),
      pausing: pick([["pending", "on_hold"], ["pending"], []] as const),
      warnPercents: pick([[75], [25, 50], []] as const),
      reopening: pick(["keep", "resume", "restart"] as const),
      targets: targetsOf({}, { critical: row(), high: row(), medium: row(), low: row() }),
    });

  for (let n = 0; n < count; n += 1) {
    const first = opening();
    const hours: Record<number, OpeningHours> = { 1: first, 2: opening(), 3: days(first.timeZone), 101: opening() };
    const calendars = Object.fromEntries(Object.entries(hours).map(([id, each]) => [id, byHours(id, each)]));
    const walls: Record<number, Wall> = Object.fromEntries(
      Object.entries(hours).map(([id, each]) => [id, wallOf(each)]),
    );
    const versions = [1, 2, 3].map(policy);
    const filedAt = Date.parse(pick(["2026-03-27T10:00:00Z", "2026-10-23T12:00:00Z", "2026-04-03T09:00:00Z"]));
    const renewedAt = filedAt + below(3 * 1440) * MINUTE;
    const older = Object.fromEntries(Object.entries(calendars).filter(([id]) => id !== "101"));
    const [before, after] = [buildBook(versions, older), buildBook(versions, calendars)];
    const bookAt = (at: number) => (at < renewedAt ? before : after);
    const [version, priority] = [pick(versions), pick(priorities)];
    const receivedAt = filedAt - below(2) * below(1440) * MINUTE;
    const happenings = [...happen(version, priority, filedAt)];
    yield {
      walls,
      version,
      priority,
      filedAt,
      receivedAt,
      newestAt: (id, at) => bookAt(at).newestOf(id),
      end: (happenings.at(-1)?.[0] ?? filedAt) + 3 * DAY,
      happenings,
      bookAt,
    };

    function* happen(own: PolicyVersion, had: Priority, start: number): Generator<Happening> {
      let [now, status, present, wanted] = [start, "new" as Status, own, had];
      const open = () => status !== "resolved" && status !== "closed";
      const terms = () => ({ version: present, priority: wanted, calendars: "kept" as const });
      const retarget = (calendars: "kept" | "newest" | { newestOf: number }): SlaChange => ({
        kind: "retarget",
        status,
        ...terms(),
        calendars,
        receivedAt: new Date(receivedAt),
      });
      for (let step = 0; step < 12; step += 1) {
        now += (1 + below(700)) * MINUTE;
        const kind = below(12);
        if (kind < 4) {
          const was = open();
          status = pick(nextOf[status]);
          yield [now, { kind: "status", to: status, priority: wanted }];
          // Work begins again under what holds by then.
          if (!was && open()) yield [now, retarget("kept")];
        } else if (kind < 6 && status !== "closed") yield [now, { kind: "replied", status }];
        else if (kind < 8 && open()) yield [now, { kind: "asked", status, terms: terms() }];
        else if (kind === 8) {
          wanted = pick(priorities);
          if (open()) yield [now, retarget("kept")];
        } else if (kind === 9) {
          const other = pick(versions);
          const calendars = other === present ? "kept" : "newest";
          present = other;
          if (open()) yield [now, retarget(pick([calendars, { newestOf: 1 }]))];
        } else if (kind === 10 && open()) {
          const to = below(3) === 0 ? null : new Date(now + (1 + below(3000)) * MINUTE);
          yield [now, { kind: "due", to, status, terms: terms() }];
        } else if (kind === 11 && open()) yield [now, { kind: "extended", metric: "resolution", reason: "Once" }];
      }
      if (below(6) === 0) yield [now + MINUTE, { kind: "dropped" }];
    }
  }
}

function wallOf(opening: OpeningHours): Wall {
  const isOpen = openMinutes(opening);
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone: opening.timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const known = new Map<number, number>();
  // Clocks change on a quarter of an hour, and so do dates.
  const dateOf = (minute: number) => {
    const quarter = Math.floor(minute / (15 * MINUTE));
    const found = known.get(quarter) ?? Date.parse(format.format(new Date(quarter * 15 * MINUTE))) / DAY;
    known.set(quarter, found);
    return found;
  };
  return { isOpen, dateOf };
}
