import { expect, test } from "@jest/globals";
import { dealSlices, inSlice, sliceAfterSlice } from "./sockets-slices.js";

test("every slice has its turn once, and other work is done between two of them", async () => {
  const next = dealSlices();
  const dealt = new Set(Array.from({ length: 100 }, next));
  const told: number[] = [];
  let before: number | null = null;
  setImmediate(() => (before = told.length));

  await sliceAfterSlice((slice) => told.push(slice));

  expect(told).toEqual([...told.keys()]);
  expect([...dealt].toSorted((a, b) => a - b)).toEqual(told);
  expect(before).toBeLessThan(told.length);
});

test("a room has a name of its own in each slice", () => {
  expect(inSlice(["all", "person:1"], 1)).toEqual(["all/1", "person:1/1"]);
  expect(new Set([...inSlice(["all"], 1), ...inSlice(["all"], 2)]).size).toBe(2);
});
