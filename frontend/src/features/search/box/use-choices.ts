import { completionsAt, printClause, quoted, type Completion } from "@redress/backend/contract/query";
import type { QueryVocabulary } from "@redress/backend/contract/query";
import { Clock, ListFilter } from "lucide-react";
import { t } from "../../../lib/i18n.js";
import { useMe } from "../../../lib/session.js";
import { useNow } from "../../../lib/ticker.js";
import { explainInstant } from "../model/instant-words.js";
import { fieldWord, operatorWord, valueWord } from "../model/query-words.js";
import { recentSearches } from "../model/recent-searches.js";
import type { Choice, ChoiceGroup } from "./choice.js";
import { useNames } from "./use-names.js";
import { useSuggested } from "./use-suggested.js";

/** More fields than this are found by typing. */
const FIELDS_AT_ONCE = 8;

export interface Choices {
  groups: readonly ChoiceGroup[];
  /** A name or value is being finished: Enter takes the first that fits. */
  finishing: boolean;
  busy: boolean;
}

/** What the box offers for what is written, at the caret. */
export function useChoices(text: string, caret: number, vocabulary: QueryVocabulary, open: boolean): Choices {
  const me = useMe();
  const now = useNow();
  const completion = open ? completionsAt(text, caret, vocabulary) : null;
  const isField = completion?.kind === "field";
  const names = useNames(completion?.remote ?? null, completion?.typed ?? "");
  const suggested = useSuggested(open ? text : "", completion);
  const recent = open && text.trim() === "" ? recentGroup(recentSearches(me.id)) : [];
  if (!completion) return { groups: [], finishing: false, busy: false };

  if (isField) {
    const fields = fieldGroup(completion);
    return { groups: [...recent, ...fields, ...suggested.groups], finishing: false, busy: suggested.busy };
  }
  const values =
    completion.kind === "operator"
      ? completion.candidates.map((candidate) =>
          choiceOf(completion, candidate.insert, operatorWord(candidate.id as ":"), false),
        )
      : [
          ...completion.candidates.map(({ insert, id, label }) =>
            choiceOf(completion, insert, label ?? meaningOf(completion, id, now), true),
          ),
          ...names.names.map(({ value, label, detail }) => ({
            ...choiceOf(completion, quotedName(completion, value), detail, true),
            label,
          })),
        ];
  const typed = completion.typed.toLowerCase();
  const isWhole = values.some(({ label }) => label.toLowerCase() === typed);
  const title = completion.field ? fieldWord(completion.field) : t("search.group.operators");
  return {
    groups: values.length > 0 ? [{ key: "values", title, choices: values }] : [],
    finishing: typed !== "" && !isWhole,
    busy: names.busy,
  };
}

function fieldGroup(completion: Completion): ChoiceGroup[] {
  const choices = completion.candidates.slice(0, FIELDS_AT_ONCE).map(({ insert, id, label }): Choice => ({
    key: `field-${id}`,
    label: insert,
    detail: fieldWord({ name: id, label }),
    icon: ListFilter,
    deed: { kind: "write", from: completion.from, to: completion.to, text: insert },
  }));
  return choices.length > 0 ? [{ key: "fields", title: t("search.group.fields"), choices }] : [];
}

function recentGroup(searches: readonly string[]): ChoiceGroup[] {
  if (searches.length === 0) return [];
  const choices = searches.map((query, index): Choice => ({
    key: `recent-${index}`,
    label: query,
    icon: Clock,
    deed: { kind: "search", query },
  }));
  return [{ key: "recent", title: t("search.group.recent"), choices }];
}

function choiceOf({ from, to }: Completion, insert: string, detail: string | undefined, ends: boolean): Choice {
  return {
    key: `value-${insert}`,
    label: insert,
    detail: detail === insert ? undefined : detail,
    // A value is done, and the next piece can begin; an operator wants its value.
    deed: { kind: "write", from, to, text: ends ? `${insert} ` : insert },
  };
}

/** What a value of the language means, and when an instant is. */
function meaningOf({ field }: Completion, id: string, now: number): string | undefined {
  const time = field?.kind === "instant" || field?.kind === "day" ? explainInstant(id, now) : null;
  if (time === null) return valueWord(field?.name ?? "", id);
  return t(id.startsWith("-") ? "search.instant.since" : "search.instant.until", { time });
}

/** A name that reads like a word of the language is put in quotation marks. */
function quotedName({ field }: Completion, name: string): string {
  if (!field?.words.includes(name.toLowerCase())) return quoted(name);
  const value = { text: name, quoted: true, from: 0, to: 0 };
  return printClause({ kind: "filter", negated: false, field: "", op: ":", values: [value], from: 0, to: 0 }).slice(1);
}
