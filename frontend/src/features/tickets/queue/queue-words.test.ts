import { expect, test } from "@jest/globals";
import "../../../lib/testing.js";
import { readAddress } from "../model/queue-address.js";
import { lengthWord } from "./queue-words.js";

test("a list that is counted no further says so, and a view's own number is whole", () => {
  const narrowed = readAddress("open", new URLSearchParams("q=priority:high"));
  expect([10_000, 10_001].map((count) => lengthWord(narrowed, count))).toEqual(["10,000", "10,000+"]);
  expect(lengthWord(readAddress("closed", new URLSearchParams()), 970_123)).toBe("970,123");
});
