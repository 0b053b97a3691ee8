import { notificationKind } from "../../contract/schemas/accounts.js";
import type { Notification } from "../../contract/schemas/notifications.js";
import type { Actor } from "../../platform/actor.js";
import { ticketNumber } from "../tickets/index.js";
import { viewIds, type BesideRows } from "./beside-rows.js";
import type { NotificationRow } from "./queries.js";

/** What a customer's notice may carry: the states, never a colleague's reason or whom it was escalated to. */
const customerFacts = new Set(["from", "to", "comment_id", "by_staff", "due_at"]);

export function presentNotification(
  actor: Actor,
  row: NotificationRow,
  { people, tickets, views }: BesideRows,
): Notification {
  const facts = actor.isStaff
    ? row.data
    : Object.fromEntries(
        Object.entries(row.data).filter(([key, value]) => customerFacts.has(key) && typeof value !== "object"),
      );
  return {
    id: row.id,
    kind: notificationKind.parse(row.kind),
    ticket: { id: row.ticket_id, number: ticketNumber(row.ticket_id), subject: row.subject },
    actor: row.actor_id === null ? null : (people.get(row.actor_id) ?? null),
    data: facts,
    tickets: tickets.get(row.id) ?? 1,
    views: viewIds(row).flatMap((id) => {
      const name = views.get(id);
      return name === undefined ? [] : [{ id, name }];
    }),
    comment_id: row.comment_id,
    created_at: row.created_at.toISOString(),
    read_at: row.read_at?.toISOString() ?? null,
  };
}
