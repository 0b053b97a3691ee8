import { expect, test } from "@jest/globals";
import { buildClock, buildExplained, buildIntervals, buildMark } from "../../testing/build-sla.js";
import "../../../../lib/testing.js";
import { headlineOf, sumOf } from "./headline.js";
import { markWords } from "./mark-words.js";
import { lawDaysOf } from "./law-days.js";
import { marksOf } from "./marks.js";
import { stretchWords, type Reader } from "./stretch-words.js";
import type { Stretch } from "./stretches.js";
import { byUrgency } from "./urgency.js";

const stretch = (from: string, to: string, facts: Partial<Stretch> = {}): Stretch => ({
  from: Date.parse(from),
  to: Date.parse(to),
  kind: "counted",
  reason: null,
  counted: (Date.parse(to) - Date.parse(from)) / 1000,
  used: 0,
  ahead: false,
  ...facts,
});

test.each<[Stretch, Reader, string]>([
  [stretch("2026-07-10T16:50Z", "2026-07-10T17:00Z"), "staff", "16:50 to 17:00, 10 minutes counted"],
  [stretch("2026-07-10T16:50:30Z", "2026-07-10T17:00Z"), "staff", "16:50:30 to 17:00, 9 minutes, 30 seconds counted"],
  [
    stretch("2026-07-10T16:50Z", "2026-07-10T17:00Z", { ahead: true }),
    "staff",
    "16:50 to 17:00, 10 minutes will count",
  ],
  [stretch("2026-07-10T12:00Z", "2026-07-10T13:00Z", { kind: "closed" }), "staff", "12:00 to 13:00, closed"],
  [
    stretch("2026-07-10T17:00Z", "2026-07-13T09:00Z", { kind: "closed" }),
    "staff",
    "17:00 to Mon 13 Jul, 09:00, closed",
  ],
  [
    stretch("2026-12-25T00:00Z", "2026-12-26T00:00Z", { kind: "holiday", reason: "Christmas" }),
    "staff",
    "All day: Christmas, holiday",
  ],
  [
    stretch("2026-07-10T12:00Z", "2026-07-10T15:00Z", { kind: "paused", reason: "pending" }),
    "staff",
    "12:00 to 15:00: Waiting on customer, 3 hours not counted",
  ],
  [
    stretch("2026-07-10T12:00Z", "2026-07-10T15:00Z", { kind: "paused", reason: "pending" }),
    "customer",
    "12:00 to 15:00: we waited for your answer, 3 hours not counted",
  ],
  [
    stretch("2026-07-10T12:00Z", "2026-07-11T15:00Z", { kind: "resolved" }),
    "staff",
    "12:00 to Sat 11 Jul, 15:00: resolved, 1 day, 3 hours not counted",
  ],
])("%j reads, for %s: %s", (one, reader, words) => {
  expect(stretchWords(one, reader)).toBe(words);
});

test("what happened is told with what was used and left; pauses and beginnings tell themselves", () => {
  const marks = marksOf([
    buildMark({
      at: "2026-07-10T09:00:00Z",
      type: "started",
      policy: "Standard support",
      calendar: "Field support",
      priority: "low",
    }),
    buildMark({ at: "2026-07-10T10:00:00Z", type: "paused", status: "pending" }),
    buildMark({ at: "2026-07-10T10:30:00Z", type: "resumed" }),
    buildMark({
      ...{ at: "2026-07-10T11:00:00Z", type: "retargeted", priority: "critical" },
      ...{ used_seconds: 7200, left_seconds: 7200 },
    }),
    buildMark({
      ...{ at: "2026-07-10T12:00:00Z", type: "retargeted", priority: "critical", policy: "VIP", calendar: "Always" },
      ...{ used_seconds: 9000, left_seconds: null },
    }),
    buildMark({
      ...{ at: "2026-07-10T12:30:00Z", type: "retargeted", policy: "VIP", calendar: "Always" },
      ...{ used_seconds: 9000, left_seconds: 9000 },
    }),
    buildMark({ at: "2026-07-10T13:00:00Z", type: "due_set", due_at: "2026-07-13T10:00:00Z" }),
    buildMark({ at: "2026-07-10T14:00:00Z", type: "extended", due_at: "2026-07-13T10:00:00Z", reason: "Laboratory" }),
  ]);
  expect(marks.map(markWords)).toEqual([
    "Promised by Standard support, counted by Field support",
    "Priority raised from Low to Critical: 2 hours used, 2 hours left",
    "Policy VIP and calendar Always",
    "VIP in its newest version and the newest opening hours of Always: 2 hours, 30 minutes used, 2 hours, 30 minutes left",
    "Due date set by hand: Monday 13 July at 10:00",
    "Extended to Monday 13 July at 10:00: Laboratory",
  ]);
});

