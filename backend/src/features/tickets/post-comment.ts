import type { Status } from "../../contract/index.js";
import type { Work } from "../../platform/work.js";
import { claimAttachments, type Attachment } from "../attachments/index.js";
import type { SlaChange } from "../sla/index.js";
import { recordOn } from "./events.js";
import type { TicketFacts } from "./facts.js";
import { actsForDesk } from "./policy.js";
import type { DeskRules } from "./rules.js";

export interface NewComment {
  text: string;
  isInternal: boolean;
  attachmentIds?: readonly string[];
  /** Colleagues to be told of an internal note, each of whom may see it. */
  mentions?: readonly number[];
}

export interface PostedComment {
  id: number;
  /** Another than the one it was written to, where that was merged. */
  ticketId: number;
  byStaff: boolean;
  isInternal: boolean;
  mentions: readonly number[];
  /** The files that came with it. */
  files: readonly Attachment[];
}

/**
 * Writes a message with its files on a held ticket; a public reply keeps its author's signature as it is now. Counting and recording it
 * is left to what it is part of.
 */
export async function writeComment(
  work: Work,
  ticket: TicketFacts,
  comment: NewComment,
  rules: DeskRules,
): Promise<PostedComment> {
  const { text, isInternal, attachmentIds = [], mentions = [] } = comment;
  const byStaff = isInternal || actsForDesk(work.actor, ticket);
  const row = await work.one<{ id: number }>(
    `INSERT INTO ticket_comments (ticket_id, author_id, by_staff, is_internal, body, created_at, format, mentions, signature)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN $3 AND NOT $4 THEN (SELECT nullif(signature, '') FROM people WHERE id = $2) END)
     RETURNING id`,
    [ticket.id, work.actor.id, byStaff, isInternal, text, work.now, byStaff ? "markdown" : "plain", mentions],
  );
  if (!row) throw new Error("The comment was not written");
  const files = await claimAttachments(work, attachmentIds, {
    ticketId: ticket.id,
    commentId: row.id,
    maxFiles: rules.attachmentMaxFiles,
  });
  return { id: row.id, ticketId: ticket.id, byStaff, isInternal, mentions, files };
}

/**
 * What a public message means to the promises: staff's answers before its status counts, the customer's asks after it. Only
 * people answer: what the desk writes by itself keeps no promise.
 *
 * @param status the ticket's after it.
 */
export function messageChanges(
  work: Work,
  { byStaff }: Pick<PostedComment, "byStaff">,
  status: Status,
): { clocks: SlaChange[]; clocksAfter: SlaChange[] } {
  const byPerson = work.actor.kind === "person";
  return {
    clocks: byStaff && byPerson ? [{ kind: "replied", status }] : [],
    clocksAfter: byStaff ? [] : [{ kind: "asked", status }],
  };
}

/** Records a message that was written; of an internal one no customer ever learns. */
export function recordComment(work: Work, ticket: TicketFacts, comment: PostedComment): Promise<number> {
  return recordOn(work, ticket, {
    type: "comment.added",
    isInternal: comment.isInternal,
    data: {
      comment_id: comment.id,
      by_staff: comment.byStaff,
      ...(comment.mentions.length > 0 && { mentions: comment.mentions }),
    },
  });
}
