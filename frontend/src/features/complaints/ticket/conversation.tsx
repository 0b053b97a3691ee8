import type { TicketDetail } from "@redress/backend/contract";
import { ArrowRightLeft, CalendarClock, Paperclip, PenLine, UserRound, type LucideIcon } from "lucide-react";
import { Link } from "react-router-dom";
import { AttachmentTile } from "../../../components/ui/attachment-tile.js";
import { EventRow } from "../../../components/ui/event-row.js";
import { MessageBubble } from "../../../components/ui/message-bubble.js";
import { saveFile } from "../../../lib/download.js";
import { t } from "../../../lib/i18n.js";
import { conversationOf, type Message } from "../model/conversation.js";

const ICONS: Record<string, LucideIcon> = {
  "ticket.assigned": UserRound,
  "ticket.updated": PenLine,
  "ticket.attached": Paperclip,
  "sla.extended": CalendarClock,
};

/** What was written and what happened, oldest first. @param leadsOn the reader can open their other complaints. */
export function Conversation({ ticket, leadsOn }: { ticket: TicketDetail; leadsOn: boolean }) {
  return (
    <ol aria-label={t("complaints.ticket.conversation")} className="flex flex-col gap-3">
      {conversationOf(ticket).map((entry) => (
        <li key={entry.key}>
          {entry.kind === "message" ? (
            <Bubble message={entry} />
          ) : (
            <EventRow icon={ICONS[entry.type] ?? ArrowRightLeft} at={entry.at}>
              {entry.text}
              {entry.other !== null && leadsOn && (
                <>
                  {" · "}
                  <Link to={`/complaints/${entry.other}`} className="font-medium underline">
                    {t("complaints.event.open_other", { other: entry.other })}
                  </Link>
                </>
              )}
            </EventRow>
          )}
        </li>
      ))}
    </ol>
  );
}

function Bubble({ message }: { message: Message }) {
  const { author, own, byStaff, commentId, attachments } = message;
  const name = author?.full_name ?? t("complaints.ticket.support");
  return (
    <MessageBubble
      tone={own ? "ours" : "theirs"}
      author={author}
      authorName={own ? t("complaints.ticket.you") : byStaff ? t("complaints.ticket.staff_name", { name }) : name}
      at={message.at}
      {...(commentId !== null && { id: `comment-${commentId}` })}
      text={message.text}
      format={message.format}
      attachments={
        attachments.length > 0 &&
        attachments.map((file) => (
          <AttachmentTile
            key={file.id}
            name={file.file_name}
            mediaType={file.media_type}
            size={file.size}
            state={file.scan_state}
            finding={file.finding}
            onDownload={() => saveFile(file)}
          />
        ))
      }
    />
  );
}
