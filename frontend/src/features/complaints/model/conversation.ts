import type { Attachment, Comment, PersonRef, TicketDetail, TimelineItem } from "@redress/backend/contract";
import { eventText } from "./event-text.js";

export interface Message {
  kind: "message";
  key: string;
  at: string;
  author: PersonRef | null;
  own: boolean;
  byStaff: boolean;
  text: string;
  format: Comment["format"];
  attachments: readonly Attachment[];
  /** null: the complaint itself. */
  commentId: number | null;
}

export interface Happening {
  kind: "event";
  key: string;
  at: string;
  type: string;
  text: string;
  /** The number of another complaint that it leads to. */
  other: string | null;
}

export type Entry = Message | Happening;

/** The complaint, its messages and what happened to it, oldest first. */
export function conversationOf(ticket: TicketDetail): Entry[] {
  const readerId = ticket.customer.id;
  const inMessages = new Set(ticket.comments.flatMap(({ attachments }) => attachments.map(({ id }) => id)));
  const first: Message = {
    kind: "message",
    key: "complaint",
    at: ticket.received_at,
    author: ticket.customer,
    own: true,
    byStaff: false,
    text: ticket.description,
    format: "plain",
    attachments: ticket.attachments.filter(({ id }) => !inMessages.has(id)),
    commentId: null,
  };
  const merged = ticket.merged.map(({ id, number, subject, description, created_at: at }): Message => ({
    ...first,
    key: `merged-${id}`,
    at,
    text: `${number} ${subject}\n\n${description}`,
    attachments: [],
  }));
  const messages = ticket.comments
    .filter((comment) => !comment.is_internal)
    .map((comment): Message => {
      const { id, author, by_staff: byStaff, comment: text, format, attachments, created_at: at } = comment;
      return {
        kind: "message",
        key: `comment-${id}`,
        at,
        author,
        own: author?.id === readerId,
        byStaff,
        text,
        format,
        attachments,
        commentId: id,
      };
    });
  const events = ticket.timeline.flatMap((item): Happening[] => {
    const text = item.is_internal ? null : eventText(item, readerId);
    return text === null
      ? []
      : [
          {
            ...{ kind: "event", key: `event-${item.id}`, at: item.created_at, type: item.type, text },
            other: otherOf(item, ticket.timeline),
          },
        ];
  });
  // A message comes before what it brought about; both carry the instant of one transaction.
  const rest = [...merged, ...messages, ...events].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return [first, ...rest];
}

/** Where a split led; one that was taken back has put that complaint away. */
function otherOf({ id, type, data }: TimelineItem, timeline: readonly TimelineItem[]): string | null {
  if (type !== "ticket.split" && type !== "ticket.split_from") return null;
  const isBack = timeline.some(
    (later) => later.id > id && later.type === "ticket.unsplit" && later.data["other"] === data["other"],
  );
  return isBack ? null : String(data["other"]);
}
