import {
  fieldsOf,
  findField,
  type FilterClause,
  type QueryClause,
  type QueryVocabulary,
} from "@redress/backend/contract/query";
import { t, type MessageId } from "../../../lib/i18n.js";
import { directionOf, explainInstant } from "./instant-words.js";
import { fieldWord, valueWord } from "./query-words.js";

const COMPARED = {
  ">=": { usual: "search.clause.at_least", instant: "search.clause.since" },
  ">": { usual: "search.clause.above", instant: "search.clause.since" },
  "<=": { usual: "search.clause.at_most", instant: "search.clause.until" },
  "<": { usual: "search.clause.below", instant: "search.clause.until" },
} as const satisfies Record<string, Record<"usual" | "instant", MessageId>>;

const BETWEEN_NOW_AND = { past: "search.clause.since", future: "search.clause.until" } as const;

/** What a clause asks for, in words: "Status: New or In progress", "Filed: -7d (15 Nov 2026, 14:02) to now". */
export function clauseWords(clause: QueryClause, vocabulary: QueryVocabulary, now: number): string {
  const said =
    clause.kind === "filter"
      ? filterWords(clause, vocabulary, now)
      : clause.phrase
        ? t("search.clause.phrase", { text: clause.text })
        : clause.text;
  return clause.negated ? t("search.clause.not", { clause: said }) : said;
}

function filterWords(clause: FilterClause, vocabulary: QueryVocabulary, now: number): string {
  const known = findField(fieldsOf(vocabulary), clause.field);
  const options = vocabulary.customFields.find(({ key }) => key === clause.field)?.options ?? [];
  const field = fieldWord(known ?? { name: clause.field, label: null });
  const isInstant = known?.kind === "instant" || known?.kind === "day";
  const words = clause.values.map(({ text, quoted }) => {
    const time = isInstant && !quoted ? explainInstant(text, now) : null;
    if (time !== null) return text.toLowerCase() === "now" ? time : `${valueWord(clause.field, text)} (${time})`;
    const own = options.find(({ value }) => value === text)?.label;
    return own ?? (quoted ? text : valueWord(clause.field, text));
  });
  if (clause.op === "..") return rangeWords(field, words);
  const value = anyOf(words);
  if (clause.op !== ":") return t(COMPARED[clause.op][isInstant ? "instant" : "usual"], { field, value });
  const [only] = clause.values;
  const direction = isInstant && only && words.length === 1 ? directionOf(only.text) : null;
  return t(direction ? BETWEEN_NOW_AND[direction] : "search.clause.value", { field, value });
}

function rangeWords(field: string, [from = "", to = ""]: readonly string[]): string {
  if (from === "") return t("search.clause.until", { field, value: to });
  if (to === "") return t("search.clause.since", { field, value: from });
  return t("search.clause.between", { field, from, to });
}

function anyOf(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : t("search.clause.or", { first: words.slice(0, -1).join(", "), rest: last });
}