const now = Date.parse("2026-07-13T10:00:00Z");
test.each([
  [
    {},
    "Resolution due Monday 13 July at 15:50 (UTC): 8 hours of working time; 2 hours used.",
    "Adds up to 8 hours: due Monday 13 July at 15:50 (UTC).",
  ],
  [
    { state: "breached" as const, missed_by_ms: 3_600_000 },
    "Resolution was due Monday 13 July at 15:50 (UTC): 8 hours of working time. It is overdue by 1 hour of working time.",
    "Adds up to 8 hours: it was due Monday 13 July at 15:50 (UTC).",
  ],
  [
    {
      ...{ state: "paused" as const, clock: "paused" as const, due_at: null, counted_seconds: 7200 },
      pauses: [{ from: "2026-07-13T09:10:00Z", to: null, reason: "pending" }],
    },
    "Resolution stands still since Monday 13 July at 09:10 (UTC): 8 hours of working time; 2 hours used. It has no due time until it goes on.",
    "Adds up to 2 hours so far; 6 hours are left. The due time follows once it goes on.",
  ],
  [
    { statutory: true },
    "Resolution due Monday 13 July at 15:50 (UTC): a date by law, which pauses do not move.",
    "Due Monday 13 July at 15:50 (UTC): by law, whatever was counted.",
  ],
  [
    { set_by_hand: true },
    "Resolution due Monday 13 July at 15:50 (UTC): set by hand.",
    "Due Monday 13 July at 15:50 (UTC): set by hand, whatever was counted.",
  ],
  [
    { state: "met" as const, clock: "stopped" as const, met_at: "2026-07-13T09:00:00Z" },
    "Resolution met Monday 13 July at 09:00 (UTC): 8 hours of working time; 2 hours used.",
    "Adds up to 2 hours; promised: 8 hours of working time.",
  ],
  [
    {
      ...{ state: "missed" as const, clock: "stopped" as const, met_at: "2026-07-14T09:00:00Z" },
      ...{ missed_by_ms: 7_200_000, breached_at: "2026-07-13T15:50:00Z", due_at: null },
    },
    "Resolution missed: 8 hours of working time, due Monday 13 July at 15:50 (UTC). It came 2 hours of working time late.",
    "Adds up to 8 hours: it was due Monday 13 July at 15:50 (UTC).",
  ],
])("a promise in one sentence and its sum: %j", (facts, headline, sum) => {
  const clock = buildExplained(facts);
  expect([headlineOf(clock, now), sumOf(clock, now)]).toEqual([headline, sum]);
});

test("a period by law is told by dates of its own zone, like ones together", () => {
  // Received on Wednesday 23 December at noon in Berlin, before a day without business; two business days.
  const intervals = buildIntervals("2026-12-23T11:00:00Z", [
    ["2026-12-23T23:00:00Z", "closed"],
    ["2026-12-24T23:00:00Z", "closed"],
    ["2026-12-25T23:00:00Z", "holiday", "Christmas"],
    ["2026-12-26T23:00:00Z", "closed"],
    ["2026-12-27T23:00:00Z", "closed"],
    ["2026-12-28T23:00:00Z", "counted"],
    ["2026-12-29T16:00:00Z", "counted"],
  ]);
  expect(lawDaysOf(intervals, "Europe/Berlin").map(({ words, days }) => [words, days])).toEqual([
    ["Wed 23 Dec: it arrived, which does not count", null],
    ["Thu 24 Dec: no business day", null],
    ["Fri 25 Dec: Christmas, holiday", null],
    ["Sat 26 Dec to Sun 27 Dec: no business days", null],
    ["Mon 28 Dec to Tue 29 Dec: 2 days count", 2],
  ]);
});

test("the most urgent first: what runs, then what stands still, then what is settled", () => {
  const clocks = [
    buildClock({ metric: "first_response", state: "met", clock: "stopped", due_at: "2026-07-01T00:00:00Z" }),
    buildClock({ metric: "resolution", state: "paused", clock: "paused", due_at: null }),
    buildClock({ metric: "update", due_at: "2026-07-14T00:00:00Z", clock: "closed" }),
    buildClock({ metric: "next_response", state: "breached", due_at: "2026-07-02T00:00:00Z" }),
  ];
  expect(byUrgency(clocks).map(({ metric }) => metric)).toEqual([
    "next_response",
    "update",
    "resolution",
    "first_response",
  ]);
});
