import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { act, render, screen } from "@testing-library/react";
import type { SlaClock } from "@redress/backend/contract";
import "../../lib/testing.js";
import { SlaChip } from "./sla-chip.js";

const sent = "2026-07-07T12:00:00.000Z";

beforeEach(() => void jest.useFakeTimers({ now: Date.parse(sent) }));
afterEach(() => {
  network(true);
  jest.useRealTimers();
});

function network(isThere: boolean): void {
  Object.defineProperty(navigator, "onLine", { value: isThere, configurable: true });
  act(() => void window.dispatchEvent(new Event(isThere ? "online" : "offline")));
}

function clock(remainingMs: number): SlaClock {
  const due = new Date(Date.parse(sent) + remainingMs).toISOString();
  return {
    metric: "resolution",
    cycle: 1,
    state: "at_risk",
    due_at: due,
    warn_at: sent,
    remaining_ms: remainingMs,
    missed_by_ms: null,
    clock: "running",
    next_change_at: due,
    tz: "UTC",
  };
}

test("it counts down by the second in the last minutes, turns overdue by itself and asks again once", () => {
  const onChange = jest.fn();
  render(<SlaChip clock={clock(90_000)} serverTime={sent} onChange={onChange} />);
  const chip = screen.getByTestId("sla-chip");
  expect(chip.textContent).toContain("1:30");
  act(() => void jest.advanceTimersByTime(10_000));
  expect(chip.textContent).toContain("1:20");
  expect(onChange).not.toHaveBeenCalled();
  act(() => void jest.advanceTimersByTime(120_000));
  expect(chip.textContent).toContain("Overdue 1m");
  expect(onChange).toHaveBeenCalledTimes(1);
});

test("minutes do not tick by the second", () => {
  render(<SlaChip clock={clock(42 * 60_000)} serverTime={sent} />);
  const chip = screen.getByTestId("sla-chip");
  expect(chip.textContent).toContain("42m");
  act(() => void jest.advanceTimersByTime(10_000));
  expect(chip.textContent).toContain("42m");
  act(() => void jest.advanceTimersByTime(60_000));
  expect(chip.textContent).toContain("41m");
  expect(chip.dataset).toMatchObject({ state: "at_risk", metric: "resolution" });
});

test("while the desk does not answer it stands still and says since when, and goes on when it answers again", () => {
  const onChange = jest.fn();
  render(<SlaChip clock={clock(42 * 60_000)} serverTime={sent} onChange={onChange} />);
  const chip = screen.getByTestId("sla-chip");
  act(() => void jest.advanceTimersByTime(120_000));
  network(false);
  // A short break is not worth a word.
  act(() => void jest.advanceTimersByTime(1000));
  expect(chip.textContent).not.toContain("as of");
  act(() => void jest.advanceTimersByTime(60 * 60_000));
  expect(chip.textContent).toContain("40m as of 12:02");
  expect(chip.textContent).toContain("at risk as of 12:02");
  expect(onChange).not.toHaveBeenCalled();
  network(true);
  expect(chip.textContent).toContain("Overdue 20m");
  expect(onChange).toHaveBeenCalledTimes(1);
});

test("a promise that was kept needs no such word", () => {
  render(<SlaChip clock={{ ...clock(0), state: "met", clock: "stopped" }} serverTime={sent} />);
  network(false);
  act(() => void jest.advanceTimersByTime(2000));
  expect(screen.getByTestId("sla-chip").textContent).not.toContain("as of");
});
