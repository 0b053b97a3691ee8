import { expect, test } from "@jest/globals";
import { byHours } from "./calendar/by-hours.js";
import { explainClocks } from "./explain-clocks.js";
import { buildBook, buildVersion, targetsOf } from "./testing/build-version.js";
import { iso, openLife } from "./testing/open-life.js";

const HOUR = 3600;
const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const;
const office = (name: string, from: string, to: string) =>
  byHours(name, {
    timeZone: "UTC",
    hours: Object.fromEntries(weekdays.map((day) => [day, [[from, to] as const]])),
    holidays: [],
  });
const version = buildVersion({
  targets: targetsOf({ resolution: 8 * HOUR }, { critical: { resolution: HOUR } }),
  steps: [
    {
      metric: "resolution",
      when: "after_due",
      percent: null,
      seconds: { critical: HOUR, high: HOUR, medium: HOUR, low: HOUR },
      notify: ["admins"],
      raise_priority: false,
      reassign: null,
      working_hours: false,
    },
  ],
});
const other = buildVersion({ id: 2, policyId: 2, calendarId: 2, targets: targetsOf({ resolution: 2 * HOUR }) });
const none = buildVersion({ id: 3, policyId: 3, targets: targetsOf({ first_response: HOUR }) });
const law = buildVersion({
  id: 4,
  policyId: 4,
  targets: targetsOf({ resolution: { kind: "business_days", amount: 1, extension: 1, calendarId: null } }),
});
const book = buildBook([version, other, none, law], {
  1: office("Day", "09:00", "17:00"),
  2: office("Late", "13:00", "21:00"),
});
/** By its target due on Monday 17:00; set to Thursday 11:00. */
const set = () => {
  const life = openLife(book, version, "2026-03-02T09:00:00Z");
  life.setDue("2026-03-02T10:00:00Z", "2026-03-05T11:00:00Z");
  return life;
};

test("It holds through priority, policy, calendar, days by law, pauses and statuses", () => {
  const life = set();
  life.retarget("2026-03-02T10:00:00Z", { priority: "critical" });
  life.moveTo("2026-03-02T10:30:00Z", "pending");
  life.retarget("2026-03-02T11:00:00Z", { version: other });
  life.moveTo("2026-03-02T12:00:00Z", "on_hold");
  life.retarget("2026-03-03T12:00:00Z", { version: law });
  life.moveTo("2026-03-03T13:00:00Z", "in_progress");
  life.retarget("2026-03-03T14:00:00Z", { version, priority: "medium" });
  expect(life.due("resolution")).toBe("2026-03-05T11:00:00Z");
  expect(iso(life.clock("resolution").dueSetTo)).toBe("2026-03-05T11:00:00Z");
});

test("It holds under a policy that promises no resolution: somebody gave their word", () => {
  const life = set();
  life.retarget("2026-03-02T11:00:00Z", { version: none });
  expect(life.due("resolution")).toBe("2026-03-05T11:00:00Z");
  expect(life.retarget("2026-03-02T12:00:00Z", { version: none })).toEqual([]);
  life.moveTo("2026-03-02T12:30:00Z", "pending");
  life.retarget("2026-03-02T12:40:00Z", { priority: "critical" });
  expect(life.due("resolution")).toBe("2026-03-05T11:00:00Z");
  life.setDue("2026-03-02T13:00:00Z", null);
  expect(iso(life.clock("resolution").cancelledAt)).toBe("2026-03-02T13:00:00Z");
});

test("Under such a policy it comes back to a target with the next one that has it", () => {
  const life = set();
  life.retarget("2026-03-02T11:00:00Z", { version: none });
  life.retarget("2026-03-02T12:00:00Z", { version: other });
  life.setDue("2026-03-02T12:00:00Z", null);
  expect(life.due("resolution")).toBe("2026-03-02T11:00:00Z"); // the two hours had been used by then
});

test("Where no resolution was promised, or the first one was kept, it is a promise of its own", () => {
  const life = openLife(book, none, "2026-03-02T09:00:00Z");
  life.setDue("2026-03-02T10:00:00Z", "2026-03-05T11:00:00Z");
  expect([life.due("resolution"), life.clock("resolution").targetSeconds]).toEqual(["2026-03-05T11:00:00Z", 25 * HOUR]);
  expect(life.tick("2026-03-05T11:00:00.001Z")).toContain("resolution breached");
  explainClocks(life.log, book, new Date("2026-03-05T12:00:00Z")); // each line explains itself

  const keep = buildVersion({ reopening: "keep", targets: targetsOf({ resolution: HOUR }) });
  const kept = openLife(buildBook([keep]), keep, "2026-03-02T09:00:00Z");
  kept.moveTo("2026-03-02T09:30:00Z", "resolved");
  kept.moveTo("2026-03-02T10:00:00Z", "in_progress");
  kept.setDue("2026-03-02T10:00:00Z", "2026-03-05T11:00:00Z");
  expect([kept.clock("resolution").cycle, kept.due("resolution")]).toEqual([2, "2026-03-05T11:00:00Z"]);
});

test("It is missed on its day, also while the ticket waits; nobody is called before the work goes on", () => {
  const life = set();
  life.moveTo("2026-03-02T10:30:00Z", "pending");
  expect(life.pending("resolution")).toEqual([
    "warned 75 2026-03-04T12:30:00Z", // three quarters of the 26 hours to it
    "breached 2026-03-05T11:00:00.001Z",
  ]);
  expect(life.tick("2026-03-05T11:00:01Z")).toEqual(["resolution breached"]);
  life.moveTo("2026-03-05T14:00:00Z", "in_progress");
  expect(life.tick("2026-03-05T14:00:00Z")).toEqual(["resolution escalated 1"]);
});

test("Taken back, the policy's target holds again, with all that was used and all pauses", () => {
  const life = set();
  life.moveTo("2026-03-02T11:00:00Z", "pending");
  life.setDue("2026-03-02T11:30:00Z", null);
  expect(life.due("resolution")).toBeNull();
  life.moveTo("2026-03-02T12:00:00Z", "in_progress");
  expect(life.due("resolution")).toBe("2026-03-03T10:00:00Z");
});

test("Set again, the later one holds; the warning for the new one has been given only if it was", () => {
  const life = set();
  life.tick("2026-03-04T12:30:00Z");
  life.setDue("2026-03-04T14:00:00Z", "2026-03-09T11:00:00Z");
  expect(life.due("resolution")).toBe("2026-03-09T11:00:00Z");
  expect(life.tick("2026-03-09T11:00:00.001Z")).toEqual(["resolution breached"]);
});

test("Set after a miss, the miss stays what it was", () => {
  const life = openLife(book, version, "2026-03-02T09:00:00Z");
  life.setDue("2026-03-02T17:00:00.400Z", "2026-03-05T11:00:00Z");
  expect(iso(life.clock("resolution").breachedAt)).toBe("2026-03-02T17:00:00Z");
  expect(life.tick("2026-03-05T11:00:01Z")).not.toContain("resolution breached");
});

test("Reopened before its day it still holds; after it the policy's target does", () => {
  const [before, after] = [set(), set()];
  for (const life of [before, after]) life.moveTo("2026-03-02T12:00:00Z", "resolved");
  before.moveTo("2026-03-04T12:00:00Z", "in_progress");
  after.moveTo("2026-03-06T12:00:00Z", "in_progress");
  expect(before.due("resolution")).toBe("2026-03-05T11:00:00Z");
  expect(after.due("resolution")).toBe("2026-03-06T17:00:00Z"); // three of eight hours used, five on Friday
});
