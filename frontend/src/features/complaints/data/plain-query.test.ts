import { expect, test } from "@jest/globals";
import { parseQuery } from "@redress/backend/contract/query";
import { plainQuery } from "./use-own-complaints.js";

test.each([
  ["router offline", "router offline"],
  ["Re: my router", '"Re:" my router'],
  ["-5 degrees | status:open", '"-5" degrees "status:open"'],
  ['say "no"', 'say "no"'],
  ["“quoted” a\\b", '"quoted" "ab"'],
  ["!!! ...", ""],
])("%s is words alone", (typed, query) => {
  expect(plainQuery(typed)).toBe(query);
  const { clauses, errors } = parseQuery(query);
  expect(errors).toEqual([]);
  expect(clauses.every(({ kind, negated }) => kind === "words" && !negated)).toBe(true);
});
