import { expect, test } from "@jest/globals";
import type { PermissionInfo } from "./permission-choice.js";
import { differencesOf, mergeRoles, take } from "./role-differences.js";
import { emptyRole } from "./role-values.js";

const info = (key: PermissionInfo["key"], more: Partial<PermissionInfo> = {}): PermissionInfo => ({
  key,
  sentence: key,
  needs: [],
  staff_only: true,
  grantable: true,
  ...more,
});
const all = [
  info("ticket.create", { staff_only: false }),
  info("ticket.reply"),
  info("ticket.read_notes"),
  info("ticket.note", { needs: ["ticket.read_notes"] }),
];
const begun = { ...emptyRole, name: "Night", permissions: ["ticket.reply" as const] };

test("mine over theirs is only what I changed; what a permission needs comes with it", () => {
  const mine = { ...begun, name: "Night crew", permissions: ["ticket.note" as const, "ticket.read_notes" as const] };
  const theirs = { ...begun, name: "Late", description: "x", permissions: ["ticket.reply", "ticket.create"] as const };
  expect(mergeRoles(mine, begun, { ...theirs, permissions: [...theirs.permissions] }, all)).toEqual({
    ...begun,
    name: "Night crew",
    description: "x",
    permissions: ["ticket.create", "ticket.read_notes", "ticket.note"],
  });
  expect(mergeRoles(begun, begun, { ...begun, name: "Late" }, all).name).toBe("Late");
});

test("for whom it is and what they see are one thing; customers keep only what customers can use", () => {
  const customers = { ...begun, is_staff: false, sees: "own" as const, permissions: [] };
  expect(differencesOf(begun, customers, all)).toEqual(["reach", { permission: "ticket.reply" }]);
  expect(take(begun, "reach", customers, all)).toEqual({ ...customers, name: "Night" });
  const mine = { ...begun, permissions: ["ticket.reply" as const, "ticket.create" as const] };
  expect(mergeRoles(mine, begun, customers, all).permissions).toEqual(["ticket.create"]);
});
