import { useQueryClient } from "@tanstack/react-query";
import { clsx } from "clsx";
import { ArrowLeft, Lock, MessageSquareReply } from "lucide-react";
import { useEffect, useRef } from "react";
import { IconButton } from "../../../components/ui/icon-button.js";
import { SegmentedToggle } from "../../../components/ui/segmented-toggle.js";
import { t } from "../../../lib/i18n.js";
import { OthersWriting } from "../presence/others-writing.js";
import { useTicketActions } from "../ticket/ticket-actions.js";
import { watchDrafts } from "./draft-boxes.js";
import { useHeldElsewhere } from "./held-elsewhere.js";
import { MessageForm } from "./message-form.js";
import { ReplyLine } from "./reply-line.js";
import { useComposerSheet } from "./use-composer-sheet.js";
import { undoSend } from "./use-undo-send.js";
import { useUndoSendKey } from "./use-undo-send-key.js";

/** Where staff write: in public to the customer, or for the team alone, each with its own draft. */
export function Composer() {
  const { ticket, mode, setMode, write, leave, phone, sheet } = useTicketActions();
  const { reply, note } = ticket.abilities;
  const cache = useQueryClient();
  const box = useRef<HTMLElement>(null);
  const line = useRef<HTMLButtonElement>(null);
  const onKeyDown = useComposerSheet(box, line);
  useEffect(watchDrafts, []);
  useHeldElsewhere(ticket.id);
  useUndoSendKey((held) => {
    void undoSend(cache, held).then((undone) => {
      if (undone && held.ticket_id === ticket.id) write(held.is_internal ? "note" : "reply");
    });
  });
  if (!reply && !note) {
    // Some only read: there is nothing to say to them about a ticket that others answer.
    if (ticket.status !== "closed") return null;
    return <p className="shrink-0 border-t border-border bg-surface px-4 py-3 text-muted">{t("compose.closed")}</p>;
  }
  // What the ticket allows may change while it is open.
  const shown = mode === "reply" && !reply ? "note" : mode === "note" && !note ? "reply" : mode;
  const open = phone && sheet.open;
  const segments = [
    ...(reply
      ? [
          {
            value: "reply" as const,
            label: t("compose.reply"),
            icon: <MessageSquareReply aria-hidden className="size-4 max-sm:hidden" />,
            command: "ticket.reply" as const,
          },
        ]
      : []),
    ...(note
      ? [
          {
            value: "note" as const,
            label: t("ui.internal_note"),
            icon: <Lock aria-hidden className="size-4 max-sm:hidden" />,
            command: "ticket.note" as const,
          },
        ]
      : []),
  ];
  return (
    <section
      ref={box}
      {...(open && { role: "dialog", "aria-modal": true })}
      aria-label={t("compose.region")}
      data-testid="composer"
      onKeyDown={onKeyDown}
      className={clsx(
        "flex shrink-0 flex-col gap-2 px-4 py-2 max-md:px-3",
        open
          ? "fixed inset-x-0 top-0 z-bulk h-dvh animate-fade overflow-y-auto overscroll-contain in-data-end-warning:pt-35"
          : "border-t",
        shown === "note" ? "border-note-bd bg-note-bg" : "border-border bg-surface",
      )}
    >
      {phone && <ReplyLine ref={line} mode={shown} hidden={open} />}
      {/* Always there: a file that is on its way goes on arriving while the sheet is closed. */}
      <div className={clsx("flex flex-col gap-2 max-md:flex-1", phone && !open && "hidden")}>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {open && (
            <span className="-ms-3 -me-2">
              <IconButton label={t("ui.back")} icon={<ArrowLeft className="size-4 flip-rtl" />} onClick={leave} />
            </span>
          )}
          <SegmentedToggle label={t("compose.mode")} segments={segments} value={shown} onChange={setMode} />
          {shown === "note" && <p className="text-dense text-note-fg">{t("compose.only_team")}</p>}
          {open && <OthersWriting ticketId={ticket.id} />}
        </div>
        <MessageForm key={shown} mode={shown} />
      </div>
    </section>
  );
}
