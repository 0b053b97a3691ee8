import { checkValue } from "./check-value.js";
import { fieldsOf, findField, operatorsOf, wholeVocabulary, type QueryField } from "./fields.js";
import { readTokens, type Token } from "./lexer.js";
import { nearest } from "./nearest.js";
import { quoted } from "./print.js";
import {
  queryLimits,
  querySorts,
  type FilterClause,
  type ParsedQuery,
  type QueryClause,
  type QueryError,
  type QueryErrorCode,
  type QueryOperator,
  type QueryValue,
  type Span,
  type WordsClause,
} from "./types.js";

type Filter = Extract<Token, { kind: "filter" }>;
type Words = Extract<Token, { kind: "words" }>;

/** What a query says, and what is wrong with it. Never throws; takes time in proportion to the text. */
export function parseQuery(text: string, vocabulary = wholeVocabulary): ParsedQuery {
  const reading = new Reading(text, fieldsOf(vocabulary));
  return reading.whole();
}

class Reading {
  readonly #clauses: QueryClause[] = [];
  readonly #errors: QueryError[] = [];
  #sort: ParsedQuery["sort"] = null;
  /** Marks without a letter, which nothing can be found by. */
  #silent: Words | null = null;

  constructor(
    private readonly text: string,
    private readonly fields: readonly QueryField[],
  ) {}

  whole(): ParsedQuery {
    const { length, clauses } = queryLimits;
    if (this.text.length > length) this.#wrong("too_long", { from: length, to: this.text.length }, { max: length });
    else
      for (const token of readTokens(this.text)) {
        if (this.#clauses.length >= clauses) {
          this.#wrong("too_many_clauses", { from: token.from, to: this.text.length }, { max: clauses });
          break;
        }
        if (token.kind === "words") this.#words(token);
        else this.#filter(token);
      }
    const words = this.#clauses.some(({ kind }) => kind === "words");
    if (this.#silent && !words) this.#wrong("no_word", this.#silent, { value: this.#silent.text });
    if (this.#sort?.value === "relevance" && !this.#clauses.some(isWanted))
      this.#wrong("sort_without_words", this.#sort, {});
    return { clauses: this.#clauses, sort: this.#sort, errors: this.#errors.sort((a, b) => a.from - b.from) };
  }

  #words({ unclosed, ...clause }: Words): void {
    if (unclosed) this.#wrong("unclosed_quote", clause, { value: clause.text }, `${this.#typed(clause)}"`);
    if (/[\p{L}\p{N}]/u.test(clause.text)) this.#clauses.push(clause);
    else this.#silent ??= { ...clause, unclosed };
  }

  #filter(token: Filter): void {
    const field = findField(this.fields, token.name.text);
    if (!field) {
      this.#unknownField(token);
      return;
    }
    if (field.kind === "sort") {
      this.#sorted(token, field);
      return;
    }
    const clause = clauseOf(token, field);
    this.#clauses.push(clause);
    this.#check(token, clause, field);
  }

  #check(token: Filter, clause: FilterClause, field: QueryField): void {
    const named = { field: field.name };
    if (token.values.length > queryLimits.values)
      this.#wrong("too_many_values", clause, { ...named, max: queryLimits.values });
    const unclosed = token.values.find((value) => value.unclosed);
    if (unclosed) this.#wrong("unclosed_quote", unclosed, { value: unclosed.text }, `${this.#typed(unclosed)}"`);
    if (!operatorsOf(field).includes(clause.op)) {
      const operator = { from: token.name.to, to: clause.values[0]?.from ?? token.to };
      this.#wrong("operator_not_allowed", operator, { ...named, operator: clause.op }, ":");
    }
    const range = clause.op === ":" && clause.values.length > 1 ? clause.values.find(isRange(field)) : undefined;
    if (range) {
      this.#wrong("range_alone", range, { ...named, value: range.text });
      return;
    }
    if (clause.op !== ":" && clause.op !== ".." && clause.values.length > 1)
      this.#wrong("too_many_values", clause, { ...named, max: 1 });
    if (clause.op === ".." && clause.values.every(({ text }) => text === ""))
      this.#wrong(
        "empty_value",
        { from: clause.values[0]?.from ?? clause.from, to: clause.to },
        { ...named, value: "" },
      );
    for (const value of clause.values.slice(0, queryLimits.values)) {
      const error = checkValue(field, clause.op, value);
      if (error) this.#errors.push(error);
    }
  }

  #sorted(token: Filter, field: QueryField): void {
    const [value] = token.values;
    const wanted = querySorts.find((sort) => sort === value?.text.toLowerCase());
    if (token.negated) this.#wrong("not_negatable", token, { field: field.name });
    else if (token.op !== ":") this.#wrong("operator_not_allowed", token, { field: field.name, operator: token.op });
    else if (this.#sort) this.#wrong("sort_twice", token, {});
    else if (value && (token.values.length > 1 || !wanted)) {
      const error = token.values.length > 1 ? null : checkValue(field, ":", value);
      if (error) this.#errors.push(error);
      else this.#wrong("too_many_values", token, { field: field.name, max: 1 });
    }
    if (wanted) this.#sort ??= { value: wanted, from: token.from, to: token.to };
  }

  #unknownField(token: Filter): void {
    const { name, from, to, negated, op, values } = token;
    this.#clauses.push({ kind: "filter", negated, field: name.text, op, values: values.map(plain), from, to });
    const near = nearest(
      name.text,
      this.fields.flatMap((field) => [field.name, ...field.aliases]),
    );
    if (near !== null) this.#wrong("unknown_field", name, { field: name.text }, near);
    else {
      // Perhaps it was none, but words with a colon: quoted they are searched for.
      const whole = { from: name.from, to };
      this.#wrong("unknown_field", whole, { field: name.text }, quotedWhole(this.#typed(whole)));
    }
  }

  #typed = ({ from, to }: Span): string => this.text.slice(from, to);

  #wrong(code: QueryErrorCode, { from, to }: Span, params: QueryError["params"], suggestion?: string): void {
    this.#errors.push({ code, params, from, to, ...(suggestion !== undefined && { suggestion }) });
  }
}

const quotedWhole = (text: string): string => {
  const once = quoted(text);
  return once.startsWith('"') ? once : `"${once}"`;
};

const plain = ({ text, quoted: isQuoted, from, to }: QueryValue): QueryValue => ({ text, quoted: isQuoted, from, to });

/** Words that are looked for, not kept out. */
const isWanted = (clause: QueryClause): clause is WordsClause => clause.kind === "words" && !clause.negated;

const isRange =
  (field: QueryField) =>
  ({ text, quoted: isQuoted }: QueryValue): boolean =>
    !isQuoted && text.includes("..") && operatorsOf(field).includes("..");

function clauseOf(token: Filter, field: QueryField): FilterClause {
  const { negated, from, to } = token;
  const values = token.values.map(plain);
  const [only] = values;
  const isOne = token.op === ":" && values.length === 1 && only !== undefined && isRange(field)(only);
  const op: QueryOperator = isOne ? ".." : token.op;
  return { kind: "filter", negated, field: field.name, op, values: isOne ? endsOf(only) : values, from, to };
}

/** The two ends of "a..b", each at its place. */
function endsOf({ text, from, to }: QueryValue): QueryValue[] {
  const middle = text.indexOf("..");
  return [
    { text: text.slice(0, middle), quoted: false, from, to: from + middle },
    { text: text.slice(middle + 2), quoted: false, from: from + middle + 2, to },
  ];
}
