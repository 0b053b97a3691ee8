import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  completionsAt,
  fieldsOf,
  operatorsOf,
  parseQuery,
  printQuery,
  queryLimits,
  wholeVocabulary,
  withClause,
  withoutClause,
  type ParsedQuery,
} from "./index.js";

const fields = fieldsOf(wholeVocabulary);

/** Bits that queries are made of, right ones and broken ones, so that random texts come near the language. */
const bit = fc.oneof(
  fc.constantFrom(...fields.flatMap(({ name, aliases, words }) => [name, ...aliases, ...words])),
  fc.constantFrom(":", ">=", "<=", ">", "<", "=", "..", "|", '"', "“", "”", "„", "\\", "-", "*", " ", "  ", "\n", "\0"),
  fc.constantFrom("-7d", "2h", "now", "2026-03-01", "2026-02-30", "2026-03-01T10:00+02:00", "//", "CMP-12", "a@b.c"),
  fc.string({ unit: "binary", maxLength: 8 }),
);
const text = fc.oneof(
  fc.array(bit, { maxLength: 60 }).map((bits) => bits.join("")),
  fc.string({ unit: "binary", maxLength: 1100 }),
);

/** Without the places, which printing changes. */
const meaning = ({ clauses, sort }: ParsedQuery) => ({
  clauses: clauses.map((clause) =>
    clause.kind === "words"
      ? [clause.negated, clause.phrase, clause.text]
      : [clause.negated, clause.field, clause.op, clause.values.map((value) => value.text)],
  ),
  sort: sort?.value,
});

test("Whatever is typed is read, within its bounds, and every place lies in the text", () => {
  fc.assert(
    fc.property(text, (typed) => {
      const { clauses, sort, errors } = parseQuery(typed);
      expect(clauses.length).toBeLessThanOrEqual(queryLimits.clauses);
      const values = clauses.flatMap((clause) => (clause.kind === "filter" ? clause.values : []));
      for (const { from, to } of [...clauses, ...values, ...errors, ...(sort ? [sort] : [])]) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(typed.length);
      }
      for (const [i, clause] of clauses.entries())
        expect(clause.from).toBeGreaterThanOrEqual(i === 0 ? 0 : (clauses[i - 1]?.to ?? Infinity));
      if (typed.length > queryLimits.length) expect(errors).toMatchObject([{ code: "too_long" }]);
    }),
    { numRuns: 3000 },
  );
});

test("What is printed is read as it was meant, and prints the same", () => {
  fc.assert(
    fc.property(text, (typed) => {
      const parsed = parseQuery(typed);
      const printed = printQuery(parsed);
      fc.pre(printed.length <= queryLimits.length);
      const again = parseQuery(printed);
      expect(meaning(again)).toEqual(meaning(parsed));
      expect(printQuery(again)).toBe(printed);
      if (parsed.errors.length === 0) expect(again.errors).toEqual([]);
    }),
    { numRuns: 3000 },
  );
});

test("A value survives, whatever is in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 100 }), (typed) => {
      const value = typed.replace(/[\s\p{Cc}\u200B\uFEFF]+/gu, " ").trim();
      fc.pre(value !== "" && value.length < 200);
      const made = withClause("before", { field: "team", values: [value] });
      expect(meaning(parseQuery(made)).clauses).toEqual([
        [false, false, "before"],
        [false, "team", ":", [value]],
      ]);
    }),
  );
});

test("Taken out or put in, a clause leaves the others as they were", () => {
  fc.assert(
    fc.property(text, fc.nat(40), (typed, which) => {
      const before = parseQuery(typed);
      fc.pre(before.errors.length === 0 && before.clauses.length > 0);
      const index = which % before.clauses.length;
      const clause = before.clauses[index];
      if (!clause) throw new Error("There is one");
      const after = parseQuery(withoutClause(typed, clause));
      expect(meaning(after).clauses).toEqual(meaning(before).clauses.toSpliced(index, 1));
    }),
    { numRuns: 1000 },
  );
});

test("At any caret there is an answer or none, and its range holds the caret", () => {
  fc.assert(
    fc.property(text, fc.nat(1200), (typed, at) => {
      const completion = completionsAt(typed, at);
      if (!completion) return;
      const caret = Math.min(at, typed.length);
      expect(completion.from).toBeLessThanOrEqual(caret);
      expect(completion.to).toBeGreaterThanOrEqual(caret);
      expect(completion.to).toBeLessThanOrEqual(typed.length);
    }),
    { numRuns: 2000 },
  );
});

test("Every operator that a field is said to have is taken, and no other", () => {
  const sample = { choice: "", instant: "2026-03-01", number: "3", name: "x", text: "x", decimal: "1.5", day: "today" };
  for (const field of fields.filter(({ kind }) => kind !== "sort"))
    for (const op of [":", ">=", "<=", ">", "<"] as const) {
      const value = field.kind === "choice" ? (field.words[0] ?? "") : sample[field.kind as keyof typeof sample];
      const codes = parseQuery(`${field.name}${op}${value}`).errors.map(({ code }) => code);
      expect({ field: field.name, op, codes }).toEqual({
        field: field.name,
        op,
        codes: operatorsOf(field).includes(op) ? [] : ["operator_not_allowed"],
      });
    }
});

/** Characters that are looked at while reading: counted, since time depends on the machine. */
function looks(typed: string): number {
  let count = 0;
  const watched = new Proxy(new String(typed), {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== "function") return value;
      return (...args: unknown[]) => {
        count += 1;
        return Reflect.apply(value, target, args) as unknown;
      };
    },
  });
  parseQuery(watched as unknown as string);
  return count;
}

test.each(['"', "-", "a:", "a:|", 'a:"', '\\"', "a:b|", "..", "a..", "team:*", "“", "a", ">=", "-a:"])(
  "Ten times as many of %s take some ten times the work, not a hundred times",
  (unit) => {
    const few = looks(unit.repeat(Math.floor(100 / unit.length)));
    const many = looks(unit.repeat(Math.floor(1000 / unit.length)));
    expect(many).toBeLessThan(few * 25 + 200);
  },
);
