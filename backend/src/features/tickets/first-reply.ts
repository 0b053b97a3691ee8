import type { ListTicketsQuery } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Binds } from "./binds.js";

/**
 * Tickets on which somebody said the desk's first public word. Asked from what a person did since then, which an index
 * has, not from the tickets.
 */
export function firstReplied(
  actor: Actor,
  { first_reply_by: by, first_reply_from: from }: Pick<ListTicketsQuery, "first_reply_by" | "first_reply_from">,
  binds: Binds,
): string {
  // Who of the desk wrote it is nothing that a list tells customers.
  if (!actor.isStaff) return "false";
  const said = ["e.type = 'comment.added'", "NOT e.is_internal", "c.by_staff", "NOT c.is_internal"];
  if (by !== undefined) said.push(`e.actor_id = ${binds.add(by === "me" ? actor.id : by)}::bigint`);
  if (from !== undefined) said.push(`e.created_at >= ${binds.add(from)}::timestamptz`);
  return `t.id IN (
    SELECT c.ticket_id FROM events e JOIN ticket_comments c ON c.id = (e.data ->> 'comment_id')::bigint
    WHERE ${said.join(" AND ")}
      AND NOT EXISTS (SELECT FROM ticket_comments b
                      WHERE b.ticket_id = c.ticket_id AND b.id < c.id AND b.by_staff AND NOT b.is_internal))`;
}

/** When the desk first answered `t` in public; null before. */
export const firstReplyAt = `(SELECT c.created_at FROM ticket_comments c
  WHERE c.ticket_id = t.id AND c.by_staff AND NOT c.is_internal ORDER BY c.id LIMIT 1)`;
