import type { Actor } from "./actor.js";

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
   * the ticket stood before: whoever loses sight of it has a list to correct. `isNote`: only those who read internal
   * notes hear of it.
   */
  hint?: { version: number; audience: TicketAudience; formerAudience?: TicketAudience; isNote?: boolean };
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
  /** What concerns a person, whatever they see: their notices. */
  person: (id: number) => `person:${id}`,
  /** The complaints of a customer. */
  customer: (id: number) => `customer:${id}`,
  /** The tickets somebody holds, for those who see no others. */
  holder: (id: number) => `holder:${id}`,
  team: (id: number) => `team:${id}`,
  department: (id: number) => `department:${id}`,
  undirected: "undirected",
  all: "all",
  /** The guests of one ticket. */
  ticket: (id: number) => `ticket:${id}`,
  /** Beside a room of the desk: those in it who read internal notes. */
  notesOf: (deskRoom: string) => `${deskRoom}:notes`,
};

/** Who must not even learn that something happened: nobody, customers, or all who may not read internal notes. */
export type Secrecy = "public" | "internal" | "note";

/** The rooms an actor sits in. Must stay the mirror of `roomsOf`: what is sent to one of them, the actor may see. */
export function roomsFor(actor: Actor): string[] {
  // Not the person's own room: there one hears of their other tickets.
  if (actor.onlyTicketId !== null) return [room.ticket(actor.onlyTicketId)];
  if (actor.id === null) return [];
  const desk = deskRoomsFor(actor, actor.id);
  const notes = actor.may("ticket.read_notes") ? desk.map(room.notesOf) : [];
  return [room.person(actor.id), ...(actor.sees === "own" ? [room.customer(actor.id)] : []), ...desk, ...notes];
}

function deskRoomsFor({ sees, departmentIds, teamIds }: Actor, id: number): string[] {
  switch (sees) {
    case "all":
      return [room.all];
    case "departments":
      return [room.undirected, ...departmentIds.map(room.department)];
    case "teams":
      return teamIds.map(room.team);
    case "assigned":
      return [room.holder(id)];
    case "own":
      return [];
  }
}

/** The rooms that may hear of a ticket's change. */
export function roomsOf(ticketId: number, audience: TicketAudience, secrecy: Secrecy): string[] {
  const { customerId, assigneeId, teamId, departmentId, hidden } = audience;
  const desk = [room.all, departmentId === null ? room.undirected : room.department(departmentId)];
  if (teamId !== null) desk.push(room.team(teamId));
  if (assigneeId !== null) desk.push(room.holder(assigneeId));
  if (secrecy === "note") return desk.map(room.notesOf);
  return secrecy === "public" && !hidden ? [...desk, room.customer(customerId), room.ticket(ticketId)] : desk;
}
