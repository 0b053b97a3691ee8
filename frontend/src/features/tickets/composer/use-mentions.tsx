import { useQuery } from "@tanstack/react-query";
import type { PersonRef } from "@redress/backend/contract";
import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from "react";
import { matches } from "../../../components/ui/match.js";
import { announce } from "../../../lib/announcer.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import { MentionList, optionId } from "./mention-list.js";
import { mentionAt, type MentionPlace } from "./mention-place.js";
import { applyEdit } from "./text-marks.js";

const MOST_SHOWN = 8;

interface Written {
  ticketId: number;
  /** Only where colleagues alone read it. */
  isOffered: boolean;
  write: (text: string, mentioned?: PersonRef) => void;
}

/** Names of colleagues where one writes: an @ offers those who may read the note, the arrows choose, Enter puts one in. */
export function useMentions({ ticketId, isOffered, write }: Written): {
  /** Whether the key was meant for the list. */
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
  onTyped: (field: HTMLTextAreaElement) => void;
  /** The cursor may have gone elsewhere. */
  onCursor: (field: HTMLTextAreaElement) => void;
  close: () => void;
  attributes: Record<string, string | undefined>;
  list: ReactNode;
} {
  const id = useId();
  const [place, setPlace] = useState<(MentionPlace & { field: HTMLTextAreaElement }) | null>(null);
  /** Where an @ was left alone. */
  const [left, setLeft] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  const { data } = useQuery({
    ...queries.listMentionable({ params: { id: String(ticketId) } }),
    enabled: isOffered && place !== null,
  });
  const found = place && data ? data.data.filter((person) => matches(person.full_name, place.typed)) : [];
  const people = found.slice(0, MOST_SHOWN);
  const isOpen = isOffered && people.length > 0;
  const current = Math.min(at, people.length - 1);
  const chosen = people[current];
  const names = people.map(({ full_name: name }) => name).join();
  useEffect(() => {
    if (isOpen) announce(t("compose.mention.found", { count: people.length }));
    // Said when those who are offered change, not with every letter.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOpen, names]);

  const close = () => setPlace(null);
  const pick = (person: PersonRef) => {
    if (!place) return;
    const { field, start, end } = place;
    const text = `@${person.full_name} `;
    const after = start + text.length;
    const whole = field.value.slice(0, start) + text + field.value.slice(end);
    applyEdit(field, { text, from: start, to: end, selectFrom: after, selectTo: after }, write);
    write(whole, person);
    // What is typed on after the name is no other name.
    setLeft(start);
    close();
  };
  const onTyped = (field: HTMLTextAreaElement) => {
    const next = isOffered ? mentionAt(field.value, field.selectionStart) : null;
    setPlace(next && next.start !== left ? { ...next, field } : null);
    if (next === null) setLeft(null);
    if (next?.typed !== place?.typed) setAt(0);
  };
  const onCursor = ({ selectionStart, selectionEnd }: HTMLTextAreaElement) => {
    if (place && (selectionStart !== selectionEnd || selectionStart !== place.end)) close();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    if (!isOpen || !chosen || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return false;
    if (event.key === "ArrowDown") setAt((current + 1) % people.length);
    else if (event.key === "ArrowUp") setAt((current + people.length - 1) % people.length);
    else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) pick(chosen);
    else if (event.key === "Escape") {
      setLeft(place?.start ?? null);
      close();
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return {
    onKeyDown,
    onTyped,
    onCursor,
    close,
    attributes: isOffered
      ? {
          "aria-autocomplete": "list",
          "aria-haspopup": "listbox",
          "aria-controls": isOpen ? id : undefined,
          "aria-activedescendant": isOpen && chosen ? optionId(id, chosen) : undefined,
        }
      : {},
    list: isOpen && <MentionList id={id} people={people} current={current} onPoint={setAt} onPick={pick} />,
  };
}
