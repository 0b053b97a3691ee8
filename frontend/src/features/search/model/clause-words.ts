import { findField, type FilterClause, type QueryClause, type QueryField } from "@redress/backend/contract/query";
import { t, type MessageId } from "../../../lib/i18n.js";
import { explainInstant } from "./instant-words.js";
import { fieldWord, valueWord } from "./query-words.js";

const COMPARED = {
  ">=": { usual: "search.clause.at_least", instant: "search.clause.since" },
  ">": { usual: "search.clause.above", instant: "search.clause.since" },
  "<=": { usual: "search.clause.at_most", instant: "search.clause.until" },
  "<": { usual: "search.clause.below", instant: "search.clause.until" },
} as const satisfies Record<string, Record<"usual" | "instant", MessageId>>;

/** What a clause asks for, in words: "Status: New or In progress", "Filed: -7d (Sun 14:02) to now". */
export function clauseWords(clause: QueryClause, fields: readonly QueryField[], now: number): string {
  const said =
    clause.kind === "filter"
      ? filterWords(clause, fields, now)
      : clause.phrase
        ? t("search.clause.phrase", { text: clause.text })
        : clause.text;
  return clause.negated ? t("search.clause.not", { clause: said }) : said;
}

function filterWords(clause: FilterClause, fields: readonly QueryField[], now: number): string {
  const known = findField(fields, clause.field);
  const field = fieldWord(known ?? { name: clause.field, label: null });
  const isInstant = known?.kind === "instant" || known?.kind === "day";
  const words = clause.values.map(({ text, quoted }) => {
    const time = isInstant && !quoted ? explainInstant(text, now) : null;
    if (time !== null) return text.toLowerCase() === "now" ? time : `${valueWord(clause.field, text)} (${time})`;
    return quoted ? text : valueWord(clause.field, text);
  });
  if (clause.op === "..") return rangeWords(field, words);
  const message = clause.op === ":" ? "search.clause.value" : COMPARED[clause.op][isInstant ? "instant" : "usual"];
  return t(message, { field, value: anyOf(words) });
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
