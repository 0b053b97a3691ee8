import { expect, test } from "@jest/globals";
import { minutesWords, parseMinutes } from "./minutes.js";

test.each([
  ["25", 25],
  ["0:25", 25],
  ["1:30", 90],
  ["24:00", 1440],
  ["1h 30m", 90],
  ["1.5h", 90],
  ["90m", 90],
])("Time typed as %s is %d minutes", (typed, minutes) => expect(parseMinutes(typed)).toBe(minutes));

test.each(["", "0", "0:00", "1:60", "24:01", "1441", "soon", "-5", "1:5"])("%s is no time", (typed) =>
  expect(parseMinutes(typed)).toBeNull(),
);

test("What is shown can be typed again", () => {
  for (const minutes of [1, 59, 60, 85, 1440]) expect(parseMinutes(minutesWords(minutes))).toBe(minutes);
});
