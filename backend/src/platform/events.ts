import type { Sees } from "../contract/permissions.js";

/** Where a ticket stands in the desk: decides who may hear that it changed. */
export interface TicketAudience {
  customerId: number;
  assigneeId: number | null;
  teamId: number | null;
  departmentId: number | null;
  hidden: boolean;
}

/** Something that happened. Recorded in the transaction in which it happened. */
export interface DomainEvent {
  /** "ticket.created", "comment.added", "account.signed_in" … past tense, dotted. */
  type: string;
  ticketId?: number;
  /** What it is about, where that is no ticket: "person", "role", "category" … with its id. */
  object?: { kind: string; id: number };
  /** True: no customer ever learns of it, not even that something happened. */
  isInternal?: boolean;
  /** Small facts: names of states, ids. Kept for good. */
  data?: Readonly<Record<string, unknown>>;
  /**
   * Texts, old and new values: what may one day have to be erased. The audit shows `changes: {field: {from, to}}` as
   * old and new; a secret is never written, only that it changed.
   */
  details?: Readonly<Record<string, unknown>>;
  onBehalfOf?: number;
  /**
   * Who hears of it live, and the ticket's version after it; without it nothing is sent. `formerAudience` is where
   * the ticket stood before: whoever loses sight of it has a list to correct.
   */
  hint?: { version: number; audience: TicketAudience; formerAudience?: TicketAudience };
}

/** A row of `events` as consumers read it. */
export interface RecordedEvent {
  id: number;
  type: string;
  ticketId: number | null;
  actorKind: "person" | "system" | "anonymous";
  actorId: number | null;
  onBehalfOf: number | null;
  isInternal: boolean;
  data: Record<string, unknown>;
  createdAt: Date;
}

/** The rooms of the live channel. Chosen by the server from rights alone. */
export const room = {
  person: (id: number) => `person:${id}`,
  team: (id: number) => `team:${id}`,
  department: (id: number) => `department:${id}`,
  undirected: "undirected",
  all: "all",
  /** The guests of one ticket. */
  ticket: (id: number) => `ticket:${id}`,
};

/** The rooms an actor sits in. Must stay the mirror of `roomsOf`: what is sent to one of them, the actor may see. */
export function roomsFor(actor: {
  id: number | null;
  sees: Sees;
  teamIds: readonly number[];
  departmentIds: readonly number[];
  onlyTicketId: number | null;
}): string[] {
  // Not the person's own room: there one hears of their other tickets.
  if (actor.onlyTicketId !== null) return [room.ticket(actor.onlyTicketId)];
  const own = actor.id === null ? [] : [room.person(actor.id)];
  switch (actor.sees) {
    case "all":
      return [...own, room.all];
    case "departments":
      return [...own, room.undirected, ...actor.departmentIds.map(room.department)];
    case "teams":
      return [...own, ...actor.teamIds.map(room.team)];
    case "assigned":
    case "own":
      return own;
  }
}

/** The rooms that may hear of a ticket's change. */
export function roomsOf(ticketId: number, audience: TicketAudience, isInternal: boolean): string[] {
  const rooms = [room.all, audience.departmentId === null ? room.undirected : room.department(audience.departmentId)];
  if (audience.teamId !== null) rooms.push(room.team(audience.teamId));
  if (audience.assigneeId !== null) rooms.push(room.person(audience.assigneeId));
  if (!isInternal && !audience.hidden) rooms.push(room.person(audience.customerId), room.ticket(ticketId));
  return rooms;
}
