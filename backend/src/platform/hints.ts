import type { ChangeHint } from "../contract/socket.js";
import { room, roomsOf, type Secrecy, type TicketAudience } from "./events.js";

/** Sends a hint to rooms; the sockets do it in a running process, tests and imports may do nothing. */
export type Broadcast = (rooms: readonly string[], hint: ChangeHint) => void;

/** What is said on the live channel after a commit. Best effort: a lost hint costs nothing. */
export interface Hints {
  ticketChanged(
    seq: number,
    ticketId: number,
    version: number,
    audiences: readonly TicketAudience[],
    secrecy: Secrecy,
  ): void;
  notified(seq: number, personIds: readonly number[]): void;
  /** To the person alone, whose other browsers show it too. */
  availability(personId: number): void;
  /** What a person is writing to a ticket has changed: for their own browsers alone. */
  drafted(personId: number, ticketId: number, rev: number): void;
}

export function createHints(broadcast: Broadcast): Hints {
  return {
    ticketChanged: (seq, id, version, audiences, secrecy) => {
      const rooms = new Set(audiences.flatMap((audience) => roomsOf(id, audience, secrecy)));
      broadcast([...rooms], { type: "ticket", seq, items: [{ id, version }] });
    },
    notified: (seq, personIds) => broadcast(personIds.map(room.person), { type: "notification", seq, items: [] }),
    availability: (personId) => broadcast([room.person(personId)], { type: "availability", seq: 0, items: [] }),
    drafted: (person, id, rev) =>
      broadcast([room.person(person)], { type: "draft", seq: 0, items: [{ id, version: rev }] }),
  };
}
