import { expect, test } from "@jest/globals";
import { completionsAt, withClause, withoutClause, parseQuery, wholeVocabulary } from "./index.js";

test("A clause takes the place of its field's, and the rest stays as typed", () => {
  expect(withClause("", { field: "status", values: ["open"] })).toBe("status:open");
  expect(withClause("refund  late", { field: "team", values: ["Night shift", "none"] })).toBe(
    'refund  late team:"Night shift"|none',
  );
  expect(withClause("State:new x status:closed  y", { field: "status", values: ["open"] })).toBe("status:open x y");
  expect(withClause("sort:due x", { field: "sort", values: ["newest"] })).toBe("sort:newest x");
  expect(withClause("x", { field: "created", op: "..", values: ["-7d", "now"] })).toBe("x created:-7d..now");
});

test("A clause goes with its blanks", () => {
  const text = "a  status:open   b";
  const [, clause] = parseQuery(text).clauses;
  if (!clause) throw new Error("There are three clauses");
  expect(withoutClause(text, clause)).toBe("a b");
});

const at = (marked: string, vocabulary = wholeVocabulary) => {
  const caret = marked.indexOf("^");
  const text = marked.replace("^", "");
  const completion = completionsAt(text, caret, vocabulary);
  return completion && { ...completion, range: text.slice(completion.from, completion.to) };
};
const inserts = (marked: string) => at(marked)?.candidates.map(({ insert }) => insert);

test("At the caret: fields, operators or values", () => {
  expect(at("^")).toMatchObject({ kind: "field", typed: "", range: "" });
  expect(inserts("x ^")).toContain("status:");
  expect(inserts("stat^")).toEqual(["status:"]);
  expect(inserts("-pri^")).toEqual(["priority:"]);
  expect(at("-pri^")).toMatchObject({ range: "pri" });
  expect(inserts("prior^ity>=high")).toEqual(["priority:"]);
  expect(at("priority:^=high")).toMatchObject({ kind: "value", typed: "" });
  expect(at("priority>^=high")).toMatchObject({ kind: "operator", range: ">=" });
  expect(inserts("status:new|res^")).toEqual(["resolved"]);
  expect(at("status:new|res^")).toMatchObject({ kind: "value", range: "res", remote: null });
  expect(at('team:"Night s^')).toMatchObject({ kind: "value", typed: "Night s", remote: "teams", range: '"Night s' });
  expect(inserts("created:^..now")).toContain("-7d");
  expect(at("created:-7d..n^")).toMatchObject({ range: "n", typed: "n" });
  expect(at('"a phrase^"')).toBeNull();
  expect(at("nothing:^")).toBeNull();
  expect(at("assignee:^", { ...wholeVocabulary, staff: false })).toBeNull();
});
