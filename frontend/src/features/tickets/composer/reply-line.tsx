import { Lock } from "lucide-react";
import type { Ref } from "react";
import { VisuallyHidden } from "../../../components/ui/visually-hidden.js";
import { t } from "../../../lib/i18n.js";
import { useStore } from "../../../lib/store.js";
import { outbox, waitingMessage } from "../outbox/outbox.js";
import { useTicketActions, type ComposerMode } from "../ticket/ticket-actions.js";
import { draftBox } from "./draft-boxes.js";

export interface ReplyLineProps {
  mode: ComposerMode;
  ref: Ref<HTMLButtonElement>;
  hidden: boolean;
}

/** The composer of phones while nobody writes: one line, with the draft there is, that opens the sheet. */
export function ReplyLine({ mode, ref, hidden }: ReplyLineProps) {
  const { ticket, write } = useTicketActions();
  const wireMode = mode === "note" ? "internal" : "public";
  const { text } = useStore(draftBox(ticket.id, wireMode).state);
  const waits = waitingMessage(useStore(outbox), ticket.id, wireMode) !== undefined;
  const label =
    mode === "note" ? t("compose.note_label") : t("compose.reply_label", { name: ticket.customer.full_name });
  const draft = text.trim();
  return (
    <button
      ref={ref}
      type="button"
      hidden={hidden}
      aria-haspopup="dialog"
      onClick={() => write()}
      className="flex min-h-11 w-full items-center gap-2 rounded-control border border-border-strong bg-surface px-3 text-start"
    >
      {mode === "note" && <Lock aria-hidden className="size-4 shrink-0 text-note-fg" />}
      {waits && <span className="min-w-0 truncate text-muted">{t("outbox.message_waits")}</span>}
      {!waits && draft === "" && <span className="min-w-0 truncate text-muted">{label}</span>}
      {!waits && draft !== "" && (
        <>
          <VisuallyHidden>{label}: </VisuallyHidden>
          <span className="shrink-0 rounded-tag border border-note-bd bg-note-bg px-1 text-meta font-medium text-note-fg">
            {t("queue.draft")}
          </span>
          <span dir="auto" className="min-w-0 flex-1 truncate">
            {draft}
          </span>
        </>
      )}
    </button>
  );
}
