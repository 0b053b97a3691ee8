import { z } from "zod";
import { attachment } from "./attachments.js";
import { availability } from "./availability.js";
import { customerGroupRef } from "./customer-groups.js";
import { fieldValue, ticketField } from "./fields.js";
import { addressee } from "./organizations.js";
import { id, instant, listOf, personRef } from "./primitives.js";
import { correction } from "./search.js";
import { closedReason, priority, status, ticketChannel } from "./ticket-words.js";
import { standing } from "./standing.js";
import { slaClock, slaClockDetail } from "./sla.js";
import { comment, timelineItem } from "./timeline.js";

export * from "./ticket-words.js";

const named = z.object({ id, name: z.string() });

/** What the caller may do with this ticket now, so that no browser works out roles for itself. */
export const ticketAbilities = z.object({
  reply: z.boolean(),
  note: z.boolean(),
  edit_text: z.boolean(),
  edit: z.boolean(),
  set_priority: z.boolean(),
  set_due: z.boolean(),
  assign: z.boolean(),
  escalate: z.boolean(),
  attach: z.boolean(),
  withdraw: z.boolean(),
  hide: z.boolean(),
  merge: z.boolean(),
  unmerge: z.boolean(),
  /** Begin a ticket of its own with one of its messages. */
  split: z.boolean(),
  /** Take the split back by which it began. */
  unsplit: z.boolean(),
  reopen: z.boolean(),
  /** Follow or mute it. */
  follow: z.boolean(),
  snooze: z.boolean(),
  /** The customer's answer to "did this fix it?". */
  confirm: z.boolean(),
  /** The statuses the caller may set from here. */
  statuses: z.array(status),
});
export type TicketAbilities = z.infer<typeof ticketAbilities>;

/** A row of a list. */
export const ticketRow = z.object({
  id,
  number: z.string(),
  subject: z.string(),
  status,
  priority,
  channel: ticketChannel,
  customer: personRef,
  assigned_agent: personRef.nullable(),
  category: named,
  organization: named.nullable(),
  department: named.nullable(),
  team: named.nullable(),
  escalation_level: z.number().int(),
  reopened_count: z.number().int(),
  comment_count: z.number().int(),
  created_at: instant,
  updated_at: instant,
  /** The promise that is due next; null when none is left. */
  sla: slaClock.nullable(),
  /** Made up, of the sample data: nobody is told of anything that happens to it. */
  is_sample: z.boolean(),
  version: z.number().int(),
  ...standing,
  /** Answers by key, of those of the desk's own fields that the list was asked for and the caller may see. */
  answers: z.record(z.string(), fieldValue.nullable()).optional(),
});
export type TicketRow = z.infer<typeof ticketRow>;

export const ticketPage = listOf(ticketRow).extend({
  server_time: instant,
  /** The length of the whole list, where `count` asked for it; 10,001 of any that is longer than 10,000. */
  count: z.number().int().optional(),
  /** Words of `q` that no ticket in reach has, and what was looked for in their place. Quotation marks insist on a word. */
  corrected: z.array(correction).optional(),
  /** With `q`: how long the search took here, in milliseconds. */
  took_ms: z.number().int().nonnegative().optional(),
});
export type TicketPage = z.infer<typeof ticketPage>;

export const ticketDetail = ticketRow.omit({ answers: true }).extend({
  description: z.string(),
  urgent_reason: z.string().nullable(),
  /** A customer's wish that nobody has decided about yet. */
  requested_priority: priority.nullable(),
  /** Whom it is addressed to, with the ways to reach them. */
  addressee,
  received_at: instant,
  resolved_at: instant.nullable(),
  closed_at: instant.nullable(),
  closed_reason: closedReason.nullable(),
  /** A resolution date set by hand. */
  due_at: instant.nullable(),
  /** Until when the customer may reopen a closed complaint. */
  reopen_until: instant.nullable(),
  /** When a resolved complaint closes by itself. */
  closes_at: instant.nullable(),
  tags: z.array(z.string()),
  skill: named.nullable(),
  /** The desk's own fields that are asked in its category, or that it answered in a former one, in the order of forms. */
  fields: z.array(ticketField),
  /** The groups that the customer is in; for staff alone, to everybody else there are none. */
  customer_groups: z.array(customerGroupRef),
  /** Contact details, for staff alone. */
  customer_contact: z
    .object({
      email: z.string().nullable(),
      phone: z.string().nullable(),
      time_zone: z.string(),
      /** False: they follow it by mail and by mailed links. */
      has_account: z.boolean(),
      open_tickets: z.number().int(),
      all_tickets: z.number().int(),
    })
    .nullable(),
  /** The ticket that has its messages since it was merged; null also where the caller may not see that one. */
  merged_into: z.object({ id, number: z.string(), subject: z.string() }).nullable(),
  /** The ticket whose messages it was begun with; null also where the caller may not see that one. */
  split_from: z.object({ id, number: z.string(), subject: z.string() }).nullable(),
  /** What was merged into it: how each of them began, and when that reached us. Their messages are among `comments`. */
  merged: z.array(
    z.object({ id, number: z.string(), subject: z.string(), description: z.string(), created_at: instant }),
  ),
  clocks: z.array(slaClockDetail),
  comments: z.array(comment),
  timeline: z.array(timelineItem),
  attachments: z.array(attachment),
  abilities: ticketAbilities,
  server_time: instant,
});
export type TicketDetail = z.infer<typeof ticketDetail>;
/** What clients call a ticket they read whole. */
export type TicketView = TicketDetail;

/** The queue's views. `closed` is what is done: resolved and closed; `following` is the open ones that the caller follows. */
export const ticketViews = [
  "mine",
  "unassigned",
  "at_risk",
  "overdue",
  "waiting",
  "open",
  "all",
  "closed",
  "snoozed",
  "following",
] as const;
export const ticketView = z.enum(ticketViews);
export type TicketViewName = z.infer<typeof ticketView>;

/** How many tickets each view lists for the caller; equal to the length of the list. */
export const ticketCounts = z.object({
  mine: z.number().int(),
  unassigned: z.number().int(),
  at_risk: z.number().int(),
  overdue: z.number().int(),
  waiting: z.number().int(),
  open: z.number().int(),
  closed: z.number().int(),
  snoozed: z.number().int(),
  following: z.number().int(),
  /** Open tickets of each of the caller's teams; of all teams for staff who are in none. */
  teams: z.array(named.extend({ open: z.number().int() })),
});
export type TicketCounts = z.infer<typeof ticketCounts>;

/** Who could take a ticket, best first, with the score's working (lowest wins). */
export const assignee = personRef.extend({
  score: z.number().int(),
  active: z.number().int(),
  critical: z.number().int(),
  proficiency: z.number().int(),
  /** Routing passes over whoever is not available; somebody else may still choose them. */
  availability,
});
export const mentionableList = z.object({ data: z.array(personRef) });
export const assigneeList = z.object({ data: z.array(assignee) });
export type Assignee = z.infer<typeof assignee>;
