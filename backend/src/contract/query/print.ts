import type { ParsedQuery, QueryClause, QueryValue } from "./types.js";

/** Read anew as one value, whatever is in it. */
const PLAIN = /^[^\s"“„|\\]+$/u;

const inQuotes = (text: string): string => `"${text.replace(/[\\"]/g, "\\$&")}"`;

/** A value as it can be written: in quotation marks where it needs them. */
export const quoted = (text: string): string => (PLAIN.test(text) ? text : inQuotes(text));

const printValue = (value: QueryValue): string =>
  value.quoted || (value.text !== "" && !PLAIN.test(value.text)) ? inQuotes(value.text) : value.text;

/** One clause, in the language's own spelling. */
export function printClause(clause: QueryClause): string {
  const sign = clause.negated ? "-" : "";
  if (clause.kind === "words") return `${sign}${clause.phrase ? inQuotes(clause.text) : clause.text}`;
  // The ends of a range are never quoted: quoted they would be one value with points in it.
  if (clause.op === "..") return `${sign}${clause.field}:${clause.values.map(({ text }) => text).join("..")}`;
  return `${sign}${clause.field}${clause.op}${clause.values.map(printValue).join("|")}`;
}

/** The query written anew: read again it means the same, and prints the same. */
export function printQuery({ clauses, sort }: Pick<ParsedQuery, "clauses" | "sort">): string {
  return [...clauses.map(printClause), ...(sort ? [`sort:${sort.value}`] : [])].join(" ");
}
