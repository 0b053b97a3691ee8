import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import { id, ticketRef } from "../schemas/primitives.js";
import {
  linkRelation,
  splitPreview,
  splitQuery,
  splitTicketBody,
  ticketLinkBody,
  ticketLinks,
} from "../schemas/ticket-links.js";
import { ticketDetail } from "../schemas/tickets.js";

const tag = "Tickets";
const params = z.strictObject({ id: ticketRef });
const responses = { 200: ticketLinks } as const;

export const ticketLinkEndpoints = {
  mergeTicket: {
    tag,
    summary: "Merge a ticket into another of the same customer",
    description:
      "Its messages and files belong to the other from then on, it lies closed, and what is written to its number lands there. What was due sooner is due just as soon there. The answer is the other ticket. Tickets of different customers or departments are refused. Merging what is merged there already changes nothing.",
    access: { permission: "ticket.edit" },
    params,
    versioned: true,
    body: z.strictObject({ into_id: id }),
    responses: { 200: ticketDetail },
    errors: [403, 404, 409, 412],
  },
  unmergeTicket: {
    tag,
    summary: "Undo a merge",
    description:
      "Status, messages, files and promises of the merged ticket are as they were, however long ago that was; what was written since stays where it landed. The answer is the ticket that is by itself again.",
    access: { permission: "ticket.edit" },
    params,
    versioned: true,
    responses: { 200: ticketDetail },
    errors: [403, 404, 409],
  },
  previewSplit: {
    tag,
    summary: "What a split would promise",
    description:
      "The promises of the ticket that `splitTicket` would begin now, with their due times, and which promises of this ticket would end with it. Nothing is changed.",
    access: { permission: "ticket.edit" },
    params,
    query: splitQuery,
    responses: { 200: splitPreview },
    errors: [403, 404, 409],
  },
  splitTicket: {
    tag,
    summary: "Begin a ticket of its own with a message",
    description:
      "For what a customer wrote into a ticket about something else. The message is the complaint of the new ticket, its files go along, and with `with_later` all messages after it. Same customer and priority; without `category_id` it is also where the other is and whoever works on that. What is promised about it counts from when the message came, so it may be overdue at once; where nothing is left to be answered in the other ticket, that promise ends there, and the new one is due no later. Both are linked as related. The answer is the new ticket.",
    access: { permission: "ticket.edit" },
    params,
    idempotent: true,
    body: splitTicketBody,
    responses: { 201: ticketDetail },
    errors: [403, 404, 409],
  },
  unsplitTicket: {
    tag,
    summary: "Take a split back",
    description:
      "Called on the ticket that began with it, as long as nobody has done anything there since: its messages and files are where they came from, and it is put away like a deleted one. The answer is the ticket that has them again; one that did not begin so answers itself.",
    access: { permission: "ticket.edit" },
    params,
    versioned: true,
    responses: { 200: ticketDetail },
    errors: [403, 404, 409],
  },
  listLinks: {
    tag,
    summary: "What a ticket belongs to: parent, children, links",
    description: "For staff. Only those tickets are listed that the caller may see themselves.",
    access: "signed_in",
    params,
    responses,
    errors: [403, 404],
  },
  addLink: {
    tag,
    summary: "Link a ticket to another",
    description:
      "The caller may edit both. `relation` says what the other ticket is to this one; that one has the link too, seen from its side. A link that is there already stays. Parents and children are one level: a child has no children.",
    access: { permission: "ticket.edit" },
    params,
    body: ticketLinkBody,
    responses,
    errors: [403, 404, 409],
  },
  removeLink: {
    tag,
    summary: "Take a link away, on both sides",
    access: { permission: "ticket.edit" },
    params: z.strictObject({ id: ticketRef, relation: linkRelation, other_id: ticketRef }),
    responses,
    errors: [403, 404],
  },
} as const satisfies Record<string, Endpoint>;
