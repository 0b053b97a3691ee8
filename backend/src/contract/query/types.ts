/**
 * What the query language speaks of. Offsets are those of JavaScript's strings, `to` without the character there.
 */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type QueryOperator = ":" | ">=" | "<=" | ">" | "<" | "..";

export interface QueryValue extends Span {
  /** Without its quotation marks. An end of a range that was left open is empty. */
  readonly text: string;
  /** Quoted: taken as a name, also where it reads like "me" or "none". */
  readonly quoted: boolean;
}

/** Free words: one word, or a phrase that was quoted. */
export interface WordsClause extends Span {
  readonly kind: "words";
  readonly negated: boolean;
  readonly text: string;
  readonly phrase: boolean;
}

/** A condition on a field. Several values: any of them fits. Of a range (`..`) there are two, its ends. */
export interface FilterClause extends Span {
  readonly kind: "filter";
  readonly negated: boolean;
  /** The field's own name, whichever alias was typed; as typed where there is no such field. */
  readonly field: string;
  readonly op: QueryOperator;
  readonly values: readonly QueryValue[];
}

/** All clauses of a query have to fit. */
export type QueryClause = WordsClause | FilterClause;

export const querySorts = ["due", "newest", "oldest", "updated", "priority", "relevance"] as const;
export type QuerySort = (typeof querySorts)[number];

/** What can be wrong. `unknown_name` alone is for the server to find, which knows who and what there is. */
export type QueryErrorCode =
  | "too_long"
  | "too_many_clauses"
  | "too_many_values"
  | "unclosed_quote"
  | "unknown_field"
  | "empty_value"
  | "unknown_value"
  | "unknown_name"
  | "operator_not_allowed"
  | "bad_date"
  | "not_in_the_future"
  | "bad_number"
  | "bad_pattern"
  | "range_alone"
  | "sort_twice"
  | "sort_without_words"
  | "not_negatable"
  | "no_word";

export interface QueryError extends Span {
  readonly code: QueryErrorCode;
  /** What the message names: `field`, `value`, `operator`, `max`. */
  readonly params: Readonly<Record<string, string | number>>;
  /** What to write in the place of the span instead. */
  readonly suggestion?: string;
}

export interface ParsedQuery {
  /** In the order typed; also those that something is wrong with, so that none gets lost. */
  readonly clauses: readonly QueryClause[];
  readonly sort: (Span & { readonly value: QuerySort }) | null;
  /** In the order of their places. A query with errors is not run. */
  readonly errors: readonly QueryError[];
}

export type CustomFieldType = "text" | "number" | "date" | "choice" | "multi_choice" | "yes_no";

/** A field that a desk made for itself. */
export interface CustomField {
  readonly key: string;
  readonly label: string;
  readonly type: CustomFieldType;
  /** Of the choices. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** What a reader can ask for, beyond what everybody can. */
export interface QueryVocabulary {
  /** Fields of the desk's own business; customers do not have them. */
  readonly staff: boolean;
  /** May read internal notes. */
  readonly notes: boolean;
  readonly customFields: readonly CustomField[];
}

export const queryLimits = { length: 1000, clauses: 30, values: 50 } as const;
