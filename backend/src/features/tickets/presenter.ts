import type { SlaClock, TicketAbilities, TicketRow } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import { presentPersonRef } from "../accounts/index.js";
import type { TicketFacts } from "./facts.js";
import type { TicketRowData } from "./list-tickets.js";
import { ticketNumber } from "./number.js";
import * as policy from "./policy.js";
import type { DeskRules } from "./rules.js";
import { isOpen } from "./state.js";

/** A row as the actor may see it: levels and notes are the desk's own business. */
export function presentRow(actor: Actor, row: TicketRowData, sla: SlaClock | null): TicketRow {
  return {
    id: row.id,
    number: ticketNumber(row.id),
    subject: row.subject,
    status: row.status,
    priority: row.priority,
    channel: row.channel,
    customer: presentPersonRef({ id: row.customer_id, fullName: row.customer_name, photoKey: row.customer_photo }),
    assigned_agent:
      row.agent_id === null
        ? null
        : presentPersonRef({ id: row.agent_id, fullName: row.agent_name, photoKey: row.agent_photo }),
    category: { id: row.category_id, name: row.category_name },
    organization: named(row.organization_id, row.organization_name),
    department: named(row.department_id, row.department_name),
    team: actor.isStaff ? named(row.team_id, row.team_name) : null,
    escalation_level: actor.isStaff ? row.escalation_level : 0,
    reopened_count: row.reopened_count,
    comment_count: row.comment_count + (policy.seesInternal(actor) ? row.note_count : 0),
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
    sla,
    is_sample: row.is_sample,
    version: row.version,
    ...presentStanding(actor, row),
  };
}

/** How the reader stands to the ticket. */
const presentStanding = (actor: Actor, { own_follow: follow, own_snooze: snooze }: TicketRowData) => ({
  follow: actor.isStaff ? follow : null,
  snooze: actor.isStaff && snooze ? { until: snooze.until && new Date(snooze.until).toISOString() } : null,
});

export const named = (id: number | null, name: string): { id: number; name: string } | null =>
  id === null ? null : { id, name };

/** What the actor may do with the ticket now, so that no browser works out rights for itself. */
export function presentAbilities(actor: Actor, ticket: TicketFacts, rules: DeskRules, now: Date): TicketAbilities {
  const isClosed = ticket.status === "closed";
  const working = isOpen(ticket.status);
  const statuses = policy.settableStatuses(actor, ticket, rules, now);
  return {
    reply: !isClosed && policy.canReply(actor, ticket),
    note: policy.canNote(actor, ticket),
    edit_text: policy.canEditText(actor, ticket),
    edit: policy.canEdit(actor, ticket),
    set_priority: policy.canSetPriority(actor, ticket),
    set_due: working && policy.canSetDue(actor, ticket),
    assign: !isClosed && policy.canAssign(actor, ticket),
    escalate: working && policy.canEscalate(actor, ticket),
    attach: !isClosed && policy.canReply(actor, ticket),
    withdraw: policy.canWithdraw(actor, ticket),
    hide: policy.canHide(actor, ticket),
    merge: policy.canMerge(actor, ticket),
    unmerge: policy.canUnmerge(actor, ticket),
    split: policy.canSplit(actor, ticket),
    unsplit: policy.canUnsplit(actor, ticket),
    follow: policy.canFollow(actor, ticket),
    snooze: policy.canSnooze(actor, ticket),
    reopen: !working && statuses.includes("in_progress"),
    confirm: ticket.status === "resolved" && policy.isOwner(actor, ticket) && statuses.includes("closed"),
    statuses,
  };
}
