import { parseQuery, printClause, withoutClause, type FilterClause } from "@redress/backend/contract/query";

/** A span of days as a query has it; "" where an end is open. */
export interface Days {
  from: string;
  to: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What a query narrows a field to, "status:new|pending"; nothing where it leaves values out or compares them. */
export function valuesIn(q: string, field: string): string[] {
  return wantedIn(q, field)?.values.map(({ text }) => text) ?? [];
}

/** The same query with other values of a field, where they were or at its end; none take the filter out. */
export function withValues(q: string, field: string, values: readonly string[]): string {
  return put(q, wantedIn(q, field), values.length > 0 ? made(field, ":", values) : null);
}

/** Whether a query has such a filter by itself, as "is:reopened" is. */
export function hasFilter(q: string, field: string, value: string): boolean {
  return single(q, field, value) !== undefined;
}

/** The same query with such a filter, or without. */
export function toggleFilter(q: string, field: string, value: string, op: FilterClause["op"] = ":"): string {
  const present = single(q, field, value);
  return put(q, present, present ? null : made(field, op, [value]));
}

/** The days that "created:2026-07-01..2026-07-13" spans. */
export function daysIn(q: string, field: string): Days {
  const clause = spanIn(q, field);
  const [first = "", second = ""] = clause?.values.map(({ text }) => text) ?? [];
  if (clause?.op === "..") return { from: first, to: second };
  return clause?.op === "<=" ? { from: "", to: first } : { from: first, to: "" };
}

export function withDays(q: string, field: string, { from, to }: Days): string {
  const next = from === "" && to === "" ? null : made(field, "..", [from, to]);
  return put(q, spanIn(q, field), next);
}

/** How many filters a query has; its words are none. */
export function countFilterClauses(q: string): number {
  return filtersOf(q).length;
}

/** The words of a query alone. */
export function withoutFilters(q: string): string {
  return filtersOf(q).reduceRight((rest, clause) => withoutClause(rest, clause), q);
}

function filtersOf(q: string): FilterClause[] {
  return parseQuery(q).clauses.filter((clause) => clause.kind === "filter");
}

function wantedIn(q: string, field: string): FilterClause | undefined {
  return filtersOf(q).find((clause) => clause.field === field && clause.op === ":" && !clause.negated);
}

function single(q: string, field: string, value: string): FilterClause | undefined {
  return filtersOf(q).find(
    ({ field: name, negated, values }) =>
      name === field && !negated && values.length === 1 && values[0]?.text.toLowerCase() === value,
  );
}

/** Spans from now, "-7d", are no days that a calendar's field could show. */
function spanIn(q: string, field: string): FilterClause | undefined {
  return filtersOf(q).find(
    ({ field: name, negated, op, values }) =>
      name === field &&
      !negated &&
      ["..", ">=", "<="].includes(op) &&
      values.every(({ text }) => text === "" || DAY.test(text)),
  );
}

function made(field: string, op: FilterClause["op"], values: readonly string[]): string {
  const written = values.map((text) => ({ text, quoted: false, from: 0, to: 0 }));
  return printClause({ kind: "filter", field, op, negated: false, values: written, from: 0, to: 0 });
}

function put(q: string, before: FilterClause | undefined, next: string | null): string {
  if (next === null) return before ? withoutClause(q, before) : q;
  if (before) return q.slice(0, before.from) + next + q.slice(before.to);
  return q === "" ? next : `${q.trimEnd()} ${next}`;
}

/** The same query with some of its words in quotation marks: nothing else is looked for in their place. */
export function insistOn(q: string, words: readonly string[]): string {
  const meant = words.map((word) => word.toLowerCase());
  const { clauses } = parseQuery(q);
  return clauses.reduceRight((rest, clause) => {
    if (clause.kind !== "words" || clause.phrase || !meant.includes(clause.text.toLowerCase())) return rest;
    return rest.slice(0, clause.from) + printClause({ ...clause, phrase: true }) + rest.slice(clause.to);
  }, q);
}
