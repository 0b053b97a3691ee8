import { expect, test } from "@jest/globals";
import type { SlaClock } from "@redress/backend/contract";
import { viewSla } from "./sla-view.js";
import "./testing.js";

const sentAt = Date.parse("2026-07-07T12:00:00Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function clock(facts: Partial<SlaClock>): SlaClock {
  return {
    metric: "first_response",
    cycle: 1,
    state: "on_track",
    due_at: "2026-07-07T15:10:00Z",
    warn_at: "2026-07-07T14:00:00Z",
    remaining_ms: 3 * HOUR + 10 * MINUTE,
    missed_by_ms: null,
    clock: "running",
    next_change_at: "2026-07-07T14:00:00Z",
    tz: "UTC",
    ...facts,
  };
}

test.each<[string, Partial<SlaClock>, number, string, string]>([
  ["on track", {}, 0, "on_track", "3h 10m"],
  ["on track, ten minutes later", {}, 10 * MINUTE, "on_track", "3h"],
  ["due another day", { due_at: "2026-07-13T10:50:00Z", remaining_ms: 8 * HOUR }, 0, "on_track", "Mon 10:50"],
  ["due in a fortnight", { due_at: "2026-07-20T10:50:00Z", remaining_ms: 70 * HOUR }, 0, "on_track", "Mon 20 Jul"],
  [
    "closed hours stand still",
    { clock: "closed", due_at: "2026-07-13T10:50:00Z", next_change_at: "2026-07-13T07:00:00Z" },
    5 * HOUR,
    "closed_hours",
    "Mon 10:50",
  ],
  ["past the warning by the clock alone", {}, 2 * HOUR + MINUTE, "at_risk", "1h 9m"],
  ["at risk", { state: "at_risk", remaining_ms: 42 * MINUTE }, 0, "at_risk", "42m"],
  ["at risk, minutes and seconds", { state: "at_risk", remaining_ms: 272_000 }, 0, "at_risk", "4:32"],
  ["at the very instant it is still in time", { state: "at_risk", remaining_ms: MINUTE }, MINUTE, "at_risk", "0:00"],
  ["overdue by the clock alone", { state: "at_risk", remaining_ms: MINUTE }, 16 * MINUTE, "breached", "Overdue 15m"],
  ["overdue for days", { state: "breached", remaining_ms: -75 * HOUR }, 0, "breached", "Overdue 3d"],
  ["paused", { state: "paused", clock: "paused" }, HOUR, "paused", "Paused"],
  ["met", { state: "met", clock: "stopped", remaining_ms: null }, 0, "met", "Met"],
  [
    "missed",
    { state: "missed", clock: "stopped", remaining_ms: null, missed_by_ms: 2 * HOUR },
    0,
    "missed",
    "Missed by 2h",
  ],
  ["cancelled", { state: "cancelled", clock: "stopped" }, 0, "none", "–"],
])("%s", (_name, facts, later, look, text) => {
  expect(viewSla(clock(facts), sentAt + later, sentAt)).toMatchObject({ look, text });
});

test.each<[string, Partial<SlaClock>, number, string, string]>([
  ["the calendar closes", { next_change_at: "2026-07-07T13:00:00Z" }, 3 * HOUR, "closed_hours", "15:10"],
  [
    "it was overdue as the calendar closed",
    { state: "breached", remaining_ms: -HOUR, next_change_at: "2026-07-07T13:00:00Z" },
    30 * HOUR,
    "breached",
    "Overdue 2h",
  ],
  [
    "the calendar opens",
    { clock: "closed", remaining_ms: 3 * HOUR, next_change_at: "2026-07-07T13:00:00Z" },
    2 * HOUR,
    "on_track",
    "2h",
  ],
])("between two answers: %s", (_name, facts, later, look, text) => {
  expect(viewSla(clock({ warn_at: "2026-07-07T15:00:00Z", ...facts }), sentAt + later, sentAt)).toMatchObject({
    look,
    text,
  });
});

test("a ticket without a promise says so to screen readers", () => {
  expect(viewSla(null, sentAt, sentAt)).toMatchObject({ look: "none", label: "No SLA" });
});

test.each<[Partial<SlaClock>, string]>([
  [{ state: "at_risk", remaining_ms: 42 * MINUTE }, "First response due in 42 minutes, at risk"],
  [{ metric: "next_response", state: "at_risk", remaining_ms: 42 * MINUTE }, "Next reply due in 42 minutes, at risk"],
  [{ metric: "update", state: "at_risk", remaining_ms: 30 * HOUR }, "Update due in 30 hours, at risk"],
  [{ metric: "resolution", due_at: "2026-07-13T10:50:00Z", remaining_ms: 8 * HOUR }, "Resolution due Mon 10:50"],
  [{ clock: "closed", due_at: "2026-07-10T10:50:00Z" }, "First response due Fri 10:50, closed now"],
  [{ state: "missed", clock: "stopped", missed_by_ms: 2 * HOUR }, "First response missed by 2 hours"],
])("the label is a whole sentence: %j", (facts, label) => {
  expect(viewSla(clock(facts), sentAt, sentAt).label).toBe(label);
});

test("seconds tick in the last five minutes of a running clock only", () => {
  expect(viewSla(clock({ remaining_ms: 4 * MINUTE, state: "at_risk" }), sentAt, sentAt).seconds).toBe(true);
  expect(viewSla(clock({ remaining_ms: 6 * MINUTE, state: "at_risk" }), sentAt, sentAt).seconds).toBe(false);
  expect(viewSla(clock({ remaining_ms: 4 * MINUTE, clock: "closed" }), sentAt, sentAt).seconds).toBe(false);
});
