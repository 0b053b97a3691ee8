import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import { ticketRef } from "../schemas/primitives.js";
import { linkRelation, ticketLinkBody, ticketLinks } from "../schemas/ticket-links.js";

const tag = "Tickets";
const params = z.strictObject({ id: ticketRef });
const responses = { 200: ticketLinks } as const;

export const ticketLinkEndpoints = {
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
