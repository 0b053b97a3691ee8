import { expect, test } from "@jest/globals";
import { buildExplained, buildIntervals } from "../../testing/build-sla.js";
import "../../../../lib/testing.js";
import { stretchesOf } from "./stretches.js";

const at = (time: string) => Date.parse(`2026-07-${time}Z`);
const told = (stretches: ReturnType<typeof stretchesOf>) =>
  stretches.map(({ from, kind, counted, used, ahead }) => [
    new Date(from).toISOString().slice(8, 16),
    kind,
    counted,
    used,
    ahead,
  ]);

test("what happened and the present part what counted before from what counts after, to the second", () => {
  const explained = buildExplained();
  const raised = at("13T08:00:00");
  const now = at("13T10:00:07");
  expect(told(stretchesOf(explained, [raised], now))).toEqual([
    ["10T14:50", "counted", 600, 600, false],
    ["10T15:00", "closed", 0, 600, false],
    ["13T07:00", "counted", 3600, 4200, false],
    ["13T08:00", "counted", 7207, 11_407, false],
    ["13T10:00", "counted", 1793, 13_200, true],
    ["13T10:30", "closed", 0, 13_200, true],
    ["13T11:30", "counted", 15_600, 28_800, true],
  ]);
});

test("nights that the server cut at midnight are one", () => {
  const intervals = buildIntervals("2026-07-10T14:50:00Z", [
    ["2026-07-10T22:00:00Z", "closed"],
    ["2026-07-11T22:00:00Z", "closed"],
    ["2026-07-12T22:00:00Z", "holiday", "Feast"],
  ]);
  expect(told(stretchesOf(buildExplained({ intervals }), [], at("20T00:00:00"))).map(([, kind]) => kind)).toEqual([
    "closed",
    "holiday",
  ]);
});

test("what would have come ends where it was met, or given up", () => {
  const met = stretchesOf(buildExplained({ met_at: "2026-07-13T08:00:00Z" }), [], at("14T00:00:00"));
  expect(met.at(-1)).toMatchObject({ to: at("13T08:00:00"), counted: 3600, used: 4200 });
});
