import { expect, test } from "@jest/globals";
import { alwaysOpen } from "./calendar/always-open.js";
import { byHours } from "./calendar/by-hours.js";
import { buildBook, buildVersion, targetsOf } from "./testing/build-version.js";
import { iso, openLife } from "./testing/open-life.js";

const HOUR = 3600;
const weekdays = ["mon", "tue", "wed", "thu", "fri"] as const;
const hours = (from: string, to: string) => Object.fromEntries(weekdays.map((day) => [day, [[from, to] as const]]));
const mornings = byHours("Mornings", { timeZone: "UTC", hours: hours("08:00", "12:00"), holidays: [] });
const longer = byHours("Longer", { timeZone: "UTC", hours: hours("08:00", "18:00"), holidays: [] });
const allDay = alwaysOpen("Round the clock", "UTC");

const targets = targetsOf(
  { first_response: 2 * HOUR, resolution: 10 * HOUR },
  { critical: { first_response: HOUR, resolution: 5 * HOUR } },
);
const first = buildVersion({ targets });
const second = buildVersion({ id: 2, version: 2, targets: targetsOf({ resolution: 12 * HOUR }) });
const nightAndDay = buildVersion({ id: 3, policyId: 3, calendarId: 2, targets: targetsOf({ resolution: 10 * HOUR }) });
const onlyResponse = buildVersion({ id: 4, policyId: 4, targets: targetsOf({ first_response: 3 * HOUR }) });
const holdsOn = buildVersion({ id: 5, policyId: 5, pausing: ["on_hold"], targets });
const law = buildVersion({
  id: 6,
  policyId: 6,
  targets: targetsOf({ resolution: { kind: "calendar_days", amount: 3, extension: null, calendarId: null } }),
});
const versions = [first, second, nightAndDay, onlyResponse, holdsOn, law];
const book = buildBook(versions, { 1: mornings, 2: allDay });
/** Once the calendar of the mornings has become longer. */
const later = buildBook(versions, { 1: mornings, 101: longer, 2: allDay });
const open = (rules = book) => openLife(rules, first, "2026-03-02T08:00:00Z");

test("Another priority: what was used stays used, pauses stay, the target is the new one", () => {
  const life = open();
  life.moveTo("2026-03-02T09:00:00Z", "pending");
  life.moveTo("2026-03-02T10:00:00Z", "in_progress"); // an hour used
  life.retarget("2026-03-02T11:00:00Z", { priority: "critical" });
  expect(life.due("resolution")).toBe("2026-03-03T10:00:00Z"); // two hours used, one more today, two tomorrow
  expect(life.clock("resolution")).toMatchObject({ targetSeconds: 5 * HOUR, pauses: [{ reason: "pending" }] });
});

test("There and back again is as if nothing had been", () => {
  const life = open();
  life.retarget("2026-03-02T09:00:00Z", { priority: "critical" });
  life.retarget("2026-03-02T10:00:00Z", { version: nightAndDay });
  life.retarget("2026-03-02T10:00:00Z", { version: first, priority: "medium" });
  expect(life.due("resolution")).toBe(open().due("resolution"));
});

test("The same terms write nothing", () => {
  expect(open().retarget("2026-03-02T09:00:00Z", { priority: "medium" })).toEqual([]);
});

test("Another calendar: what was counted stays, from then on time counts by the new one", () => {
  const life = open();
  life.retarget("2026-03-02T11:00:00Z", { version: nightAndDay }); // three of ten hours used
  expect(life.due("resolution")).toBe("2026-03-02T18:00:00Z");
  life.retarget("2026-03-02T13:00:00Z", { version: first }); // two more
  expect(life.due("resolution")).toBe("2026-03-04T09:00:00Z"); // five left, four tomorrow
  expect(life.tick("2026-03-04T09:00:00Z")).not.toContain("resolution breached");
  expect(life.tick("2026-03-04T09:00:00.001Z")).toEqual(["resolution breached"]);
});

