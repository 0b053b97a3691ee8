import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { screen } from "@testing-library/react";
import type { JobCounts } from "@redress/backend/contract";
import { renderPage } from "../../lib/testing.js";
import { JobsFigure } from "./jobs-figure.js";
import { taskWords } from "./job-words.js";

const none = { running: 0, waiting: 0, failed: 0, dead: 0 };
const counts = (total: Partial<JobCounts["total"]>, oldest: string | null = null): JobCounts => ({
  total: { ...none, ...total },
  tasks: [],
  oldest_due_at: oldest,
});
const show = (given: JobCounts) =>
  renderPage(<JobsFigure counts={given} state={null} onChoose={() => undefined} />).container.querySelector("p")
    ?.textContent;

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse("2026-07-13T10:00:00Z") });
});
afterEach(() => {
  jest.useRealTimers();
});

test("the figure answers its question by what matters most: dead jobs, late ones, failed ones, none", () => {
  expect(show(counts({ dead: 2, failed: 1, waiting: 3 }, "2026-07-13T09:00:00Z"))).toMatch(/^2 jobs used up/);
  expect(show(counts({ failed: 1, waiting: 3 }, "2026-07-13T09:00:00Z"))).toMatch(/oldest job .* 1 hour/);
  expect(show(counts({ failed: 1, waiting: 3 }, "2026-07-13T09:59:50Z"))).toMatch(/^Yes\. One job failed/);
  expect(show(counts({ waiting: 3 }, "2026-07-13T09:59:50Z"))).toBe("Yes. Nothing waits longer than it should.");
});

test("each state is a button with its number", () => {
  show(counts({ dead: 2 }));
  expect(screen.getByRole("button", { name: /Dead\s*2/ }).getAttribute("aria-pressed")).toBe("false");
});

test("a job without words of its own is called by its name", () => {
  expect(taskWords("notify")).toBe("Notify people");
  expect(taskWords("constructor")).toBe("constructor");
  expect(taskWords("ring_bell")).toBe("ring_bell");
});
