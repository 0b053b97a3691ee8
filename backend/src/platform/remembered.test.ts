import { expect, test } from "@jest/globals";
import { remember } from "./remembered.js";

test("What was not asked for longest is forgotten first", () => {
  const known = remember<number>(2);
  known.set("a", 1);
  known.set("b", 2);
  expect(known.get("a")).toBe(1);
  known.set("c", 3);
  expect([known.get("a"), known.get("b"), known.get("c")]).toEqual([1, undefined, 3]);
  known.set("c", 4);
  expect([known.get("a"), known.get("c")]).toEqual([1, 4]);
});
