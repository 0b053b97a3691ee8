import { expect, test } from "@jest/globals";
import type { Comment } from "@redress/backend/contract";
import { messagesAlong, splitChoices, subjectOf } from "./split-choice.js";

const said = (id: number, more: Partial<Comment> = {}) =>
  ({ id, by_staff: false, is_internal: false, ...more }) as Comment;
const comments = [said(1), said(2, { by_staff: true }), said(3, { by_staff: true, is_internal: true }), said(4)];

test("A ticket begins with a message of the customer's, the newest offered first", () => {
  expect(splitChoices({ comments }).map(({ id }) => id)).toEqual([4, 1]);
});

test("Alone or with all after it, notes and answers too", () => {
  expect(messagesAlong(comments, 1, false).map(({ id }) => id)).toEqual([1]);
  expect(messagesAlong(comments, 1, true).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
});

test.each([
  ["And the bill\nis wrong", "And the bill"],
  ["  spaced \t out  ", "spaced out"],
  ["", ""],
  ["word ".repeat(40), `${"word ".repeat(16).trimEnd()}…`],
  ["x".repeat(200), `${"x".repeat(80)}…`],
])("The subject is the first line, cut at a word: %j", (text, subject) => {
  expect(subjectOf(text)).toBe(subject);
});
