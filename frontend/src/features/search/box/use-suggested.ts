import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { parseQuery, type Completion } from "@redress/backend/contract/query";
import { ArrowUpRight, Layers, Search, UserRound } from "lucide-react";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import type { Choice, ChoiceGroup } from "./choice.js";
import { useSettled } from "./use-settled.js";

/** One letter begins half of all words. */
const FROM_LETTERS = 2;

/** What the words that are being written may be after: a ticket, somebody, a view, another word. */
export function useSuggested(text: string, completion: Completion | null): { groups: ChoiceGroup[]; busy: boolean } {
  const isWord = completion?.kind === "field" && completion.typed.length >= FROM_LETTERS;
  const words = isWord ? wordsOf(text) : "";
  const q = useSettled(words);
  const { data, isFetching } = useQuery({
    ...queries.suggestSearch({ query: { q } }),
    enabled: words !== "" && q !== "",
    placeholderData: keepPreviousData,
  });
  if (!completion || words === "" || !data) return { groups: [], busy: isFetching };
  const { from, to } = completion;
  const write = (piece: string) => ({ kind: "write", from, to, text: `${piece} ` }) as const;
  const groups: ChoiceGroup[] = [
    {
      key: "words",
      title: t("search.group.words"),
      choices: data.words.map((word): Choice => ({
        key: `word-${word}`,
        label: word,
        icon: Search,
        deed: write(word),
      })),
    },
    {
      key: "tickets",
      title: t("search.group.tickets"),
      choices: data.tickets.map(({ id, number, subject }): Choice => ({
        key: `ticket-${id}`,
        label: subject,
        detail: number,
        icon: ArrowUpRight,
        deed: { kind: "go", to: `/queue/all?ticket=${id}` },
      })),
    },
    {
      key: "people",
      title: t("search.group.people"),
      choices: data.people.flatMap(({ id, full_name, email }): Choice[] =>
        email === null
          ? []
          : [{ key: `person-${id}`, label: full_name, detail: email, icon: UserRound, deed: write(`from:${email}`) }],
      ),
    },
    {
      key: "views",
      title: t("search.group.views"),
      choices: data.views.map(({ id, name }): Choice => ({
        key: `view-${id}`,
        label: name,
        icon: Layers,
        deed: { kind: "go", to: `/queue/v${id}` },
      })),
    },
  ];
  return { groups: groups.filter(({ choices }) => choices.length > 0), busy: isFetching };
}

/** The words that are looked for, without what narrows them. */
function wordsOf(text: string): string {
  const { clauses } = parseQuery(text);
  return clauses.flatMap((clause) => (clause.kind === "words" && !clause.negated ? [clause.text] : [])).join(" ");
}
