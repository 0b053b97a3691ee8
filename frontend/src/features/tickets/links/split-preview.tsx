import type { Comment } from "@redress/backend/contract";
import { clsx } from "clsx";
import { Lock, Paperclip } from "lucide-react";
import type { ReactNode } from "react";
import { formatFull } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";

export interface SplitPreviewProps {
  messages: readonly Comment[];
  receivedAt: string;
  /** Another category was chosen. */
  moves: boolean;
  /** That one's, if it has one. */
  department: string | null;
  /** What it is promised. */
  children: ReactNode;
}

/** The messages that would go along, and what the new ticket would be like. */
export function SplitPreview({ messages, receivedAt, moves, department, children }: SplitPreviewProps) {
  return (
    <div className="flex flex-col gap-3 text-agent">
      <ol aria-label={t("split.goes")} className="flex max-h-48 flex-col gap-2 overflow-y-auto" tabIndex={0}>
        {messages.map((message) => (
          <Excerpt key={message.id} message={message} />
        ))}
      </ol>
      {children}
      <ul className="flex list-disc flex-col gap-1 ps-5 text-dense text-muted">
        <li>{t("split.will.promise", { when: formatFull(receivedAt) })}</li>
        <li>{placeWords(moves, department)}</li>
        <li>{t("split.will.link")}</li>
      </ul>
    </div>
  );
}

function placeWords(moves: boolean, department: string | null): string {
  if (!moves) return t("split.will.stay");
  return department === null ? t("split.will.take") : t("split.will.go", { department });
}

function Excerpt({ message }: { message: Comment }) {
  const { author, by_staff: byStaff, is_internal: isInternal, comment, attachments } = message;
  return (
    <li
      className={clsx(
        "rounded-card border border-border p-2",
        isInternal ? "bg-note-bg" : byStaff ? "bg-reply" : "bg-surface",
      )}
    >
      <p className="flex flex-wrap items-center gap-x-2 text-dense text-muted">
        {isInternal && <Lock aria-hidden className="size-3.5" />}
        <bdi>{author?.full_name ?? t("ticket.actor.gone")}</bdi>
        {isInternal && <span>{t("ui.internal_note")}</span>}
        {attachments.length > 0 && (
          <span className="inline-flex items-center gap-1">
            <Paperclip aria-hidden className="size-3.5" />
            {t("split.files", { count: attachments.length })}
          </span>
        )}
      </p>
      <p className="line-clamp-2 wrap-anywhere">
        <bdi>{comment}</bdi>
      </p>
    </li>
  );
}
