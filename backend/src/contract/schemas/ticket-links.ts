import { z } from "zod";
import { flag, id, idText, instant, line, personRef } from "./primitives.js";
import { metric, slaClockDetail } from "./sla.js";
import { priority, status } from "./ticket-words.js";

/** What the other ticket is to this one: "parent" is its parent, "blocks" is what this one blocks. */
export const linkRelations = [
  "parent",
  "child",
  "related",
  "duplicate_of",
  "duplicated_by",
  "blocks",
  "blocked_by",
] as const;
export const linkRelation = z.enum(linkRelations);
export type LinkRelation = z.infer<typeof linkRelation>;

export const linkedTicket = z.object({
  relation: linkRelation,
  ticket: z.object({
    id,
    number: z.string(),
    subject: z.string(),
    status,
    priority,
    assigned_agent: personRef.nullable(),
  }),
});
export type LinkedTicket = z.infer<typeof linkedTicket>;

/** By relation, in the order above, and then by number. */
export const ticketLinks = z.object({ data: z.array(linkedTicket) });
export type TicketLinks = z.infer<typeof ticketLinks>;

export const ticketLinkBody = z.strictObject({ relation: linkRelation, ticket_id: id });

/** A message of the customer's, and what the ticket that begins with it is called. */
export const splitTicketBody = z.strictObject({
  comment_id: id,
  /** Also all messages after it, notes included. */
  with_later: z.boolean().default(false),
  subject: line(200),
  /** Another category than the other ticket's: then it goes where such complaints go. */
  category_id: id.optional(),
});

export const splitQuery = z.strictObject({
  comment_id: idText,
  with_later: flag.optional(),
  category_id: idText.optional(),
});

export const splitPreview = z.object({
  /** Of the new ticket. */
  clocks: z.array(slaClockDetail),
  /** Promises of the other that end, since nothing is left there to be answered. */
  ends: z.array(metric),
  server_time: instant,
});
export type SplitPreview = z.infer<typeof splitPreview>;

/** What becomes of a parent's open children when it is resolved. */
export const openChildren = z.enum(["leave", "resolve"]);
export type OpenChildren = z.infer<typeof openChildren>;
