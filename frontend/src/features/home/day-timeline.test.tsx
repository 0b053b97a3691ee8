import { expect, jest, test } from "@jest/globals";
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { buildRow } from "../tickets/testing/build-ticket.js";

jest.unstable_mockModule("../../lib/call.js", () => ({ call: jest.fn(), pathOf: String }));
jest.unstable_mockModule("../../lib/ticker.js", () => ({
  useNow: () => Date.parse("2026-07-07T10:00:00Z"),
  useSeconds: () => undefined,
}));
const { renderPage } = await import("../../lib/testing.js");
const { DayTimeline } = await import("./day-timeline.js");

const tickets = [
  buildRow({ id: 1, dueAt: "2026-07-05T09:00:00Z" }),
  buildRow({ id: 2, dueAt: "2026-07-07T12:00:00Z" }),
  buildRow({ id: 3, dueAt: "2026-07-07T15:00:00Z" }),
];

test("what is due today and what is overdue are counted apart, and each number opens its list", () => {
  renderPage(<DayTimeline tickets={tickets} today={2} overdue={1} />);
  const address = (name: string) => screen.getByRole("link", { name }).getAttribute("href");
  expect(address("2 tickets of yours are due today.")).toBe("/queue/mine?due_on=2026-07-07");
  expect(address("1 is overdue.")).toBe("/queue/mine?due_within=0");
});

test("a day without anything due leads nowhere", () => {
  renderPage(<DayTimeline tickets={[]} today={0} overdue={0} />);
  screen.getByText("Nothing of yours is due today.");
  expect(screen.queryAllByRole("link")).toEqual([]);
});

test.each([
  ["ltr", "ArrowRight"],
  ["rtl", "ArrowLeft"],
])("from right to left the ticks' side arrows turn round, up and down do not: %s", async (direction, forward) => {
  renderPage(<DayTimeline tickets={tickets} today={2} overdue={1} />);
  const [first, second, third] = document.querySelectorAll<HTMLElement>("[data-tick]");
  if (first?.closest("ul")) (first.closest("ul") as HTMLElement).style.direction = direction;
  first?.focus();
  await userEvent.keyboard("{ArrowDown}");
  expect(document.activeElement).toBe(second);
  await userEvent.keyboard(`{${forward}}`);
  expect(document.activeElement).toBe(third);
  await userEvent.keyboard("{ArrowUp}");
  expect(document.activeElement).toBe(second);
});
