import type { Comment } from "@redress/backend/contract";
import { Button } from "../../../components/ui/button.js";
import { Dialog } from "../../../components/ui/dialog.js";
import { MessageBubble } from "../../../components/ui/message-bubble.js";
import { MessageText } from "../../../components/ui/message-text.js";
import { serverNow } from "../../../lib/clock.js";
import { formatWhen } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";

export interface NewerReplyDialogProps {
  newer: Comment;
  /** What was about to be sent. */
  text: string;
  onKeepEditing: () => void;
  onSendAnyway: () => void;
}

/** Somebody has written since the author began: both texts, and the choice. */
export function NewerReplyDialog({ newer, text, onKeepEditing, onSendAnyway }: NewerReplyDialogProps) {
  const name = newer.author?.full_name ?? t("ticket.actor.gone");
  return (
    <Dialog
      open
      onClose={onKeepEditing}
      title={t("compose.newer.title", { name, when: formatWhen(newer.created_at, serverNow()) })}
      description={t("compose.newer.about")}
      footer={
        <>
          <Button onClick={onSendAnyway}>{t("compose.newer.send_anyway")}</Button>
          <Button look="primary" onClick={onKeepEditing}>
            {t("compose.newer.keep_editing")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        <MessageBubble
          tone={newer.by_staff ? "ours" : "theirs"}
          author={newer.author}
          authorName={name}
          at={newer.created_at}
          text={newer.comment}
          format={newer.format}
        />
        <section aria-label={t("compose.newer.yours")} className="rounded-card border border-border-strong p-3">
          <h3 className="mb-1 text-dense font-medium">{t("compose.newer.yours")}</h3>
          <MessageText text={text} format="markdown" />
        </section>
      </div>
    </Dialog>
  );
}
