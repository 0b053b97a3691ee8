import type { Seat } from "./seats.js";
import { namedIn } from "./seats.js";

/** Which seats name a ticket, whether they may see it or not. */
export interface Naming {
  add(seat: Seat): void;
  /** Before what the seat says changes. */
  remove(seat: Seat): void;
  seatsOf(ticketId: number): ReadonlySet<Seat>;
}

const nobody: ReadonlySet<Seat> = new Set();

export function createNaming(): Naming {
  const seats = new Map<number, Set<Seat>>();
  return {
    add: (seat) => {
      for (const id of namedIn(seat.where)) {
        const naming = seats.get(id) ?? new Set();
        seats.set(id, naming.add(seat));
      }
    },
    remove: (seat) => {
      for (const id of namedIn(seat.where)) {
        const naming = seats.get(id);
        naming?.delete(seat);
        if (naming?.size === 0) seats.delete(id);
      }
    },
    seatsOf: (ticketId) => seats.get(ticketId) ?? nobody,
  };
}
