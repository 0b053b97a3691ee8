import { expect, test } from "@jest/globals";
import {
  countFilterClauses,
  insistOn,
  daysIn,
  hasFilter,
  toggleFilter,
  valuesIn,
  withDays,
  withoutFilters,
  withValues,
} from "./query-filters.js";

test("values of a filter are read and written where it stands, the rest stays as it was typed", () => {
  const q = 'router STATUS:new|pending -status:closed "a b"';
  expect(valuesIn(q, "status")).toEqual(["new", "pending"]);
  expect(withValues(q, "status", ["on_hold"])).toBe('router status:on_hold -status:closed "a b"');
  expect(withValues(q, "status", [])).toBe('router -status:closed "a b"');
  expect(withValues("router", "team", ["Field support", "Refunds"])).toBe('router team:"Field support"|Refunds');
  expect(valuesIn("priority>=high", "priority")).toEqual([]);
});

test("a filter by itself is switched", () => {
  expect(toggleFilter("", "is", "reopened")).toBe("is:reopened");
  expect(toggleFilter("is:overdue", "is", "reopened")).toBe("is:overdue is:reopened");
  expect(toggleFilter("is:overdue is:reopened x", "is", "overdue")).toBe("is:reopened x");
  expect(hasFilter("is:overdue|reopened", "is", "reopened")).toBe(false);
  expect(toggleFilter("due<2h", "due", "2h", "<")).toBe("");
});

test("a span of days, also an open one", () => {
  expect(withDays("", "created", { from: "2026-07-01", to: "" })).toBe("created:2026-07-01..");
  expect(daysIn("created:2026-07-01..2026-07-13", "created")).toEqual({ from: "2026-07-01", to: "2026-07-13" });
  expect(daysIn("created<=2026-07-13", "created")).toEqual({ from: "", to: "2026-07-13" });
  expect(daysIn("created:-7d..now", "created")).toEqual({ from: "", to: "" });
  expect(withDays("x created:2026-07-01.. y", "created", { from: "", to: "" })).toBe("x y");
});

test("words that were read as others are insisted on", () => {
  expect(insistOn("Refnud status:open refnud*x -old", ["refnud"])).toBe('"Refnud" status:open refnud*x -old');
});

test("filters are counted and taken out, words stay", () => {
  expect(countFilterClauses("router status:new -tag:vip sort:due")).toBe(2);
  expect(withoutFilters('router status:new "a b" -tag:vip')).toBe('router "a b"');
});
