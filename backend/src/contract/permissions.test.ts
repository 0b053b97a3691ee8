import { expect, test } from "@jest/globals";
import { neededPermissions, permissionGroups, permissions } from "./permissions.js";

test("every permission is in one group, and what one needs is there to be given", () => {
  const grouped: string[] = permissionGroups.flatMap((group) => [...group.permissions]);
  expect([...grouped].sort()).toEqual(Object.keys(permissions).sort());
  expect(new Set(grouped).size).toBe(grouped.length);
  // What is needed needs nothing further that is not named as well: one look is enough.
  for (const needed of Object.values(neededPermissions)) expect(grouped).toEqual(expect.arrayContaining([...needed]));
});
