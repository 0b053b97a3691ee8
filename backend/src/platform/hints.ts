import type { ChangeHint } from "../contract/socket.js";
import { room, roomsOf, type Secrecy, type TicketAudience } from "./events.js";
import { mergeHints, type Told } from "./merge-hints.js";

/** Sends a hint to rooms; the sockets do it in a running process, tests and imports may do nothing. */
export type Broadcast = (rooms: readonly string[], hint: ChangeHint) => void;

/** A ticket that changed, and who may hear of it. */
export interface TicketHint {
  seq: number;
  ticketId: number;
  version: number;
  audiences: readonly TicketAudience[];
  secrecy: Secrecy;
}

/** What is said on the live channel after a commit. Best effort: a lost hint costs nothing. */
export interface Hints {
  /** Many tickets at once: each room hears of its own in one hint, or in a few where they are very many. */
  ticketsChanged(changes: readonly TicketHint[]): void;
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
  /** How a person stands to a ticket has changed: for their own browsers alone, in which it is the same ticket. */
  ownTicket(personId: number, ticketId: number, version: number): void;
  /** What a person is writing to a ticket has changed: for their own browsers alone. */
  drafted(personId: number, ticketId: number, rev: number): void;
}

export function createHints(broadcast: Broadcast): Hints {
  const ticketsChanged = (changes: readonly TicketHint[]) => {
    const told = changes.map(({ seq, ticketId: id, version, audiences, secrecy }): Told => {
      const rooms = new Set(audiences.flatMap((audience) => roomsOf(id, audience, secrecy)));
      return [[...rooms], { type: "ticket", seq, items: [{ id, version }] }];
    });
    for (const [rooms, hint] of mergeHints(told)) broadcast(rooms, hint);
  };
  return {
    ticketsChanged,
    ticketChanged: (seq, ticketId, version, audiences, secrecy) =>
      ticketsChanged([{ seq, ticketId, version, audiences, secrecy }]),
    notified: (seq, personIds) => broadcast(personIds.map(room.person), { type: "notification", seq, items: [] }),
    availability: (personId) => broadcast([room.person(personId)], { type: "availability", seq: 0, items: [] }),
    ownTicket: (person, id, version) =>
      broadcast([room.person(person)], { type: "ticket", seq: 0, items: [{ id, version }] }),
    drafted: (person, id, rev) =>
      broadcast([room.person(person)], { type: "draft", seq: 0, items: [{ id, version: rev }] }),
  };
}
