import { expect, test } from "@jest/globals";
import { alwaysOpen } from "./calendar/always-open.js";
import { byHours } from "./calendar/by-hours.js";
import { buildBook, buildVersion, targetsOf } from "./testing/build-version.js";
import { openLife } from "./testing/open-life.js";
import type { EscalationStep, PolicyVersion } from "./types.js";

const HOUR = 3600;
const filed = "2026-03-02T08:00:00Z";
const each = (seconds: number) => ({ critical: seconds, high: seconds, medium: seconds, low: seconds });
const step = (wanted: Partial<EscalationStep>): EscalationStep => ({
  metric: "resolution",
  when: "percent",
  percent: null,
  seconds: null,
  notify: ["admins"],
  raise_priority: false,
  reassign: null,
  working_hours: false,
  ...wanted,
});
const policy = (wanted: Partial<PolicyVersion>) =>
  buildVersion({ targets: targetsOf({ resolution: 8 * HOUR }, { critical: { resolution: 4 * HOUR } }), ...wanted });
const open = (version: PolicyVersion, calendars = { 1: alwaysOpen("Round the clock", "UTC") }) =>
  openLife(buildBook([version], calendars), version, filed);
const office = byHours("Office", {
  timeZone: "UTC",
  hours: Object.fromEntries((["mon", "tue", "wed", "thu", "fri"] as const).map((day) => [day, [["08:00", "12:00"]]])),
  holidays: [{ date: "2026-03-04", name: "Founders' day" }],
});

test("Each of several warnings comes once, in order, and after the breach none", () => {
  const life = open(policy({ warnPercents: [25, 50, 75, 99] }));
  expect(life.tick("2026-03-02T10:00:00Z")).toEqual(["resolution warned 25"]);
  expect(life.tick("2026-03-02T10:00:01Z")).toEqual([]);
  expect(life.tick("2026-03-02T14:00:00Z")).toEqual(["resolution warned 50", "resolution warned 75"]);
  expect(life.tick("2026-03-02T16:00:00.001Z")).toEqual(["resolution breached"]);
  expect(life.pending("resolution")).toEqual([]);
});

test("After a longer standstill there is the breach alone: what it was warned of is over", () => {
  const life = open(policy({ warnPercents: [25, 50], steps: [step({ percent: 50 }), step({ percent: 120 })] }));
  expect(life.tick("2026-03-03T08:00:00Z")).toEqual([
    "resolution escalated 1",
    "resolution breached",
    "resolution escalated 2",
  ]);
  expect(life.tick("2026-03-04T08:00:00Z")).toEqual([]);
});

test("Warned and escalated while more time was left, nobody is called again because there is less", () => {
  const life = open(policy({ warnPercents: [50], steps: [step({ percent: 60 })] }));
  expect(life.tick("2026-03-02T13:00:00Z")).toEqual(["resolution warned 50", "resolution escalated 1"]);
  life.retarget("2026-03-02T13:00:00Z", { priority: "critical" });
  expect(life.tick("2026-03-02T13:00:00Z")).toEqual(["resolution breached"]);
  life.retarget("2026-03-02T13:10:00Z", { priority: "medium" });
  expect(life.tick("2026-03-03T13:00:00Z")).toEqual([]);
});

test("Less time at another priority: warning and step come at their shares of that, at once where these are past", () => {
  const life = open(policy({ warnPercents: [50], steps: [step({ percent: 80 })] }));
  life.retarget("2026-03-02T11:00:00Z", { priority: "critical" });
  expect(life.pending("resolution")).toEqual([
    "warned 50 2026-03-02T10:00:00Z",
    "escalated 1 2026-03-02T11:12:00Z",
    "breached 2026-03-02T12:00:00.001Z",
  ]);
  expect(life.tick("2026-03-02T11:00:00Z")).toEqual(["resolution warned 50"]);
});

