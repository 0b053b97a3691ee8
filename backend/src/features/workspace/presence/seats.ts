import type { Whereabouts } from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import type { LiveConnection } from "../../../platform/sockets-listener.js";
import { canSee, type Sight } from "../../tickets/index.js";
import { more, type Doing } from "./doing.js";

/** A connection to this process, where it says to be, and how much of that is true. */
export interface Seat {
  readonly connection: LiveConnection;
  /** As said last. */
  where: Whereabouts;
  /** When it was said, on this process's own clock. */
  heard: number;
  /** Tickets of which it is told: those of `where` that the person may see. */
  watched: Set<number>;
  at: { ticketId: number; doing: Doing } | null;
}

export const newSeat = (connection: LiveConnection, where: Whereabouts, heard: number): Seat => ({
  connection,
  where,
  heard,
  watched: new Set(),
  at: null,
});

/** Whether two say the same, but for whether anybody moved. */
export const isSamePlace = (one: Whereabouts, other: Whereabouts): boolean =>
  one.ticket_id === other.ticket_id &&
  one.writing === other.writing &&
  one.rows.length === other.rows.length &&
  one.rows.every((id, index) => id === other.rows[index]);

/** All tickets a place names. */
export const namedIn = ({ ticket_id: open, rows }: Whereabouts): Set<number> =>
  new Set(open === null ? rows : [open, ...rows]);

/** Judges a seat by the tickets as they are. */
export function judge(seat: Seat, sights: ReadonlyMap<number, Sight>): Pick<Seat, "watched" | "at"> {
  const { actor } = seat.connection;
  const { ticket_id: open, writing } = seat.where;
  const watched = new Set(
    [...namedIn(seat.where)].filter((id) => {
      const sight = sights.get(id);
      return sight !== undefined && knowsOfStaffAt(actor, sight);
    }),
  );
  return {
    watched,
    at: open !== null && watched.has(open) ? { ticketId: open, doing: doingOf(actor, writing) } : null,
  };
}

/** Customers neither learn of staff nor are shown; a member of staff with a complaint of their own is a customer in it. */
const knowsOfStaffAt = (actor: Actor, ticket: Sight): boolean =>
  actor.isStaff && actor.onlyTicketId === null && ticket.customerId !== actor.id && canSee(actor, ticket);

function doingOf(actor: Actor, writing: Whereabouts["writing"]): Doing {
  if (writing === "reply" && actor.may("ticket.reply")) return "reply";
  return writing === "note" && actor.may("ticket.note") ? "note" : "viewing";
}

/** What each person does at a ticket, from the seats of this process that are at it. */
export function peopleAt(seats: Iterable<Seat>): Map<number, Doing> {
  const people = new Map<number, Doing>();
  for (const { at, connection } of seats) {
    if (at && connection.actor.id !== null) {
      people.set(connection.actor.id, more(people.get(connection.actor.id), at.doing));
    }
  }
  return people;
}
