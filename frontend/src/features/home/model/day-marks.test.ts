import { expect, test } from "@jest/globals";
import { buildRow } from "../../tickets/testing/build-ticket.js";
import { dayMarks } from "./day-marks.js";

const now = Date.parse("2026-07-07T10:00:00Z");
const due = (id: number, dueAt: string | null) => buildRow({ id, dueAt });
const ids = (marks: { ticket: { id: number } }[]) => marks.map(({ ticket }) => ticket.id);

test("today's tickets stand along the day, those overdue since before at its beginning, tomorrow's not at all", () => {
  const tickets = [
    due(1, "2026-07-07T12:00:00Z"),
    due(2, "2026-07-05T09:00:00Z"),
    due(3, "2026-07-08T00:30:00Z"),
    due(4, null),
  ];
  const { marks } = dayMarks(tickets, now, "UTC");
  expect(ids(marks)).toEqual([2, 1]);
  expect(marks[0]?.at).toBe(0);
  expect(marks[1]?.at).toBeCloseTo(0.4, 2);
});

test("the line is a working day, and longer when something is due outside of it", () => {
  const day = dayMarks([], now, "UTC");
  expect([new Date(day.from).toISOString(), new Date(day.to - 1).toISOString()]).toEqual([
    "2026-07-07T08:00:00.000Z",
    "2026-07-07T18:00:00.000Z",
  ]);
  expect(day.hours.map(({ instant }) => new Date(instant).getUTCHours())).toEqual([8, 10, 12, 14, 16]);
  const late = dayMarks([due(1, "2026-07-07T22:15:00Z")], now, "UTC");
  expect(late.marks[0]?.at).toBeCloseTo(1, 3);
});

test("today is the viewer's", () => {
  // Already the eighth in Auckland.
  expect(ids(dayMarks([due(1, "2026-07-07T12:30:00Z")], now, "Pacific/Auckland").marks)).toEqual([]);
  expect(ids(dayMarks([due(1, "2026-07-07T11:30:00Z")], now, "Pacific/Auckland").marks)).toEqual([1]);
});
