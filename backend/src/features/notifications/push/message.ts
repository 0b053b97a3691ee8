import type { PushMessage } from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import type { RecordedEvent } from "../../../platform/events.js";
import { ticketNumber } from "../../tickets/index.js";
import { countUnread } from "../queries.js";
import type { Recipient } from "../recipients.js";
import { pushWords } from "./words.js";

/** Number and what happened, and how much of that ticket has not been read; see `pushWords` for what is left out. */
export async function pushMessage(
  queries: Queries,
  pushId: number,
  { kind, asCustomer }: Recipient,
  event: RecordedEvent,
  reader: Actor,
): Promise<PushMessage> {
  const ticketId = event.ticketId ?? 0;
  const number = ticketNumber(ticketId);
  const unread = await countUnread(queries, reader, ticketId);
  const place = asCustomer ? `/complaints/${number}` : `/queue/all?ticket=${ticketId}`;
  const commentId = typeof event.data.comment_id === "number" ? event.data.comment_id : null;
  return {
    id: pushId,
    tag: number,
    title: `${number}: ${pushWords(kind, event, asCustomer)}`,
    body: unread > 1 ? `${unread} alerts you have not read` : "",
    url: commentId === null ? place : `${place}#comment-${commentId}`,
    at: event.createdAt.getTime(),
  };
}