test("A ticket keeps its version of a calendar until the newest is asked for; then the hours before count as they did", () => {
  const life = open(later);
  const kept = openLife(book, first, "2026-03-02T08:00:00Z");
  expect(life.clock("resolution").calendarVersionId).toBe(101);
  kept.log.forEach((line, i) => (life.log[i] = line)); // begun before there was the longer one
  life.retarget("2026-03-02T11:00:00Z", { priority: "critical" });
  expect([life.due("resolution"), life.clock("resolution").calendarVersionId]).toEqual(["2026-03-03T09:00:00Z", 1]);
  life.retarget("2026-03-02T12:00:00Z", { calendars: { newestOf: 2 } });
  expect(life.clock("resolution").calendarVersionId).toBe(1);
  life.retarget("2026-03-02T14:00:00Z", { calendars: { newestOf: 1 } }); // four used; since noon it was closed
  expect([life.due("resolution"), life.clock("resolution").calendarVersionId]).toEqual(["2026-03-02T15:00:00Z", 101]);
});

test("What is promised no more is cancelled, not met and not missed; what was overdue stays a miss", () => {
  const life = open();
  life.retarget("2026-03-02T09:00:00Z", { version: onlyResponse });
  expect(life.clock("resolution")).toMatchObject({ metAt: null, breachedAt: null, pending: [] });
  expect(iso(life.clock("resolution").cancelledAt)).toBe("2026-03-02T09:00:00Z");
  const late = open();
  late.retarget("2026-03-02T10:00:00.001Z", { version: second });
  expect(late.clock("first_response")).toMatchObject({ metAt: null, pending: [] });
  expect(iso(late.clock("first_response").breachedAt)).toBe("2026-03-02T10:00:00Z");
});

test("What was not promised before is promised from now on; the first response only while nobody has taken it up", () => {
  const life = openLife(book, second, "2026-03-02T08:00:00Z");
  life.retarget("2026-03-02T09:00:00Z", { version: first });
  expect([life.due("first_response"), life.due("resolution")]).toEqual([
    "2026-03-02T11:00:00Z", // two hours from now
    "2026-03-04T10:00:00Z", // ten from the beginning
  ]);
  const taken = openLife(book, second, "2026-03-02T08:00:00Z");
  taken.moveTo("2026-03-02T08:30:00Z", "in_progress");
  taken.retarget("2026-03-02T09:00:00Z", { version: first });
  expect(taken.cycles("first_response")).toEqual([]);
});

test("Of a ticket that nothing was promised about, a change of terms promises what they have", () => {
  const life = openLife(
    book,
    buildVersion({ targets: targetsOf({}, { critical: { resolution: HOUR } }) }),
    "2026-03-02T08:00:00Z",
  );
  expect(life.log).toEqual([]);
  life.retarget("2026-03-02T09:00:00Z", { version: first, priority: "critical" });
  expect([life.due("first_response"), life.due("resolution")]).toEqual([
    "2026-03-02T10:00:00Z",
    "2026-03-03T10:00:00Z",
  ]);
});

test("While it waits, terms that do not pause there let it go on, and others stop it", () => {
  const life = open();
  life.moveTo("2026-03-02T09:00:00Z", "pending");
  life.retarget("2026-03-02T10:00:00Z", { version: holdsOn });
  expect(life.due("resolution")).toBe("2026-03-04T11:00:00Z"); // an hour later
  life.retarget("2026-03-02T11:00:00Z", { version: first });
  expect(life.due("resolution")).toBeNull();
  expect(life.clock("resolution").pauses).toHaveLength(2);
});

test("From working time to a date by law and back while it waits: a date stands for no pause, working time for this one", () => {
  const life = open();
  life.moveTo("2026-03-02T09:00:00Z", "pending");
  life.retarget("2026-03-02T10:00:00Z", { version: law });
  expect(life.due("resolution")).toBe("2026-03-06T00:00:00Z"); // three days after the day of receipt
  expect(life.moveTo("2026-03-02T10:30:00Z", "on_hold")).toEqual([]);
  life.retarget("2026-03-02T11:00:00Z", { version: first });
  expect([life.due("resolution"), iso(life.clock("resolution").pausedAt)]).toEqual([null, "2026-03-02T11:00:00Z"]);
  life.moveTo("2026-03-02T12:00:00Z", "in_progress");
  expect(life.due("resolution")).toBe("2026-03-04T12:00:00Z"); // two of ten hours used: before ten, and by the law's clock
});

test("Raised beyond what is left: broken at the instant at which the shorter time was used up", () => {
  const life = open();
  life.retarget("2026-03-03T10:00:00Z", { priority: "critical" });
  expect(life.tick("2026-03-03T10:00:00Z")).toEqual(["resolution breached"]);
  expect(iso(life.clock("resolution").breachedAt)).toBe("2026-03-03T09:00:00Z");
});
