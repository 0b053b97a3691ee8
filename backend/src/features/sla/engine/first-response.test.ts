import { expect, test } from "@jest/globals";
import { byHours } from "./calendar/by-hours.js";
import { buildBook, buildVersion, targetsOf } from "./testing/build-version.js";
import { at, iso, openLife } from "./testing/open-life.js";
import { foldClocks } from "./fold-clocks.js";

const HOUR = 3600;
const office = byHours("Office", {
  timeZone: "Europe/Berlin",
  hours: Object.fromEntries((["mon", "tue", "wed", "thu", "fri"] as const).map((day) => [day, [["09:00", "17:00"]]])),
  holidays: [{ date: "2026-03-03", name: "Founders' day" }],
});
const version = buildVersion({ targets: targetsOf({ first_response: 4 * HOUR, resolution: 12 * HOUR }) });
const other = buildVersion({ id: 2, policyId: 2, pausing: ["pending"], targets: targetsOf({ first_response: HOUR }) });
const book = buildBook([version, other], { 1: office });
/** Monday 11:00 in Berlin. */
const open = () => openLife(book, version, "2026-03-02T10:00:00Z");

test("It goes on while the desk waits for the customer or for others, by the opening hours alone", () => {
  const life = open();
  life.moveTo("2026-03-02T10:30:00Z", "pending");
  life.moveTo("2026-03-02T11:00:00Z", "on_hold");
  expect(life.clock("first_response")).toMatchObject({ pauses: [], pausedAt: null });
  expect(life.due("first_response")).toBe("2026-03-02T14:00:00Z");
  life.moveTo("2026-03-02T11:15:00Z", "pending");
  life.retarget("2026-03-02T11:30:00Z", { version: other });
  expect(life.clock("first_response").pausedAt).toBeNull();
  expect(life.due("first_response")).toBe("2026-03-02T11:00:00Z");
});

test("A reply while it waits meets it", () => {
  const life = open();
  life.moveTo("2026-03-02T10:30:00Z", "pending");
  life.reply("2026-03-02T13:59:59Z");
  expect(iso(life.clock("first_response").metAt)).toBe("2026-03-02T13:59:59Z");
  expect(life.clock("first_response").breachedAt).toBeNull();
});

test("What reached the desk on a holiday counts from the next opening; from when it reached it, not from when it was typed", () => {
  const life = openLife(book, version, "2026-03-04T12:00:00Z", { receivedAt: "2026-03-03T09:00:00Z" });
  expect(life.due("first_response")).toBe("2026-03-04T12:00:00Z");
  expect(life.tick("2026-03-04T12:00:00.000Z")).toEqual(["first_response warned 75"]);
  expect(life.tick("2026-03-04T12:00:00.001Z")).toEqual(["first_response breached"]);
});

test("Once resolved without a word it is cancelled, and no reopening brings it back", () => {
  const life = open();
  life.moveTo("2026-03-02T11:00:00Z", "resolved");
  life.moveTo("2026-03-02T12:00:00Z", "in_progress");
  expect(life.cycles("first_response").map(({ cancelledAt }) => iso(cancelledAt))).toEqual(["2026-03-02T11:00:00Z"]);
  expect(life.due("resolution")).toBe("2026-03-04T15:00:00Z"); // an hour resolved, and a holiday
});

test("A late reply stays a miss, also when it lands between two ticks and the ticket is resolved with it", () => {
  const life = open();
  life.status = "resolved";
  life.reply("2026-03-02T14:00:00.500Z");
  life.moveTo("2026-03-02T14:00:00.500Z", "resolved");
  const [response] = foldClocks(life.log, book);
  expect([response?.breachedAt, response?.detectedAt, response?.metAt].map(iso)).toEqual([
    "2026-03-02T14:00:00Z",
    "2026-03-02T14:00:00.500Z",
    "2026-03-02T14:00:00.500Z",
  ]);
  expect(life.log.filter(({ type }) => type === "breached")).toHaveLength(1);
  expect(life.tick("2026-03-05T12:00:00Z")).toEqual([]);
});

test("Changes of any kind between deadline and tick leave one miss with the deadline as its date", () => {
  const meddle = [
    (life: ReturnType<typeof open>) => life.moveTo("2026-03-02T14:00:00.200Z", "pending"),
    (life: ReturnType<typeof open>) => life.retarget("2026-03-02T14:00:00.200Z", { priority: "low" }),
    (life: ReturnType<typeof open>) => life.retarget("2026-03-02T14:00:00.200Z", { version: other }),
    (life: ReturnType<typeof open>) => life.change("2026-03-02T14:00:00.200Z", { kind: "dropped" }),
  ];
  for (const change of meddle) {
    const life = open();
    change(life);
    life.tick("2026-03-02T14:00:01Z");
    const misses = life.log.filter(({ metric, type }) => metric === "first_response" && type === "breached");
    expect(misses.map((line) => line.at)).toEqual([at("2026-03-02T14:00:00Z")]);
  }
});
