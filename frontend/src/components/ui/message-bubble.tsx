import { clsx } from "clsx";
import { Lock } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { t } from "../../lib/i18n.js";
import { Avatar, type AvatarProps } from "./avatar.js";
import { MessageText } from "./message-text.js";
import { When } from "./when.js";

export interface MessageBubbleProps extends ComponentProps<typeof MessageText> {
  /** From outside (surface), a public reply of ours (reply tone, indented), or for the team alone (note tone). */
  tone: "theirs" | "ours" | "note";
  /** null: someone whose account is gone. */
  author: AvatarProps["person"] | null;
  /** How the author is called here: "You", "Priya (support)". */
  authorName: string;
  /** ISO instant. */
  at: string;
  /** For links to this very message. */
  id?: string;
  /** What can be done with it, at the end of its first line. */
  actions?: ReactNode;
  /** AttachmentTiles. */
  attachments?: ReactNode;
}

export function MessageBubble({ tone, author, authorName, at, id, actions, attachments, ...text }: MessageBubbleProps) {
  return (
    <article
      id={id}
      aria-label={t("ui.message_by", { name: authorName })}
      className={clsx(
        "rounded-card border border-border p-3",
        tone === "theirs" && "me-6 bg-surface max-md:in-data-[shell=agent]:me-0",
        tone === "ours" && "ms-6 bg-reply max-md:in-data-[shell=agent]:ms-0",
        tone === "note" && "border-note-bd border-s-4 bg-note-bg",
      )}
    >
      <header className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-dense">
        {author && <Avatar person={author} size="small" />}
        <span className="font-medium">{authorName}</span>
        {tone === "note" && (
          <span className="inline-flex items-center gap-1 text-note-fg">
            <Lock aria-hidden className="size-3.5" />
            {t("ui.internal_note")}
          </span>
        )}
        <When at={at} className="text-muted" />
        {actions && <div className="ms-auto flex">{actions}</div>}
      </header>
      <MessageText {...text} />
      {attachments && <div className="mt-2 flex flex-wrap gap-2">{attachments}</div>}
    </article>
  );
}
