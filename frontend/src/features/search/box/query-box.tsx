import { parseQuery } from "@redress/backend/contract/query";
import { clsx } from "clsx";
import { Search, X } from "lucide-react";
import { useEffect, useId, useLayoutEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from "react";
import { createPortal } from "react-dom";
import { useNavigate } from "react-router-dom";
import { controlClass } from "../../../components/ui/field.js";
import { ApiProblem } from "../../../lib/api-problem.js";
import { announce } from "../../../lib/announcer.js";
import { useCommands, useTitle } from "../../../lib/commands.js";
import { t } from "../../../lib/i18n.js";
import { useMe } from "../../../lib/session.js";
import { noteSearch } from "../model/recent-searches.js";
import { errorWord } from "../model/query-words.js";
import { ChoiceList, choiceId } from "./choice-list.js";
import { withPiece, type Choice } from "./choice.js";
import { QueryChips } from "./query-chips.js";
import { QueryErrors, type QueryProblem } from "./query-errors.js";
import { useChoices } from "./use-choices.js";
import { useCurrent } from "./use-current.js";
import { useVocabulary } from "./use-vocabulary.js";
import { WrongPlaces } from "./wrong-places.js";

export interface QueryBoxProps {
  /** The query that is asked for now; what is being written differs from it until Enter. */
  value: string;
  onSearch: (query: string) => void;
  /** Names the box. */
  label: string;
  /** Why `value` was not answered: what the server found wrong with it is shown at its place. */
  error?: Error | null;
  autoFocus?: boolean;
  /** Where the clauses stand in words, if not below the box: what is pressed to add one must not move by it. */
  chipsIn?: HTMLElement | null;
}

/**
 * The one box in which tickets are searched for: a text in the query language, its clauses in words, what
 * could be written where the caret is, and what is wrong at its place. Nothing is asked for before Enter, or before a
 * clause is taken out; what is wrong never is, so that the last good result stays.
 */
export function QueryBox({ value, onSearch, label, error = null, autoFocus = false, chipsIn }: QueryBoxProps) {
  const id = useId();
  const go = useNavigate();
  const me = useMe();
  const input = useRef<HTMLInputElement>(null);
  const title = useTitle(label, "app.search");
  const vocabulary = useVocabulary();

  const [takesFocus] = useState(autoFocus);
  useEffect(() => {
    // Later than the page's heading, which takes it as well.
    if (takesFocus) input.current?.focus();
  }, [takesFocus]);

  const [held, setHeld] = useState({ value, text: value });
  // Another address is another query, whatever was being written.
  const text = held.value === value ? held.text : value;
  const write = (next: string) => setHeld({ value, text: next });
  const [caret, setCaret] = useState(0);
  const [open, setOpen] = useState(false);
  const [inside, setInside] = useState(false);
  const place = useRef<{ from: number; to: number } | null>(null);
  useLayoutEffect(() => {
    if (!place.current) return;
    input.current?.setSelectionRange(place.current.from, place.current.to);
    place.current = null;
  });
  /** Puts the caret, or a selection, where it belongs once the text is there. */
  const goTo = (from: number, to = from) => {
    place.current = { from, to };
    setCaret(to);
    input.current?.focus();
  };

  const parsed = parseQuery(text, vocabulary);
  const isAsked = text === value;
  const wrong: readonly QueryProblem[] = [
    ...parsed.errors.map((error) => ({ ...error, message: errorWord(error) })),
    ...(isAsked ? foundByServer(error) : []),
  ];
  const [refused, setRefused] = useState<string | null>(null);
  // What is still being written is not wrong yet, unless it was asked for so.
  const shown = wrong.filter(({ from, to }) => !inside || refused === text || isAsked || caret < from || caret > to);

  const { groups, finishing, busy } = useChoices(text, caret, vocabulary, open);
  const choices = groups.flatMap((group) => group.choices);
  const { current, at, step } = useCurrent(choices, `${text}\n${caret}`, finishing);
  const isOpen = open && choices.length > 0;

  const search = (query: string) => {
    const asked = query.trim();
    const { errors } = parseQuery(asked, vocabulary);
    setOpen(false);
    if (errors.length > 0) {
      write(query);
      setRefused(query);
      announce(t("search.error.count", { count: errors.length }));
      return;
    }
    setHeld({ value: asked, text: asked });
    noteSearch(me.id, asked);
    onSearch(asked);
  };
  const take = ({ deed }: Choice) => {
    if (deed.kind === "write") {
      const next = withPiece(text, deed);
      write(next.text);
      goTo(next.caret);
      // What a field is named for is its values, which come next.
      setOpen(!deed.text.endsWith(" "));
    } else if (deed.kind === "search") search(deed.query);
    else {
      setOpen(false);
      void go(deed.to);
    }
  };
  const mend = ({ from, to, suggestion = "" }: QueryProblem) => {
    const next = text.slice(0, from) + suggestion + text.slice(to);
    write(next);
    goTo(from + suggestion.length);
    setOpen(false);
    if (parseQuery(next, vocabulary).errors.length === 0) search(next);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const by = ({ ArrowDown: 1, ArrowUp: -1 } as const)[event.key as "ArrowDown"];
    if (by !== undefined) {
      event.preventDefault();
      if (isOpen) step(by);
      else setOpen(true);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (isOpen && current) take(current);
      else search(text);
    } else if (event.key === "Tab" && !event.shiftKey && isOpen && current) {
      event.preventDefault();
      take(current);
    } else if (event.key === "Escape") {
      // Closes what is offered, then leaves the box, with the query that is asked for.
      event.preventDefault();
      if (isOpen) return setOpen(false);
      write(value);
      input.current?.blur();
    }
  };
  /** A text of several lines becomes one, its words apart. */
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData("text/plain");
    if (!/[\r\n\t]/.test(pasted)) return;
    event.preventDefault();
    const box = event.currentTarget;
    const piece = pasted.replace(/\s+/gu, " ");
    const from = box.selectionStart ?? text.length;
    write(text.slice(0, from) + piece + text.slice(box.selectionEnd ?? from));
    goTo(from + piece.length);
  };
  useCommands([
    {
      id: "app.search",
      run: () => {
        input.current?.focus();
        input.current?.select();
      },
    },
  ]);

  const chips = parsed.clauses.length > 0 && (
    <QueryChips
      text={text}
      clauses={parsed.clauses}
      vocabulary={vocabulary}
      isWrong={(clause) => shown.some(({ from, to }) => from < clause.to && to > clause.from)}
      onEdit={({ from, to }) => goTo(from, to)}
      onRemove={(next) => search(next)}
    />
  );

  return (
    <div role="search" aria-label={label} className="flex flex-col gap-1.5">
      <div className="relative">
        <Search
          aria-hidden
          className="pointer-events-none absolute inset-y-0 start-2.5 z-1 my-auto size-4 text-muted"
        />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && current ? choiceId(id, current.key) : undefined}
          aria-describedby={shown.length > 0 ? `${id}-wrong` : `${id}-keys`}
          aria-invalid={shown.length > 0 ? true : undefined}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          title={title}
          placeholder={t("search.box.placeholder")}
          value={text}
          className={clsx(controlClass, LETTERS)}
          onChange={(event) => {
            write(event.target.value);
            setCaret(event.target.selectionStart ?? event.target.value.length);
            setOpen(true);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionEnd ?? 0)}
          onClick={() => setOpen(true)}
          onFocus={() => setInside(true)}
          onBlur={() => {
            setInside(false);
            setOpen(false);
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
        />
        <WrongPlaces text={text} spans={shown} input={input} className={LETTERS} />
        {text !== "" && (
          <button
            type="button"
            aria-label={t("search.box.clear")}
            className="absolute inset-y-0 end-1.5 z-1 my-auto inline-flex size-6 items-center justify-center rounded-chip text-muted hover:bg-hover touch-target"
            onClick={() => {
              search("");
              input.current?.focus();
            }}
          >
            <X aria-hidden className="size-4" />
          </button>
        )}
        {isOpen && <ChoiceList id={id} groups={groups} current={current?.key} busy={busy} onPoint={at} onPick={take} />}
      </div>
      <span id={`${id}-keys`} className="sr-only">
        {t("search.box.keys")}
      </span>
      <QueryErrors id={`${id}-wrong`} text={text} problems={shown} onMend={mend} />
      {chipsIn ? createPortal(chips, chipsIn) : chips}
    </div>
  );
}

/** What only the server can know, such as that nobody is called so. */
function foundByServer(error: Error | null): QueryProblem[] {
  if (!(error instanceof ApiProblem)) return [];
  return error.queryErrors.map((found) => ({ ...found, message: errorWord(found) }));
}

/** The letters of the box and the waves below them stand at the same place. */
const LETTERS = "ps-9 pe-9";