test.each([
  [step({ percent: 50 }), "2026-03-02T12:00:00Z"],
  [step({ percent: 100 }), "2026-03-02T16:00:00Z"],
  [step({ percent: 150 }), "2026-03-02T20:00:00Z"],
  [step({ percent: 1000 }), "2026-03-05T16:00:00Z"],
  [step({ when: "before_due", seconds: each(HOUR) }), "2026-03-02T15:00:00Z"],
  [step({ when: "before_due", seconds: each(100 * HOUR) }), "2026-03-02T08:00:00Z"],
  [step({ when: "after_due", seconds: each(HOUR) }), "2026-03-02T17:00:00Z"],
  [step({ when: "after_creation", seconds: each(2 * HOUR) }), "2026-03-02T10:00:00Z"],
])("A step of eight hours: %j", (wanted, expected) => {
  const life = open(policy({ warnPercents: [], steps: [wanted] }));
  expect(life.pending("resolution").filter((due) => due.startsWith("escalated"))).toEqual([`escalated 1 ${expected}`]);
});

test("Times are of a priority: where it has none there is no step, and another priority may bring one", () => {
  const seconds = { critical: HOUR, high: null, medium: null, low: null };
  const life = open(policy({ warnPercents: [], steps: [step({ when: "after_creation", seconds })] }));
  expect(life.tick("2026-03-02T10:00:00Z")).toEqual([]);
  life.retarget("2026-03-02T10:00:00Z", { priority: "critical" });
  expect(life.tick("2026-03-02T10:00:00Z")).toEqual(["resolution escalated 1"]);
});

test("Steps count working time; one that comes due at closing time, kept to working hours, waits for the next opening", () => {
  const chain = (working_hours: boolean) => [
    step({ percent: 50, working_hours }),
    step({ when: "after_due", seconds: each(2 * HOUR), working_hours }),
  ];
  const at = (working_hours: boolean) =>
    open(policy({ warnPercents: [], steps: chain(working_hours) }), { 1: office }).pending("resolution");
  expect(at(false)).toEqual([
    "escalated 1 2026-03-02T12:00:00Z",
    "breached 2026-03-03T12:00:00.001Z",
    "escalated 2 2026-03-05T10:00:00Z", // after the holiday
  ]);
  expect(at(true)).toEqual([
    "escalated 1 2026-03-03T08:00:00Z",
    "breached 2026-03-03T12:00:00.001Z",
    "escalated 2 2026-03-05T10:00:00Z",
  ]);
});

test("A date by law goes on at night; a step kept to working hours does not call anybody then", () => {
  const targets = targetsOf({
    resolution: { kind: "calendar_days", amount: 1, extension: null, calendarId: null },
  });
  const kept = (working_hours: boolean) =>
    open(policy({ warnPercents: [], targets, steps: [step({ percent: 50, working_hours })] }), { 1: office });
  expect(kept(false).pending("resolution")[0]).toBe("escalated 1 2026-03-03T04:00:00Z"); // half of forty hours
  expect(kept(true).pending("resolution")[0]).toBe("escalated 1 2026-03-03T08:00:00Z");
});

test("While it stands still nobody is warned or called; afterwards the shares move by the pause", () => {
  const life = open(policy({ warnPercents: [50], steps: [step({ percent: 60 })] }));
  life.moveTo("2026-03-02T09:00:00Z", "pending");
  expect([life.pending("resolution"), life.tick("2026-03-03T12:00:00Z")]).toEqual([[], []]);
  life.moveTo("2026-03-03T09:00:00Z", "in_progress");
  expect(life.pending("resolution")).toEqual([
    "warned 50 2026-03-03T12:00:00Z",
    "escalated 1 2026-03-03T12:48:00Z",
    "breached 2026-03-03T16:00:00.001Z",
  ]);
});

test("Each cycle of an answer has its own warning and step; a resumed resolution has had them", () => {
  const version = buildVersion({
    targets: targetsOf({ first_response: HOUR, next_response: HOUR, resolution: 8 * HOUR }),
    warnPercents: [50],
    steps: [step({ metric: "next_response", percent: 60 })],
  });
  const life = open(version);
  life.reply("2026-03-02T08:10:00Z");
  for (const hour of ["09", "10"]) {
    life.ask(`2026-03-02T${hour}:00:00Z`);
    expect(life.tick(`2026-03-02T${hour}:36:00Z`)).toEqual(["next_response warned 50", "next_response escalated 1"]);
    life.reply(`2026-03-02T${hour}:40:00Z`);
  }
});
