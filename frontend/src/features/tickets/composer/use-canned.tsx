import type { Canned } from "@redress/backend/contract";
import { MessageSquareQuote } from "lucide-react";
import { Suspense, useState, type KeyboardEvent, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { IconButton } from "../../../components/ui/icon-button.js";
import { useCommands } from "../../../lib/commands.js";
import { loadMessagesOf, t } from "../../../lib/i18n.js";
import { lazy } from "../../../lib/lazy.js";
import { useMay } from "../../../lib/session.js";
import { composerField } from "../ticket/ticket-focus.js";

const words = () => loadMessagesOf(["canned"]);
const InsertPicker = lazy(async () => ({
  default: (await Promise.all([import("../../canned/picker/insert-picker.js"), words()]))[0].InsertPicker,
}));
const ActionOffer = lazy(async () => ({
  default: (await Promise.all([import("../../canned/picker/action-offer.js"), words()]))[0].ActionOffer,
}));

/** What the text being written is asked for, and given. */
interface Written {
  ticketId: number;
  /** As it is now: it may have changed on another device since the choice was opened. */
  read: () => string;
  write: (text: string) => void;
}

interface Place {
  start: number;
  end: number;
  /** Opened by a slash, which is written when nothing is chosen. */
  bySlash: boolean;
}

/** Canned responses where one writes: opened by a slash at the start of a word or by a button, put in at the cursor. */
export function useCanned({ ticketId, read, write }: Written): {
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  button: ReactNode;
  rest: ReactNode;
} {
  const may = useMay();
  const [place, setPlace] = useState<Place | null>(null);
  const [offered, setOffered] = useState<Canned | null>(null);

  const closeAndPut = (words: string, { start, end }: Place) => {
    const text = read();
    const [from, to] = [Math.min(start, text.length), Math.min(end, text.length)];
    // At once: a moment later the cursor would jump under what is being typed by then.
    flushSync(() => {
      setPlace(null);
      write(text.slice(0, from) + words + text.slice(to));
    });
    placeCursor(from + words.length);
  };
  const open = (field: HTMLTextAreaElement, bySlash: boolean) =>
    setPlace({ start: field.selectionStart, end: field.selectionEnd, bySlash });

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const field = event.currentTarget;
    if (!may("ticket.reply") || event.key !== "/" || event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey || event.altKey || !beginsWord(field)) return;
    event.preventDefault();
    open(field, true);
  };
  const openByButton = () => {
    const field = composerField();
    if (field) open(field, false);
  };
  useCommands([
    { id: "compose.canned", when: () => may("ticket.reply") && composerField() !== null, run: openByButton },
  ]);
  return {
    onKeyDown,
    button: may("ticket.reply") && (
      <IconButton label={t("canned.insert")} icon={<MessageSquareQuote className="size-4" />} onClick={openByButton} />
    ),
    rest: (
      <Suspense>
        {place && (
          <InsertPicker
            ticketId={ticketId}
            onInsert={(text, canned) => {
              closeAndPut(text, place);
              setOffered(canned);
            }}
            onClose={() => {
              if (place.bySlash) closeAndPut("/", place);
              else setPlace(null);
            }}
          />
        )}
        {offered && <ActionOffer ticketId={ticketId} canned={offered} onDone={() => setOffered(null)} />}
      </Suspense>
    ),
  };
}

/** Nothing, or a space or line break, stands before the cursor. */
const beginsWord = ({ value, selectionStart }: HTMLTextAreaElement): boolean =>
  selectionStart === 0 || /\s/u.test(value.charAt(selectionStart - 1));

function placeCursor(at: number): void {
  const field = composerField();
  field?.focus();
  field?.setSelectionRange(at, at);
}
