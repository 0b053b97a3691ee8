import { afterEach, expect, jest, test } from "@jest/globals";
import { cleanup, screen } from "@testing-library/react";
import type { SlaClockExplanation } from "@redress/backend/contract";
import { buildExplained, buildExplanation, buildIntervals } from "../../tickets/testing/build-sla.js";
import { buildTicket } from "../../tickets/testing/build-ticket.js";

let clocks: SlaClockExplanation[];
const call = jest.fn(async (_name: string, _options?: object): Promise<unknown> =>
  buildExplanation({ clocks, tried: [] }),
);
jest.unstable_mockModule("../../../lib/call.js", () => ({ call, pathOf: String }));
const { CountingPanel } = await import("./counting-panel.js");
const { renderPage } = await import("../../../lib/testing.js");

const show = async (...found: SlaClockExplanation[]) => {
  clocks = found;
  const { container } = renderPage(<CountingPanel ticket={buildTicket({ id: 10431 })} />);
  await screen.findByRole("heading", { name: "Full answer due" });
  return container.textContent ?? "";
};
afterEach(cleanup);

test("it says when we are open, what we waited for and holidays, in the customer's words, and no rules of ours", async () => {
  const intervals = buildIntervals("2026-12-24T14:50:00Z", [
    ["2026-12-24T15:00:00Z", "counted"],
    ["2026-12-24T16:00:00Z", "paused", "pending"],
    ["2026-12-25T00:00:00Z", "closed"],
    ["2026-12-26T00:00:00Z", "holiday", "Christmas"],
    ["2026-12-28T09:00:00Z", "closed"],
    ["2026-12-28T16:50:00Z", "counted"],
  ]);
  const text = await show(buildExplained({ intervals, due_at: "2026-12-28T16:50:00Z" }));
  expect(text).toContain("14:50 to 15:00: 10 minutes");
  expect(text).toContain("15:00 to 16:00: we waited for your answer, 1 hour not counted");
  expect(text).toContain("All day: Christmas, holiday");
  expect(text).toContain("We promised 8 hours of our opening time. That makes Monday 28 December at 16:50.");
  expect(text).not.toContain("Standard support");
  expect(text).not.toContain("Field support");
});

test.each<[Partial<SlaClockExplanation>, string]>([
  [{ statutory: true }, "This date is set by law: Monday 13 July at 15:50. It does not move."],
  [{ set_by_hand: true }, "We set this date for your complaint: Monday 13 July at 15:50."],
  [
    { statutory: true, extended: { at: "2026-07-10T10:00:00Z", reason: "We wait for the meter.", from_due_at: null } },
    "The law lets us take longer once. The new date is Monday 13 July at 15:50. The reason: We wait for the meter.",
  ],
])("a date that is no sum is told as what it is: %j", async (facts, words) => {
  const text = await show(buildExplained(facts));
  expect(text).toContain(words);
  expect(text).not.toContain("to 15:00");
});

test("while it stands still it says what is left; settled promises are not told", async () => {
  const paused = { state: "paused", clock: "paused", due_at: null, counted_seconds: 7200 } as const;
  const text = await show(
    buildExplained(paused),
    buildExplained({ metric: "first_response", state: "met", clock: "stopped" }),
  );
  expect(text).toContain("2 hours have gone by, 6 hours are left.");
  expect(screen.getAllByRole("heading")).toHaveLength(1);
});
