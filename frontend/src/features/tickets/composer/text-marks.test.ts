import { expect, test } from "@jest/globals";
import { mentionAt } from "./mention-place.js";
import { makeLink, toggleMark, type TextEdit } from "./text-marks.js";

/** The brackets stand where the selection begins and ends. */
const field = (marked: string) => ({
  value: marked.replace(/[⟦⟧]/g, ""),
  selectionStart: marked.indexOf("⟦"),
  selectionEnd: marked.indexOf("⟧") - 1,
});
const after = ({ value }: { value: string }, { text, from, to, selectFrom, selectTo }: TextEdit) => {
  const whole = value.slice(0, from) + text + value.slice(to);
  return `${whole.slice(0, selectFrom)}⟦${whole.slice(selectFrom, selectTo)}⟧${whole.slice(selectTo)}`;
};

test.each([
  ["a ⟦b⟧ c", "**", "a **⟦b⟧** c"],
  ["a **⟦b⟧** c", "**", "a ⟦b⟧ c"],
  ["⟦b⟧", "*", "*⟦b⟧*"],
  ["*⟦b⟧*", "*", "⟦b⟧"],
  ["**⟦b⟧**", "*", "***⟦b⟧***"],
  ["⟦⟧", "**", "**⟦⟧**"],
] as const)("%s with %s becomes %s", (before, mark, expected) => {
  expect(after(field(before), toggleMark(field(before), mark))).toBe(expected);
});

test.each([
  ["see ⟦this page⟧", "see [this page](⟦https://⟧)"],
  ["see ⟦https://a.example/b⟧", "see [⟦⟧](https://a.example/b)"],
])("%s becomes the link %s", (before, expected) => {
  expect(after(field(before), makeLink(field(before)))).toBe(expected);
});

test.each([
  ["@", ""],
  ["Ask @me", "me"],
  ["Ask @Mei L", "Mei L"],
  ["(@Jürgen", "Jürgen"],
  ["a\n@x", "x"],
  ["luis@example", null],
  ["@Mei, and", null],
  ["no", null],
])("%s looks for %s", (text, typed) => {
  expect(mentionAt(text, text.length)?.typed ?? null).toBe(typed);
});
