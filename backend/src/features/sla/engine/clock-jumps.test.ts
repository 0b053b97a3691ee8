import { expect, test } from "@jest/globals";
import { alwaysOpen } from "./calendar/always-open.js";
import { byHours } from "./calendar/by-hours.js";
import { explainClocks } from "./explain-clocks.js";
import { buildBook, buildVersion, targetsOf } from "./testing/build-version.js";
import { at, openLife, type Life } from "./testing/open-life.js";

const HOUR = 3600;
const office = byHours("Office", { timeZone: "UTC", hours: { mon: [["09:00", "17:00"]] }, holidays: [] });
const version = (id: number, calendarId: number) =>
  buildVersion({
    id,
    policyId: id,
    calendarId,
    warnPercents: [50],
    targets: targetsOf({ resolution: 6 * HOUR }),
    steps: [
      {
        metric: "resolution",
        when: "percent",
        percent: 60,
        seconds: null,
        notify: ["admins"],
        raise_priority: false,
        reassign: null,
        working_hours: false,
      },
    ],
  });
const [first, second] = [version(1, 1), version(2, 2)];
const book = buildBook([first, second], { 1: office, 2: alwaysOpen("Round the clock", "UTC") });
const open = () => openLife(book, first, "2026-03-02T10:00:00Z");

/** Whatever the clock did, what is explained has no gap and adds up to what was used. */
function expectToAddUp(life: Life): void {
  for (const { clock, intervals, countedSeconds } of explainClocks(life.log, book, at("2026-03-03T12:00:00Z"))) {
    let [reached, used] = [clock.startedAt.getTime(), 0];
    for (const { from, to, countedSeconds: counted } of intervals) {
      expect(from.getTime()).toBe(reached);
      [reached, used] = [to.getTime(), used + counted];
    }
    expect(countedSeconds).toBeCloseTo(used, 3);
    if (clock.dueAt && !clock.breachedAt) expect(used).toBe(clock.targetSeconds);
  }
}

test("Ahead by two hours and back: what was taken too early is not taken again when its time comes", () => {
  const life = open();
  expect(life.tick("2026-03-02T13:40:00Z")).toEqual(["resolution warned 50", "resolution escalated 1"]);
  expect(life.tick("2026-03-02T11:40:00Z")).toEqual([]);
  expect(life.tick("2026-03-02T14:00:00Z")).toEqual([]);
  expect(life.tick("2026-03-02T16:00:00.001Z")).toEqual(["resolution breached"]);
});

test("Back by two hours: nothing is due until its instant comes again, and nothing is lost", () => {
  const life = open();
  expect(life.tick("2026-03-02T12:59:59Z")).toEqual([]);
  expect(life.tick("2026-03-02T11:00:00Z")).toEqual([]);
  expect(life.tick("2026-03-02T13:00:00Z")).toEqual(["resolution warned 50"]);
  expect(life.tick("2026-03-02T16:00:00.001Z")).toEqual(["resolution escalated 1", "resolution breached"]);
});

test("A pause that ended before it began, by a clock that was set back, takes no time and gives none", () => {
  const life = open();
  life.moveTo("2026-03-02T13:00:00Z", "pending");
  life.moveTo("2026-03-02T11:00:00Z", "in_progress");
  expect(life.due("resolution")).toBe("2026-03-02T16:00:00Z");
  expectToAddUp(life);
});

test("Resolved and reopened before it was filed, as far as the clock says, it still adds up", () => {
  const life = open();
  life.moveTo("2026-03-02T08:00:00Z", "resolved");
  expect(life.clock("resolution").usedSeconds).toBe(0);
  life.moveTo("2026-03-02T08:30:00Z", "in_progress");
  expect(life.due("resolution")).toBe("2026-03-02T16:00:00Z");
  expectToAddUp(life);
});

test("Calendars that take over out of order each count from then on, and no minute counts twice", () => {
  const life = open();
  life.retarget("2026-03-02T13:00:00Z", { version: second });
  life.retarget("2026-03-02T11:30:00Z", { version: first });
  // By the office until one, as it was first told; from then on by the office too.
  expect(life.due("resolution")).toBe("2026-03-02T16:00:00Z");
  life.retarget("2026-03-02T12:00:00Z", { version: second });
  expect(life.due("resolution")).toBe("2026-03-02T16:00:00Z");
  expectToAddUp(life);
  life.retarget("2026-03-02T20:00:00Z", { version: first });
  expectToAddUp(life);
});
