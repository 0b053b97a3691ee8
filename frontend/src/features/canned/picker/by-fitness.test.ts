import { expect, test } from "@jest/globals";
import type { Canned } from "@redress/backend/contract";
import { byFitness } from "./by-fitness.js";

const row = (shortcut: string, uses: number) => ({ shortcut, uses }) as Canned;
const order = (typed: string, ...rows: Canned[]) => byFitness(rows, typed).map(({ shortcut }) => shortcut);

test("What is used most comes first, and the same number by shortcut", () => {
  expect(order("", row("b", 1), row("c", 9), row("a", 1))).toEqual(["c", "a", "b"]);
});

test("A shortcut that begins as typed comes before all others, slash or not", () => {
  const rows = [row("late-refund", 99), row("refund-late", 1)];
  expect(order("/refund", ...rows)).toEqual(["refund-late", "late-refund"]);
  expect(order("REFUND", ...rows)).toEqual(["refund-late", "late-refund"]);
});
