import { Bold, Eye, Italic, Link2, PencilLine } from "lucide-react";
import { useState, type KeyboardEvent, type ReactNode } from "react";
import { IconButton } from "../../../components/ui/icon-button.js";
import { MessageText } from "../../../components/ui/message-text.js";
import { useCommands } from "../../../lib/commands.js";
import { t } from "../../../lib/i18n.js";
import { useTicketActions, type ComposerMode } from "../ticket/ticket-actions.js";
import { COMPOSER_ID, composerField } from "../ticket/ticket-focus.js";
import { applyEdit, makeLink, toggleMark, type TextEdit } from "./text-marks.js";
import { useMentions } from "./use-mentions.js";
import type { useMessage } from "./use-message.js";

export interface WritingBox {
  mode: ComposerMode;
  label: string;
  /** What else it takes: shown until something is written. */
  hint: string;
  message: ReturnType<typeof useMessage>;
  /** Opens what a slash opens. */
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  /** Whether the focus is in the form. */
  isHere: () => boolean;
}

/** The text that is being written, or how it will be read; and what changes it. */
export function useWritingBox({ mode, label, hint, message, onKeyDown, isHere }: WritingBox): {
  box: ReactNode;
  buttons: ReactNode;
  /** It is sent: the next text is written, not read. */
  reset: () => void;
} {
  const { ticket, write, leave: leaveWriting } = useTicketActions();
  const [reading, setReading] = useState(false);
  const { state } = message;
  const mentions = useMentions({ ticketId: ticket.id, isOffered: mode === "note", write: message.write });
  const isPreview = reading && state.text.trim() !== "";

  const edit = (make: (field: HTMLTextAreaElement) => TextEdit) => {
    const field = composerField();
    if (field) applyEdit(field, make(field), message.write);
  };
  const bold = () => edit((field) => toggleMark(field, "**"));
  const italic = () => edit((field) => toggleMark(field, "*"));
  const link = () => edit(makeLink);
  const preview = () => {
    if (state.text.trim() === "") return;
    setReading(!isPreview);
    write();
  };
  const isWriting = () => document.activeElement === composerField() && composerField() !== null;
  useCommands([
    { id: "compose.bold", when: isWriting, run: bold },
    { id: "compose.italic", when: isWriting, run: italic },
    // Without a selection the key is the palette's.
    { id: "compose.link", when: () => isWriting() && hasSelection(), run: link },
    { id: "compose.preview", when: isHere, run: preview },
  ]);
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    // The draft is kept; only the focus leaves.
    event.stopPropagation();
    leaveWriting();
  };
  const field = (
    // The sheet of phones is as high as what is left of the screen, and so is the text in it.
    <div className="relative max-md:flex max-md:min-h-24 max-md:flex-1">
      {mentions.list}
      <textarea
        id={COMPOSER_ID}
        aria-label={label}
        aria-describedby={message.error ? "compose-error" : undefined}
        aria-invalid={message.error ? true : undefined}
        {...mentions.attributes}
        placeholder={hint}
        dir="auto"
        rows={2}
        value={state.text}
        onChange={(event) => {
          message.write(event.target.value);
          mentions.onTyped(event.target);
        }}
        onSelect={(event) => mentions.onCursor(event.currentTarget)}
        // On small screens the form grows with the focus: what is written stays above the bar at the bottom.
        onFocus={({ currentTarget }) =>
          requestAnimationFrame(() => currentTarget.scrollIntoView?.({ block: "nearest" }))
        }
        onBlur={() => {
          mentions.close();
          void message.box.flush();
        }}
        onPaste={ticket.abilities.attach ? message.uploads.onPaste : undefined}
        onKeyDown={(event) => {
          if (mentions.onKeyDown(event)) return;
          onKeyDown(event);
          leave(event);
        }}
        className="field-sizing-content max-h-60 min-h-16 w-full resize-none max-md:field-sizing-fixed max-md:max-h-none rounded-control border border-border-strong bg-surface px-3 py-2 text-text"
      />
    </div>
  );
  const read = (
    <section
      id={COMPOSER_ID}
      aria-label={t("compose.preview")}
      data-testid="compose-preview"
      // It scrolls, and the keys of the form are to reach it.
      tabIndex={0}
      onKeyDown={leave}
      className="max-h-60 min-h-16 overflow-y-auto rounded-control border border-dashed max-md:max-h-none max-md:flex-1 border-border-strong px-3 py-2 text-text"
    >
      <MessageText text={state.text} format="markdown" mentions={mode === "note" ? state.mentions : []} />
    </section>
  );
  const buttons = (
    <span role="group" aria-label={t("compose.marks")} className="inline-flex flex-wrap">
      {!isPreview && (
        <>
          <IconButton
            label={t("compose.bold")}
            command="compose.bold"
            icon={<Bold className="size-4" />}
            onClick={bold}
          />
          <IconButton
            label={t("compose.italic")}
            command="compose.italic"
            icon={<Italic className="size-4" />}
            onClick={italic}
          />
          <IconButton
            label={t("compose.link")}
            command="compose.link"
            icon={<Link2 className="size-4" />}
            onClick={link}
          />
        </>
      )}
      <IconButton
        label={isPreview ? t("compose.write_on") : t("compose.preview")}
        command="compose.preview"
        icon={isPreview ? <PencilLine className="size-4" /> : <Eye className="size-4" />}
        disabled={state.text.trim() === ""}
        onClick={preview}
      />
    </span>
  );
  return { box: isPreview ? read : field, buttons, reset: () => setReading(false) };
}

function hasSelection(): boolean {
  const field = composerField();
  return field !== null && field.selectionStart !== field.selectionEnd;
}
