import { expect, test } from "@jest/globals";
import { buildExplained, buildIntervals } from "../../testing/build-sla.js";
import { viewer } from "../../../../lib/format.js";
import "../../../../lib/testing.js";
import { dayRowsOf, foldedRows } from "./day-rows.js";
import { entriesOf, foldedEntries } from "./entries.js";
import { marksOf } from "./marks.js";
import { stretchesOf } from "./stretches.js";
import { buildMark } from "../../testing/build-sla.js";

const HOUR = 3_600_000;
const midnight = Date.parse("2026-07-06T00:00:00Z");

/** Three weeks from a Monday, open from 9 to 17 on weekdays. */
function threeWeeks() {
  const ends: [string, "counted" | "closed"][] = [];
  for (let day = 0; day < 19; day += 1) {
    const begin = midnight + day * 24 * HOUR;
    if (day % 7 > 4) continue;
    ends.push(
      [new Date(begin + 9 * HOUR).toISOString(), "closed"],
      [new Date(begin + 17 * HOUR).toISOString(), "counted"],
    );
  }
  return buildIntervals(new Date(midnight + 9 * HOUR).toISOString(), ends.slice(1));
}
const fold = (marks: Parameters<typeof marksOf>[0], now = 0) => {
  const explained = buildExplained({ intervals: threeWeeks(), marks: [...marks] });
  const told = marksOf(explained.marks);
  const stretches = stretchesOf(
    explained,
    told.map(({ at }) => at),
    now,
  );
  return {
    lines: foldedEntries(entriesOf(stretches, told, now)).map((part) => (part.kind === "run" ? part.days.length : 1)),
    rows: foldedRows(dayRowsOf(stretches)).map((part) => (part.kind === "run" ? part.days.length : 1)),
  };
};

test("days alike fold, with the weekends between them", () => {
  // The last day has no night after it; of the first and the last the picture shows a part.
  expect(fold([])).toEqual({ lines: [14, 1], rows: [1, 17, 1] });
});

test("a day on which something happened is always shown", () => {
  const raised = buildMark({
    at: new Date(midnight + (8 * 24 + 12) * HOUR).toISOString(),
    type: "retargeted",
    priority: "critical",
  });
  expect(fold([raised])).toEqual({ lines: [6, 1, 7, 1], rows: [1, 7, 1, 9, 1] });
});

test("days on which the same happened at the same hour are each shown", () => {
  const noons = [0, 1, 2, 3, 4].map((day) =>
    buildMark({ at: new Date(midnight + (day * 24 + 12) * HOUR).toISOString(), type: "escalated", step: "1" }),
  );
  expect(fold(noons).lines).toEqual([1, 1, 1, 1, 1, 9, 1]);
});

test("a pause and a holiday are always shown", () => {
  const intervals = buildIntervals("2026-07-06T09:00:00Z", [
    ["2026-07-06T17:00:00Z", "counted"],
    ["2026-07-07T09:00:00Z", "closed"],
    ["2026-07-07T17:00:00Z", "holiday", "Feast"],
    ["2026-07-08T09:00:00Z", "closed"],
    ["2026-07-08T17:00:00Z", "paused", "pending"],
  ]);
  const stretches = stretchesOf(buildExplained({ intervals }), [], 0);
  expect(foldedRows(dayRowsOf(stretches)).map(({ kind }) => kind)).toEqual(["day", "day", "day"]);
});

test("a day of the viewer's is from their midnight to their midnight, also when clocks change", () => {
  viewer.set({ locale: "en-GB", timeZone: "Europe/Berlin" });
  const intervals = buildIntervals("2026-10-24T12:00:00Z", [["2026-10-26T12:00:00Z", "counted"]]);
  const rows = dayRowsOf(stretchesOf(buildExplained({ intervals }), [], 0));
  viewer.set({ locale: "en-GB", timeZone: "UTC" });
  expect(
    rows.map(({ from, to, counted }) => [
      new Date(from).toISOString().slice(0, 13),
      (to - from) / HOUR,
      counted / 3600,
    ]),
  ).toEqual([
    ["2026-10-23T22", 24, 10],
    ["2026-10-24T22", 25, 25],
    ["2026-10-25T23", 24, 13],
  ]);
});
