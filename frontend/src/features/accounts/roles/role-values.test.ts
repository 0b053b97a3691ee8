import { expect, test } from "@jest/globals";
import { emptyRole, gainOf, lossOf, same } from "./role-values.js";

const before = { ...emptyRole, permissions: ["ticket.reply" as const, "ticket.note" as const] };

test("what people lose and gain, and whether their tickets are concerned", () => {
  const after = { ...before, permissions: ["ticket.note" as const, "ticket.hide" as const] };
  expect(lossOf(before, after)).toEqual({ permissions: ["ticket.reply"], seesLess: false, concernsTickets: true });
  expect(gainOf(before, after)).toEqual(["ticket.hide"]);
  expect(lossOf(before, { ...before, sees: "assigned" })).toMatchObject({ seesLess: true, concernsTickets: true });
  expect(lossOf(before, { ...before, sees: "all" })).toMatchObject({ seesLess: false, concernsTickets: true });
  expect(lossOf(before, { ...before, permissions: ["ticket.reply"] }).concernsTickets).toBe(false);
});

test("the order of ticks is no difference", () => {
  expect(same({ ...before, permissions: [...before.permissions].reverse() })).toBe(same(before));
  expect(same({ ...before, name: "x" })).not.toBe(same(before));
});
