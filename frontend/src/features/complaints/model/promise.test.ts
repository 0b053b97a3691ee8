import { expect, test } from "@jest/globals";
import type { SlaClock } from "@redress/backend/contract";
import { buildClock } from "../../tickets/testing/build-sla.js";
import { buildRow } from "../../tickets/testing/build-ticket.js";
import "../../../lib/testing.js";
import { viewer } from "../../../lib/format.js";
import { promiseText, type Promised } from "./promise.js";

const now = Date.parse("2026-07-01T09:00:00Z");
const complaint = (
  facts: Parameters<typeof buildRow>[0],
  metric: SlaClock["metric"] = "first_response",
  clock: Partial<SlaClock> = {},
): Promised => {
  const { sla, status } = buildRow(facts);
  return { status, sla: sla && { ...sla, metric, ...clock } };
};

test.each<[SlaClock["metric"], string, string]>([
  ["first_response", "2026-07-01T15:10:00Z", "We reply by today, 15:10"],
  ["first_response", "2026-07-13T10:50:00Z", "We reply by Monday 13 July at 10:50"],
  ["next_response", "2026-07-13T10:50:00Z", "We reply by Monday 13 July at 10:50"],
  ["update", "2026-07-13T10:50:00Z", "You hear from us by Monday 13 July at 10:50, even if there is nothing new"],
  ["resolution", "2027-01-04T10:50:00Z", "Full answer by Monday, 4 January 2027 at 10:50"],
])("%s, due %s, is promised in the customer's words: %s", (metric, dueAt, words) => {
  expect(promiseText(complaint({ dueAt }, metric), now)).toBe(words);
});

test("where the desk's clocks show another time than the reader's, both are named", () => {
  viewer.set({ locale: "en-GB", timeZone: "Asia/Kolkata" });
  const berlin = { tz: "Europe/Berlin" };
  expect(promiseText(complaint({ dueAt: "2026-07-13T08:50:00Z" }, "resolution", berlin), now)).toBe(
    "Full answer by Monday 13 July at 14:20 your time (10:50 CEST)",
  );
  expect(promiseText(complaint({ dueAt: "2026-07-13T20:00:00Z" }, "resolution", berlin), now)).toBe(
    "Full answer by Tuesday 14 July at 01:30 your time (Monday 13 July at 22:00 CEST)",
  );
  viewer.set({ locale: "en-GB", timeZone: "UTC" });
});

test("a promise is late from its due time on, also before the server says so", () => {
  const late = "Our reply is late. We promised it by today, 08:59.";
  expect(promiseText(complaint({ dueAt: "2026-07-01T08:59:59Z" }), now)).toBe(late);
  expect(promiseText(complaint({ dueAt: "2026-07-01T09:00:00Z" }), now)).toBe("We reply by today, 09:00");
});

test("while the time stands still it says for whom", () => {
  const paused = { slaState: "paused", dueAt: null } as const;
  expect(promiseText(complaint({ ...paused, status: "pending" }), now)).toBe(
    "We wait for your answer; the time until then does not count",
  );
  expect(promiseText(complaint({ ...paused, status: "on_hold" }), now)).toBe(
    "We wait for somebody else before we can go on; the time until then does not count",
  );
});

test("more time is told with its reason, until that has passed too", () => {
  const extended = { at: "2026-07-01T08:00:00Z", reason: "The laboratory is closed.", from_due_at: null };
  const dueAt = "2026-07-13T10:50:00Z";
  const complained = {
    ...complaint({ dueAt }, "resolution"),
    clocks: [buildClock({ extended }), buildClock({ metric: "update" })],
  };
  expect(promiseText(complained, now)).toBe(
    "We need more time: our full answer comes by Monday 13 July at 10:50. The reason: The laboratory is closed.",
  );
  expect(promiseText(complained, Date.parse(dueAt) + 1)).toBe("Our answer is late. We promised it by today, 10:50.");
});

test.each(["met", "missed", "cancelled", "none"] as const)("nothing is promised once it is %s", (slaState) => {
  expect(promiseText(complaint({ slaState }), now)).toBeNull();
});
