import { expect, test } from "@jest/globals";
import "../../lib/testing.js";
import { ApiProblem } from "../../lib/api-problem.js";
import { answerOf, answersOf, answerWords, askedIn, draftOf, missingIn, type Question } from "./answer-draft.js";
import { answerErrors, answerProblems } from "./answer-errors.js";

const question = (parts: Partial<Question>): Question => ({
  key: "q",
  label: "Q",
  help: null,
  type: "text",
  required: "never",
  options: [],
  min: null,
  max: null,
  decimals: 0,
  earliest: null,
  latest: null,
  ...parts,
});
const options = [
  { key: "card", label: "By card", archived: false },
  { key: "cheque", label: "Cheque", archived: true },
];

test("What was typed becomes what is sent, and back, for each type; what is empty is no answer", () => {
  const both = [
    ["text", "R-1", "R-1"],
    ["number", "12.5", 12.5],
    ["date", "2026-02-28", "2026-02-28"],
    ["choice", "card", "card"],
    ["yes_no", "no", false],
    ["multi_choice", ["card", "cheque"], ["card", "cheque"]],
  ] as const;
  for (const [type, draft, value] of both) {
    expect(answerOf({ type }, draft)).toEqual(value);
    expect(draftOf(typeof value === "object" ? [...value] : value)).toEqual(draft);
    for (const empty of ["", [], undefined]) expect(answerOf({ type }, empty)).toBeNull();
  }
  expect(draftOf(null)).toBe("");
});

test("A number may have a comma; one that is none goes as it was typed, for the server to say what is wrong", () => {
  expect(answerOf({ type: "number" }, " 12,5 ")).toBe(12.5);
  expect(answerOf({ type: "number" }, "a dozen")).toBe("a dozen");
  expect(answerOf({ type: "number" }, "   ")).toBe("   ");
});

test("Answers in words: archived options by what they were called, amounts with all their places", () => {
  expect(answerWords(question({ type: "choice", options }), "cheque")).toBe("Cheque");
  expect(answerWords(question({ type: "multi_choice", options }), ["card", "cheque"])).toBe("By card and Cheque");
  expect(answerWords(question({ type: "choice", options }), "gone")).toBe("gone");
  expect(answerWords(question({ type: "number", decimals: 2 }), 49.9)).toBe("49.90");
  expect(answerWords(question({ type: "number", decimals: 2 }), 1200)).toBe("1,200");
  expect(answerWords(question({ type: "yes_no" }), false)).toBe("No");
  // A day is that day, in whatever zone its reader is.
  expect(answerWords(question({ type: "date" }), "2026-03-01")).toBe("1 Mar 2026");
  expect(answerWords(question({}), null)).toBeNull();
});

test("A form sends what it asks and nothing else, and says what is still missing", () => {
  const asked = [question({ key: "a", required: "to_file" }), question({ key: "b", required: "to_resolve" })];
  expect(answersOf(asked, { a: "", b: "there", elsewhere: "no" })).toEqual({ b: "there" });
  expect(Object.keys(missingIn(asked, { a: [] }))).toEqual(["a"]);
  expect(missingIn(asked, { a: "there" })).toEqual({});
});

test("Asked in a category are fields of it and of every category, unless they were put away", () => {
  const base = { ...question({}), id: 1, audience: "staff" as const, fill: true, position: 1, archived: false };
  const fields = [
    { ...base, key: "all", category_ids: null },
    { ...base, key: "here", category_ids: [7, 8] },
    { ...base, key: "there", category_ids: [9] },
    { ...base, key: "old", category_ids: null, archived: true },
  ];
  expect(askedIn(fields, "8").map(({ key }) => key)).toEqual(["all", "here"]);
  expect(askedIn(fields, "")).toEqual([]);
});

test("Problems of answers find their question; where they stand together each names it", () => {
  const problem = new ApiProblem({
    code: "validation",
    status: 422,
    message: "Check this",
    errors: [
      { field: "fields.serial", message: "Use at most 5 characters" },
      { field: "subject", message: "Say it" },
    ],
  });
  expect(answerErrors(problem)).toEqual({ serial: "Use at most 5 characters" });
  const asked = [
    question({ key: "other", label: "Other" }),
    // Its label happens to stand in the message.
    question({ key: "serial", label: "characters" }),
    question({ key: "bill", label: "Bill", required: "to_file" }),
  ];
  expect(answerProblems(asked, { ...missingIn(asked, {}), ...answerErrors(problem) })).toEqual([
    { field: "fields.serial", message: "characters: Use at most 5 characters" },
    { field: "fields.bill", message: "Answer “Bill”" },
  ]);
});
