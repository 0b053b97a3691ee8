/**
 * Every reaction in the system on one page: event type -> the consumers that get a job for it, in the transaction
 * in which it was recorded. What a consumer does lies in its feature. `notify` also brings tickets back to who put them
 * aside until something happens (workspace/snooze), so that it is told once, and has the views asked that somebody wants
 * to be told of (workspace/views/alerts). `bring_drafts` has drafts follow the messages they answer (workspace/drafts).
 */
export const subscriptions: Readonly<Record<string, readonly string[]>> = {
  "ticket.created": ["notify", "mail"],
  "ticket.assigned": ["notify", "mail"],
  "ticket.left_unassigned": ["notify", "mail"],
  "ticket.matched": ["notify", "mail"],
  "ticket.updated": ["notify"],
  "ticket.status_changed": ["notify", "mail"],
  "ticket.escalated": ["notify", "mail"],
  "ticket.merged": ["notify"],
  "ticket.split_from": ["notify"],
  "ticket.unsplit_from": ["bring_drafts"],
  "ticket.woken": ["notify", "mail"],
  "comment.added": ["notify", "mail"],
  "reply.returned": ["notify"],
  "reply.status_left": ["notify"],
  "sla.warned": ["notify", "mail"],
  "sla.breached": ["escalate", "notify", "mail"],
  "sla.extended": ["notify", "mail"],
  "sla.escalation_due": ["escalate"],
};

export function consumersOf(type: string): readonly string[] {
  return subscriptions[type] ?? [];
}
