import { expect, test } from "@jest/globals";
import { initials } from "./avatar.js";

test.each([
  ["Priya Sharma", "PS"],
  ["mei", "M"],
  ["Priya Nair (sample)", "PN"],
  ["(?)", "("],
  ["Ana María de la Cruz", "AC"],
  ["  李 小龙 ", "李小"],
  ["𝒜da Lovelace", "𝒜L"],
  ["", ""],
])("the initials of %j are %s", (name, letters) => {
  expect(initials(name)).toBe(letters);
});
