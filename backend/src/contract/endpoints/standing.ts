import { z } from "zod";
import type { Endpoint } from "../endpoint.js";
import { ticketRef } from "../schemas/primitives.js";
import { ownStanding, setFollowBody, snoozeBody } from "../schemas/standing.js";

const shared = {
  tag: "Tickets",
  access: "signed_in",
  params: z.strictObject({ id: ticketRef }),
  responses: { 200: ownStanding },
} as const;

export const standingEndpoints = {
  setFollow: {
    ...shared,
    summary: "Follow a ticket, mute it, or neither",
    description:
      "For staff, about the caller's own notices. Whoever follows is told of messages, notes, status and assignee. Whoever mutes hears of it only when it becomes theirs to see to (assigned, escalated to them, nobody else there, somebody mentions them, an own message that could not be sent, an own snooze that ended) and when a promise was missed.",
    body: setFollowBody,
    errors: [403, 404],
  },
  snoozeTicket: {
    ...shared,
    summary: "Put an open ticket out of one's own queue for a while",
    description:
      "For staff. It leaves `view=mine` of the caller alone, until the instant or, with null, until something happens. It comes back sooner when the customer writes, a promise is at risk or missed, or it is assigned or escalated. Promises go on counting.",
    body: snoozeBody,
    errors: [403, 404, 409],
  },
  wakeTicket: {
    ...shared,
    summary: "Take a ticket back into one's own queue",
    errors: [403, 404],
  },
} as const satisfies Record<string, Endpoint>;
