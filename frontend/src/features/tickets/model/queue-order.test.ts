import { expect, test } from "@jest/globals";
import { buildRow } from "../testing/build-ticket.js";
import { noFilters } from "./queue-address.js";
import { compareRows, isInView, passesFilters } from "./queue-order.js";

test("what has no due time stands at the end", () => {
  const due = buildRow({ id: 1, dueAt: "2026-07-01T10:00:00Z" });
  const none = buildRow({ id: 2, dueAt: null });
  expect(compareRows(due, none, "due")).toBeLessThan(0);
  expect(compareRows(none, none, "due")).toBe(0);
});

test.each([
  ["newest", "created_at"],
  ["updated", "updated_at"],
] as const)("%s puts the latest first", (sort, field) => {
  const old = buildRow({ id: 1, [field]: "2026-07-01T10:00:00Z" });
  const late = buildRow({ id: 2, [field]: "2026-07-02T10:00:00Z" });
  expect(compareRows(late, old, sort)).toBeLessThan(0);
});

test("priority puts critical first", () => {
  expect(compareRows(buildRow({ priority: "critical" }), buildRow({ priority: "low" }), "priority")).toBeLessThan(0);
});

test.each([
  ["mine", { assigneeId: 1 }, true],
  ["mine", { assigneeId: 2 }, false],
  ["mine", { assigneeId: 1, status: "resolved" }, false],
  ["unassigned", { assigneeId: null }, true],
  ["waiting", { status: "on_hold" }, true],
  ["waiting", { status: "new" }, false],
  ["closed", { status: "closed" }, true],
  ["closed", { status: "resolved" }, true],
  ["open", { status: "closed" }, false],
  ["overdue", { slaState: "breached" }, true],
  ["at_risk", { slaState: "breached" }, false],
] as const)("%s with %j: %s", (view, facts, expected) => {
  expect(isInView(buildRow(facts), view, 1)).toBe(expected);
});

test("filters narrow by each field, days in the viewer's zone", () => {
  const row = buildRow({ status: "new", priority: "high", created_at: "2026-07-01T22:30:00Z" });
  const passes = (filters: object) => passesFilters(row, { ...noFilters, ...filters }, "Europe/Berlin");
  expect(passes({})).toBe(true);
  expect(passes({ status: ["pending"] })).toBe(false);
  expect(passes({ priority: ["high", "low"] })).toBe(true);
  expect(passes({ department: [7] })).toBe(false);
  expect(passes({ team: [7] })).toBe(false);
  expect(passes({ from: "2026-07-02" })).toBe(true);
  expect(passes({ to: "2026-07-01" })).toBe(false);
  expect(passes({ assignee: 12345 })).toBe(false);
  expect(passes({ customer: 12345 })).toBe(false);
  expect(passes({ reopened: true })).toBe(false);
  // Its promise was due long ago.
  expect(passes({ dueWithin: 0 })).toBe(true);
  expect(passes({ notOverdue: true })).toBe(false);
  expect(passes({ dueOn: "2020-01-01" })).toBe(false);
});
