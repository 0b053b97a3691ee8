import { findField, fieldsOf, wholeVocabulary } from "./fields.js";
import { parseQuery } from "./parse.js";
import { printClause } from "./print.js";
import type { FilterClause, QueryOperator, Span } from "./types.js";

export interface NewClause {
  readonly field: string;
  readonly op?: QueryOperator;
  readonly values: readonly string[];
  readonly negated?: boolean;
}

/** What nobody types: a value that reads like a number or date stays so, one that reads like a word of the field too. */
const written = ({ field, op = ":", values, negated = false }: NewClause): string =>
  printClause({
    kind: "filter",
    field,
    op,
    negated,
    values: values.map((text) => ({ text, quoted: false, from: 0, to: 0 })),
    from: 0,
    to: 0,
  } satisfies FilterClause);

/** A query with a clause in the place of those of the same field, else at its end. The rest stays as it was typed. */
export function withClause(text: string, clause: NewClause, vocabulary = wholeVocabulary): string {
  const name = findField(fieldsOf(vocabulary), clause.field)?.name ?? clause.field;
  const { clauses, sort } = parseQuery(text, vocabulary);
  const same: Span[] = clauses.filter((one) => one.kind === "filter" && one.field === name);
  if (name === "sort" && sort) same.push(sort);
  const [first, ...others] = same;
  const made = written({ ...clause, field: name });
  if (!first) return text.trim() === "" ? made : `${text.trimEnd()} ${made}`;
  const rest = others.reverse().reduce((left, span) => withoutClause(left, span), text);
  return rest.slice(0, first.from) + made + rest.slice(first.to);
}

/** A query without what stands between two offsets, and without the blanks that would be left there. */
export function withoutClause(text: string, { from, to }: Span): string {
  const [before, after] = [text.slice(0, from).trimEnd(), text.slice(to).trimStart()];
  return before === "" || after === "" ? before + after : `${before} ${after}`;
}
