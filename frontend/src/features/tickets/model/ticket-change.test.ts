import { expect, test } from "@jest/globals";
import { buildTicket, personRef } from "../testing/build-ticket.js";
import { applyChange, currentValue, inverseOf, sameValue } from "./ticket-change.js";

const before = buildTicket({ status: "pending", priority: "low", assigneeId: 4 });

test("a change is applied to the field it names and to nothing else", () => {
  expect(applyChange(before, { field: "assignee", value: personRef(9) }).assigned_agent?.id).toBe(9);
  expect(applyChange(before, { field: "tags", value: ["vip"] })).toEqual({ ...before, tags: ["vip"] });
});

test("people and places are the same by id, tags in any order", () => {
  expect(sameValue(personRef(1, "Mei"), personRef(1, "Mei Lin"))).toBe(true);
  expect(sameValue(personRef(1), null)).toBe(false);
  expect(sameValue(["a", "b"], ["b", "a"])).toBe(true);
  expect(currentValue(before, "assignee")).toEqual(before.assigned_agent);
});

test("undo is the change back, where the ticket allows it", () => {
  const resolved = buildTicket({ status: "resolved", abilities: { statuses: ["in_progress", "closed"] } });
  expect(inverseOf({ field: "status", value: "resolved" }, before, resolved, "Undone")).toBeNull();
  const held = buildTicket({ status: "on_hold", abilities: { statuses: ["pending"] } });
  expect(inverseOf({ field: "status", value: "on_hold" }, before, held, "Undone")).toEqual({
    field: "status",
    value: "pending",
  });
  expect(inverseOf({ field: "priority", value: "high" }, before, held, "Undone")).toEqual({
    field: "priority",
    value: "low",
  });
  expect(inverseOf({ field: "assignee", value: null }, before, held, "Undone")).toEqual({
    field: "assignee",
    value: before.assigned_agent,
    reason: "Undone",
  });
  expect(inverseOf({ field: "due_at", value: null }, before, held, "Undone")).toBeNull();
  const editable = buildTicket({ abilities: { edit: true } });
  expect(inverseOf({ field: "tags", value: ["new"] }, before, editable, "Undone")).toEqual({
    field: "tags",
    value: before.tags,
  });
});

test("a priority settles the customer's wish, and undo brings both back", () => {
  const wished = buildTicket({ priority: "low", requested_priority: "critical" });
  const confirm = { field: "priority", value: "critical" } as const;
  expect(applyChange(wished, confirm)).toMatchObject({ priority: "critical", requested_priority: null });
  const back = inverseOf(confirm, wished, wished, "Undone");
  expect(back).toEqual({ field: "priority", value: "low", wish: "critical" });
  expect(back && applyChange(wished, back)).toMatchObject({ priority: "low", requested_priority: "critical" });

  const decline = { field: "requested_priority", value: null } as const;
  expect(applyChange(wished, decline)).toMatchObject({ priority: "low", requested_priority: null });
  expect(inverseOf(decline, wished, wished, "Undone")).toEqual({ field: "requested_priority", value: "critical" });
});

test("undo is not offered for what is no longer allowed", () => {
  const locked = buildTicket({ abilities: { assign: false, set_priority: false, statuses: [] } });
  expect(inverseOf({ field: "assignee", value: null }, before, locked, "")).toBeNull();
  expect(inverseOf({ field: "priority", value: "high" }, before, locked, "")).toBeNull();
});
