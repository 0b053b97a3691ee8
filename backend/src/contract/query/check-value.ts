import type { QueryField } from "./fields.js";
import { readInstant } from "./instants.js";
import { nearest } from "./nearest.js";
import { quoted } from "./print.js";
import type { QueryError, QueryErrorCode, QueryOperator, QueryValue } from "./types.js";

/** 15 digits: exact in JavaScript, and within PostgreSQL's bigint. */
const WHOLE = /^(?:cmp-|#)?\d{1,15}$/i;
const DECIMAL = /^[+-]?\d{1,15}(?:\.\d{1,6})?$/;

/** What is wrong with a value of a field; null when nothing is. */
export function checkValue(field: QueryField, op: QueryOperator, value: QueryValue): QueryError | null {
  const wrong = (code: QueryErrorCode, suggestion: string | null = null): QueryError => ({
    code,
    params: { field: field.name, value: value.text },
    from: value.from,
    to: value.to,
    ...(suggestion !== null && { suggestion }),
  });
  if (value.text === "") return op === ".." ? null : wrong("empty_value");
  const word = value.text.toLowerCase();
  if (!value.quoted && op === ":" && field.words.some((known) => known.toLowerCase() === word)) return null;
  switch (field.kind) {
    case "choice":
    case "sort":
      if (field.words.some((known) => known.toLowerCase() === word)) return null;
      return wrong("unknown_value", quotedNearest(value.text, field.words));
    case "instant":
    case "day": {
      const instant = readInstant(value.text);
      if (!instant) return wrong("bad_date", quotedNearest(value.text, field.words));
      const forward = instant.kind === "span" ? instant.amount > 0 : instant.kind === "day" && instant.days > 0;
      return field.past && forward ? wrong("not_in_the_future", backwards(value.text)) : null;
    }
    case "number":
      return WHOLE.test(value.text) ? null : wrong("bad_number");
    case "decimal":
      return DECIMAL.test(value.text) ? null : wrong("bad_number");
    case "name":
    case "text":
      // A star in the middle would have to be looked for from end to end.
      return value.text.slice(0, -1).includes("*") || value.text === "*" ? wrong("bad_pattern") : null;
  }
}

function quotedNearest(typed: string, words: readonly string[]): string | null {
  const near = nearest(typed, words);
  return near === null ? null : quoted(near);
}

/** "7d" of what has happened is "-7d". */
const backwards = (text: string): string | null => (/^\+?\d/.test(text) ? `-${text.replace("+", "")}` : null);
