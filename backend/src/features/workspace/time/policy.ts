import type { Actor } from "../../../platform/actor.js";
import { actsForDesk, canFollow, canSee, type TicketFacts } from "../../tickets/index.js";
import type { EntryRow } from "./models.js";

/** Time is spent for the desk: nobody books it on their own complaint. */
export const canTrack = (actor: Actor, ticket: TicketFacts): boolean =>
  canFollow(actor, ticket) && actor.may("time.track");

/** What the desk spent on a complaint is nothing that its customer reads, be it a colleague. */
export const canReadTime = (actor: Actor, ticket: TicketFacts): boolean =>
  canSee(actor, ticket) && actsForDesk(actor, ticket) && actor.may("time.track");

/** One's own, and everybody's for those who look after it. */
export const canChangeEntry = (actor: Actor, entry: Pick<EntryRow, "personId">): boolean =>
  actor.may("time.track") && (entry.personId === actor.id || actor.may("time.manage"));
