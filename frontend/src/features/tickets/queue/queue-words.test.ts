import { expect, test } from "@jest/globals";
import "../../../lib/testing.js";
import { readAddress } from "../model/queue-address.js";
import { foundWord } from "./queue-words.js";

test("a list that is counted no further says so, and a view's own number is whole", () => {
  const narrowed = readAddress("open", new URLSearchParams("q=priority:high"));
  expect([10_000, 10_001].map((count) => foundWord(narrowed, count, undefined))).toEqual(["10,000", "10,000+"]);
  expect(foundWord(readAddress("closed", new URLSearchParams()), 970_123, undefined)).toBe("970,123");
});

test("a search says how long it took; another list, and one of an older server, does not", () => {
  const searched = readAddress("all", new URLSearchParams("q=router"), true);
  expect(foundWord(searched, 1240, 34)).toBe("1,240 in 0.03 s");
  expect(foundWord(searched, 0, 2)).toBe("0 in 0.01 s");
  expect(foundWord(searched, 0, undefined)).toBe("0");
  expect(foundWord(readAddress("closed", new URLSearchParams()), 12, 34)).toBe("12");
});
