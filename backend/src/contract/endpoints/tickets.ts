import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import { attachmentList } from "../schemas/attachments.js";
import { bulkAnswer, bulkBody } from "../schemas/bulk.js";
import { ticketRef } from "../schemas/primitives.js";
import * as input from "../schemas/ticket-input.js";
import { assigneeList, mentionableList, ticketCounts, ticketDetail, ticketPage } from "../schemas/tickets.js";
import { comment } from "../schemas/timeline.js";

const tag = "Tickets";
const params = z.strictObject({ id: ticketRef });
const change = { tag, params, versioned: true, responses: { 200: ticketDetail } } as const;

export const ticketEndpoints = {
  listTickets: {
    tag,
    summary: "List tickets the caller may see",
    description:
      '`q` is a query such as `status:open priority>=high due<2h team:refunds "exact words" -negated sort:due`: conditions `field:value` and words, all of which have to fit. `|` between values means any of them, `-` before a condition its opposite, `*` at the end of a name whatever follows. What is wrong with it is 422 with `query_errors`, each with its place (`from`, `to`), a message and perhaps a `suggestion` for that place. The fields are described in `.github/api.md`.',
    access: "signed_in",
    query: input.listTicketsQuery,
    responses: { 200: ticketPage },
  },
  countTickets: {
    tag,
    summary: "How many tickets each view has",
    access: "signed_in",
    responses: { 200: ticketCounts },
  },
  createTicket: {
    tag,
    summary: "File a complaint",
    description:
      "`category` is a name, `category_id` works too. A customer's `critical` is taken as `high` and kept in `requested_priority`. Staff may file for somebody else with `customer_id` and `channel`.",
    access: { permission: "ticket.create" },
    idempotent: true,
    body: input.createTicketBody,
    responses: { 201: ticketDetail },
    errors: [403, 409],
  },
  changeTickets: {
    tag,
    summary: "Change many tickets at once",
    description:
      "For staff, up to 1,000. Each ticket is judged as the single change would be and is changed whole or not at all; `data` says how it went with each, so a refusal does not fail the request. What already is as asked for counts as changed and is left alone: after a lost connection the same request with the same key finishes what was begun. `undo` of a ticket is what takes its change back.",
    access: "signed_in",
    idempotent: true,
    body: bulkBody,
    responses: { 200: bulkAnswer },
    errors: [403, 409],
  },
  getTicket: {
    tag,
    summary: "A ticket with its timeline, comments and files",
    access: "signed_in",
    guests: true,
    params,
    versioned: true,
    responses: { 200: ticketDetail },
    errors: [404],
  },
  updateTicket: {
    ...change,
    summary: "Change a ticket",
    description: "Owners change the texts and category while it is new; staff change the rest by permission.",
    access: "signed_in",
    body: input.updateTicketBody,
    errors: [403, 404, 409, 412],
  },
  deleteTicket: {
    tag,
    summary: "Withdraw one's own new complaint, or hide a ticket (staff)",
    access: "signed_in",
    guests: true,
    params,
    versioned: true,
    responses: { 204: null },
    errors: [403, 404, 409, 412],
  },
  setTicketStatus: {
    ...change,
    summary: "Change the status",
    description:
      "An illegal transition is 409 and names the legal ones in `allowed`. The comment is a public message when staff set `pending` or `resolved` and when the customer writes it, else an internal note.",
    access: "signed_in",
    guests: true,
    body: input.setStatusBody,
    errors: [403, 404, 409, 412],
  },
  assignTicket: {
    ...change,
    summary: "Assign a ticket, take it, or put it back (null)",
    description: "Taking for oneself what somebody else holds is 409 unless a reason is given.",
    access: { permission: "ticket.assign" },
    body: input.assignBody,
    errors: [403, 404, 409, 412],
  },
  escalateTicket: {
    ...change,
    summary: "Escalate to a person with a reason",
    access: { permission: "ticket.escalate" },
    body: input.escalateBody,
    errors: [403, 404, 409, 412],
  },
  addComment: {
    tag,
    summary: "Reply, or note internally",
    access: "signed_in",
    guests: true,
    params,
    idempotent: true,
    body: input.commentBody,
    responses: { 201: comment },
    errors: [403, 404, 409],
  },
  listTicketAttachments: {
    tag: "Attachments",
    summary: "A ticket's files",
    access: "signed_in",
    guests: true,
    params,
    responses: { 200: attachmentList },
    errors: [404],
  },
  addTicketAttachments: {
    tag: "Attachments",
    summary: "Add files to a ticket",
    access: "signed_in",
    guests: true,
    params,
    idempotent: true,
    files: { max: 5 },
    responses: { 201: attachmentList },
    errors: [403, 404, 409, 415, 507],
  },
  listMentionable: {
    tag,
    summary: "Colleagues who can be mentioned in an internal note on the ticket",
    description: "Those who may see the ticket and read internal notes, without the caller. By name.",
    access: { permission: "ticket.note" },
    params,
    responses: { 200: mentionableList },
    errors: [404],
  },
  listAssignees: {
    tag,
    summary: "Who could take the ticket, best first",
    access: { permission: "ticket.assign" },
    params,
    responses: { 200: assigneeList },
    errors: [404],
  },
} as const satisfies Record<string, Endpoint>;
