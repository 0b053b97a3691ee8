import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { act, cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { SlaClockDetail } from "@redress/backend/contract";
import { buildClock } from "../../features/tickets/testing/build-sla.js";
import { noteServerTime } from "../../lib/clock.js";
import { renderPage } from "../../lib/testing.js";
import { SlaPopover } from "./sla-popover.js";

const sent = "2026-07-13T08:50:00.000Z";
const onWhy = jest.fn();
beforeEach(() => noteServerTime(sent));
afterEach(() => {
  cleanup();
  onWhy.mockClear();
});

async function opened(facts: Partial<SlaClockDetail>): Promise<string> {
  renderPage(
    <main>
      <SlaPopover clock={buildClock(facts)} serverTime={sent} onWhy={onWhy} />
      <button type="button">Next</button>
    </main>,
  );
  await userEvent.tab();
  return screen.getByRole("group").textContent ?? "";
}

test("it says target, policy, the due time in both zones, and that what is left is working time", async () => {
  // Some of it goes by while the page is drawn.
  const text = await opened({ remaining_ms: 6 * 3_600_000 + 30_000 });
  expect(text).toContain("Target8 hours");
  expect(text).toContain("PolicyStandard support");
  expect(text).toContain("DueMonday, 13 July 2026 at 14:50 UTC");
  expect(text).toContain("Europe/BerlinMonday, 13 July 2026 at 16:50 CEST");
  expect(text).toContain("Working time left6 hours");
  expect(text).toContain("Working time counts only while Field support is open.");
});

test("each pause is told with its reason, in words", async () => {
  const pauses = [
    { from: "2026-07-10T09:00:00Z", to: "2026-07-10T12:00:00Z", reason: "pending" },
    { from: "2026-07-13T08:00:00Z", to: null, reason: "on_hold" },
  ];
  const text = await opened({ pauses, state: "paused", clock: "paused", due_at: null });
  expect(text).toContain("2 pauses");
  expect(text).toContain("Waiting on customer, 3 hours");
  expect(text).toContain("On hold, still paused");
});

test.each<[Partial<SlaClockDetail>, string]>([
  [{ statutory: true }, "A date by law; pauses do not move it"],
  [{ set_by_hand: true }, "Due date set by hand"],
  [{ clock: "closed", next_change_at: "2026-07-14T07:00:00Z" }, "Closed now. It goes on Tue 07:00."],
  [{ state: "breached", remaining_ms: -2 * 3_600_000 }, "Late, in working time2 hours"],
  [
    { state: "missed", clock: "stopped", remaining_ms: null, missed_by_ms: 5_400_000 },
    "Late, in working time1 hour, 30 minutes",
  ],
  [
    { statutory: true, extended: { at: sent, reason: "Laboratory", from_due_at: "2026-07-10T10:00:00Z" } },
    "ExtendedLaboratory (before: Friday, 10 July 2026 at 10:00 UTC)",
  ],
])("%j says: %s", async (facts, words) => {
  expect(await opened(facts)).toContain(words);
});

test("by keyboard one goes from the chip to the reason of the policy, and on from there", async () => {
  await opened({});
  await userEvent.tab();
  expect(document.activeElement?.textContent).toBe("Why this policy?");
  await userEvent.tab();
  expect(document.activeElement?.textContent).toBe("Next");
  expect(screen.queryByRole("group")).toBeNull();
  await userEvent.tab({ shift: true });
  await userEvent.tab();
  await userEvent.keyboard("{Enter}");
  expect(onWhy).toHaveBeenCalledTimes(1);
  // What opens then gives the focus back to the chip, which stays closed: it has been read.
  const chip = document.activeElement as HTMLElement;
  expect(chip).toBe(screen.getByTestId("sla-chip").parentElement);
  act(() => {
    chip.blur();
    chip.focus();
  });
  expect(screen.queryByRole("group")).toBeNull();
});

test("escape within the card closes it and keeps the place", async () => {
  await opened({});
  await userEvent.tab();
  await userEvent.keyboard("{Escape}");
  expect(screen.queryByRole("group")).toBeNull();
  expect(document.activeElement).toBe(screen.getByTestId("sla-chip").parentElement);
});
