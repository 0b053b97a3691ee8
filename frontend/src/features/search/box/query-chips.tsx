import { X } from "lucide-react";
import { useRef, type KeyboardEvent } from "react";
import { clsx } from "clsx";
import { withoutClause, type QueryClause, type QueryVocabulary } from "@redress/backend/contract/query";
import { t } from "../../../lib/i18n.js";
import { useNow } from "../../../lib/ticker.js";
import { clauseWords } from "../model/clause-words.js";

export interface QueryChipsProps {
  text: string;
  clauses: readonly QueryClause[];
  vocabulary: QueryVocabulary;
  isWrong: (clause: QueryClause) => boolean;
  onEdit: (clause: QueryClause) => void;
  /** The query without a clause. */
  onRemove: (query: string) => void;
}

/** What a query asks for, clause by clause, in words: a press goes to its place in the box, Backspace or the cross takes it out. */
export function QueryChips({ text, clauses, vocabulary, isWrong, onEdit, onRemove }: QueryChipsProps) {
  const now = useNow();
  const list = useRef<HTMLUListElement>(null);
  const remove = (clause: QueryClause, index: number) => {
    const chips = [...(list.current?.querySelectorAll<HTMLElement>("[data-chip]") ?? [])];
    // Whoever removes by keyboard stays among the chips, or is back in the box after the last.
    const next = chips[index + 1] ?? chips[index - 1];
    onRemove(withoutClause(text, clause));
    if (next) next.focus();
    else onEdit({ ...clause, from: 0, to: 0 });
  };
  const onKeyDown = (event: KeyboardEvent, clause: QueryClause, index: number) => {
    if (event.key !== "Backspace" && event.key !== "Delete") return;
    event.preventDefault();
    remove(clause, index);
  };
  return (
    <ul ref={list} aria-label={t("search.chips")} className="flex flex-wrap gap-1">
      {clauses.map((clause, index) => {
        const words = clauseWords(clause, vocabulary, now);
        return (
          <li
            key={`${clause.from}.${text.slice(clause.from, clause.to)}`}
            className={clsx(
              "inline-flex max-w-full items-center rounded-tag border text-meta leading-5 font-medium",
              isWrong(clause) ? "border-danger-bd text-danger-fg" : "border-transparent bg-info-bg text-info-fg",
            )}
          >
            <button
              type="button"
              data-chip
              title={t("search.chip.edit", { clause: words })}
              className="min-h-6 min-w-6 truncate rounded-tag ps-1.5 touch-target"
              onClick={() => onEdit(clause)}
              onKeyDown={(event) => onKeyDown(event, clause, index)}
            >
              <bdi>{words}</bdi>
            </button>
            <button
              type="button"
              tabIndex={-1}
              aria-label={t("ui.remove_named", { name: words })}
              className="inline-flex size-6 shrink-0 items-center justify-center rounded-tag touch-target"
              onClick={() => remove(clause, index)}
            >
              <X aria-hidden className="size-3" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
