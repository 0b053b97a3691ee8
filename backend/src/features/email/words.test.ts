import { expect, test } from "@jest/globals";
import { instantIn } from "./words.js";

const at = new Date("2026-07-13T13:10:00Z");

test("a time of day is written as the reader's language has it, or in the hours they chose", () => {
  expect(instantIn(at, "en-GB", "Europe/Berlin")).toContain("15:10");
  expect(instantIn(at, "en-GB", "Europe/Berlin", "h12")).toMatch(/0?3:10\s?pm/i);
  expect(instantIn(at, "en-US", "Europe/Berlin", "h23")).toContain("15:10");
  expect(instantIn(at, "not a locale", "Europe/Berlin", "h23")).toContain("15:10");
});
