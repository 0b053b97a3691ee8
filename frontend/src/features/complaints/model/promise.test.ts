import { expect, test } from "@jest/globals";
import { buildRow } from "../../tickets/testing/build-ticket.js";
import "../../../lib/testing.js";
import { promiseText } from "./promise.js";

const now = Date.parse("2026-07-01T09:00:00Z");
const clock = (facts: Parameters<typeof buildRow>[0], metric: "first_response" | "resolution" = "first_response") => {
  const { sla } = buildRow(facts);
  return sla && { ...sla, metric };
};

test("a promise is said in the customer's words and zone", () => {
  expect(promiseText(clock({ dueAt: "2026-07-01T15:10:00Z" }), now)).toBe("We will reply by today, 15:10");
  expect(promiseText(clock({ dueAt: "2026-07-03T15:10:00Z" }, "resolution"), now)).toBe(
    "You will have our full answer by Fri 15:10",
  );
});

test("a promise is late from its due time on, also before the server says so", () => {
  expect(promiseText(clock({ dueAt: "2026-07-01T08:59:59Z" }), now)).toBe("Our reply is late. It was due today, 08:59");
  expect(promiseText(clock({ dueAt: "2026-07-01T09:00:00Z" }), now)).toBe("We will reply by today, 09:00");
});

test("while it waits for the customer the time is stopped", () => {
  expect(promiseText(clock({ slaState: "paused", dueAt: null }), now)).toBe("The time is stopped while we wait");
});

test.each(["met", "missed", "cancelled", "none"] as const)("nothing is promised once it is %s", (slaState) => {
  expect(promiseText(clock({ slaState }), now)).toBeNull();
});
