import { useQueryClient } from "@tanstack/react-query";
import { clsx } from "clsx";
import { Lock, MessageSquareReply } from "lucide-react";
import { useEffect } from "react";
import { SegmentedToggle } from "../../../components/ui/segmented-toggle.js";
import { t } from "../../../lib/i18n.js";
import { useTicketActions } from "../ticket/ticket-actions.js";
import { focusComposer } from "../ticket/ticket-focus.js";
import { watchDrafts } from "./draft-boxes.js";
import { useHeldElsewhere } from "./held-elsewhere.js";
import { MessageForm } from "./message-form.js";
import { undoSend } from "./use-undo-send.js";
import { useUndoSendKey } from "./use-undo-send-key.js";

/** Where staff write: in public to the customer, or for the team alone, each with its own draft. */
export function Composer() {
  const { ticket, mode, setMode } = useTicketActions();
  const { reply, note } = ticket.abilities;
  const cache = useQueryClient();
  useEffect(watchDrafts, []);
  useHeldElsewhere(ticket.id);
  useUndoSendKey((held) => {
    void undoSend(cache, held).then((undone) => {
      if (!undone || held.ticket_id !== ticket.id) return;
      setMode(held.is_internal ? "note" : "reply");
      focusComposer();
    });
  });
  if (!reply && !note) {
    // Some only read: there is nothing to say to them about a ticket that others answer.
    if (ticket.status !== "closed") return null;
    return <p className="shrink-0 border-t border-border bg-surface px-4 py-3 text-muted">{t("compose.closed")}</p>;
  }
  // What the ticket allows may change while it is open.
  const shown = mode === "reply" && !reply ? "note" : mode === "note" && !note ? "reply" : mode;
  const segments = [
    ...(reply
      ? [
          {
            value: "reply" as const,
            label: t("compose.reply"),
            icon: <MessageSquareReply aria-hidden className="size-4" />,
            command: "ticket.reply" as const,
          },
        ]
      : []),
    ...(note
      ? [
          {
            value: "note" as const,
            label: t("ui.internal_note"),
            icon: <Lock aria-hidden className="size-4" />,
            command: "ticket.note" as const,
          },
        ]
      : []),
  ];
  return (
    <section
      aria-label={t("compose.region")}
      data-testid="composer"
      className={clsx(
        "flex shrink-0 flex-col gap-2 border-t px-4 py-2",
        shown === "note" ? "border-note-bd bg-note-bg" : "border-border bg-surface",
      )}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <SegmentedToggle label={t("compose.mode")} segments={segments} value={shown} onChange={setMode} />
        {shown === "note" && <p className="text-dense text-note-fg">{t("compose.only_team")}</p>}
      </div>
      <MessageForm key={shown} mode={shown} />
    </section>
  );
}
