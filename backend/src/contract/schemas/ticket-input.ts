import { z } from "zod";
import { attachmentId } from "./attachments.js";
import { fieldValues } from "./fields.js";
import { flag, id, idText, instant, line, paging, prose, several } from "./primitives.js";
import { openChildren } from "./ticket-links.js";
import { filingChannel, priority, status } from "./ticket-words.js";
import { tagName } from "./tags.js";
import { ticketView } from "./tickets.js";

const attachmentIds = z.array(attachmentId).max(20);

/** A customer files for themselves; staff may name another (`customer_id`) and how it came in (`channel`). */
export const createTicketBody = z.strictObject({
  subject: line(200),
  description: prose(5000),
  priority: priority.optional(),
  /** Why it is urgent; asked for by the form, not demanded here. */
  urgent_reason: prose(1000, 0).optional(),
  /** A category's name, or its path where several are called so ("Billing/Refund late"); `category_id` works too. One of them is needed. */
  category: line(400).optional(),
  category_id: id.optional(),
  organization_id: id.optional(),
  department_id: id.optional(),
  skill_id: id.optional(),
  /** Give it to the best agent at once. */
  auto_assign: z.boolean().optional(),
  attachment_ids: attachmentIds.optional(),
  customer_id: id.optional(),
  channel: filingChannel.optional(),
  /** When it reached us, if not now (a letter, a call); never in the future. */
  received_at: instant.optional(),
  /** Answers to the desk's own fields, by their keys; `GET /api/fields` lists them. */
  fields: fieldValues.optional(),
});
export type CreateTicketBody = z.infer<typeof createTicketBody>;

/** Owners change texts while the ticket is new; staff change the rest. */
export const updateTicketBody = z.strictObject({
  subject: line(200).optional(),
  description: prose(5000).optional(),
  priority: priority.optional(),
  /** What the customer asked for: null declines it. Setting `priority` settles it, unless this is sent as well. */
  requested_priority: priority.nullable().optional(),
  category_id: id.optional(),
  department_id: id.nullable().optional(),
  team_id: id.nullable().optional(),
  skill_id: id.nullable().optional(),
  tags: z.array(tagName).max(20).optional(),
  /** A resolution date set by hand; null returns to the policy's target. */
  due_at: instant.nullable().optional(),
  /** Only those that are to change. */
  fields: fieldValues.optional(),
});
export type UpdateTicketBody = z.infer<typeof updateTicketBody>;

export const setStatusBody = z.strictObject({
  status,
  comment: prose(5000).optional(),
  /** With a parent that is done while tickets below it are open: they stay so, or are resolved too. */
  with_open_children: openChildren.optional(),
});
export const assignBody = z.strictObject({ agent_id: id.nullable(), reason: line(500).optional() });
export const escalateBody = z.strictObject({ escalate_to: id, reason: line(500) });
/** Ids of colleagues to be told of an internal note; write their names into its text. */
export const mentions = z.array(id).max(20);
export const commentBody = z.strictObject({
  comment: prose(5000),
  is_internal: z.boolean().default(false),
  attachment_ids: attachmentIds.optional(),
  mentions: mentions.optional(),
});

export const ticketSorts = ["due", "newest", "oldest", "updated", "priority"] as const;
export const listTicketsQuery = z.strictObject({
  ...paging,
  /** A query in the desk's own language (see `contract/query`); narrows the list as the other parameters do. */
  q: z.string().max(8000).optional(),
  /** Those of these that the caller may see: rows that changed, asked for together. Send `limit` as well. */
  ids: several(idText, 100).optional(),
  view: ticketView.optional(),
  status: several(status).optional(),
  priority: several(priority).optional(),
  category_id: several(idText).optional(),
  organization_id: several(idText).optional(),
  department_id: several(idText).optional(),
  team_id: z.union([z.literal("none"), several(idText)]).optional(),
  customer_id: idText.optional(),
  assigned_agent_id: z.union([idText, z.literal("me"), z.literal("none")]).optional(),
  tag: tagName.optional(),
  escalated: flag.optional(),
  reopened: flag.optional(),
  /** The customer wrote last: they wait for an answer. */
  awaiting_reply: flag.optional(),
  /** Due before so many minutes from now, overdue ones included; 0: the overdue alone. */
  due_within: z.coerce.number().int().min(0).max(525_600).optional(),
  /** Not due before now: `due_within` without the overdue. */
  not_overdue: flag.optional(),
  /** Open, and due in this span: from the first instant, up to but without the second. */
  due_from: instant.optional(),
  due_to: instant.optional(),
  /** Closed, or without a promise that is due. */
  no_due: flag.optional(),
  /** Those that the caller follows, closed ones too. */
  following: z.literal("me").optional(),
  /** Those that the caller has put aside; without it `view=mine` leaves them out. */
  snoozed: z.literal("me").optional(),
  /** Reopened then or later, whatever became of them since. */
  reopened_from: instant.optional(),
  /** Whom the customer had the desk's first answer from, and since when; for staff. */
  first_reply_by: z.union([idText, z.literal("me")]).optional(),
  first_reply_from: instant.optional(),
  resolved_from: instant.optional(),
  resolved_to: instant.optional(),
  /** What one of the caller's own notices speaks of: several tickets, where one change was made to many. */
  notice: idText.optional(),
  created_from: instant.optional(),
  created_to: instant.optional(),
  /** Keys of the desk's own fields that each row is to hold in `answers`. */
  fields: several(z.string().max(40), 20).optional(),
  /** Goes before the query's own `sort:`; without either, the newest are first. */
  sort: z.enum(ticketSorts).optional(),
  /** Says how long the whole list is; left out where a query is not counted within two seconds. */
  count: flag.optional(),
});
export type ListTicketsQuery = z.infer<typeof listTicketsQuery>;
