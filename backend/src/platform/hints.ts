import type { ChangeHint } from "../contract/socket.js";
import { room, roomsOf, type Secrecy, type TicketAudience } from "./events.js";

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

/** As many as a list asks for at once: see `ids` of `GET /api/tickets`. */
const MOST_ITEMS = 100;

export function createHints(broadcast: Broadcast): Hints {
  const ticketsChanged = (changes: readonly TicketHint[]) => {
    for (const { rooms, hint } of hintsByRooms(changes)) broadcast(rooms, hint);
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

interface RoomNews {
  seq: number;
  /** Ticket -> its newest version that the room may hear of. */
  versions: Map<number, number>;
}

/** One hint for each room with all that happened in it; rooms that hear the same hear it together. */
function hintsByRooms(changes: readonly TicketHint[]): { rooms: string[]; hint: ChangeHint }[] {
  const news = new Map<string, RoomNews>();
  for (const { seq, ticketId, version, audiences, secrecy } of changes) {
    for (const name of new Set(audiences.flatMap((audience) => roomsOf(ticketId, audience, secrecy)))) {
      const heard = news.get(name) ?? { seq: 0, versions: new Map<number, number>() };
      heard.seq = Math.max(heard.seq, seq);
      heard.versions.set(ticketId, Math.max(version, heard.versions.get(ticketId) ?? 0));
      news.set(name, heard);
    }
  }
  const alike = new Map<string, { rooms: string[]; hint: ChangeHint }>();
  for (const [name, { seq, versions }] of news) {
    const items = [...versions].map(([id, version]) => ({ id, version }));
    for (let at = 0; at < items.length; at += MOST_ITEMS) {
      const hint: ChangeHint = { type: "ticket", seq, items: items.slice(at, at + MOST_ITEMS) };
      const key = JSON.stringify(hint);
      const same = alike.get(key) ?? { rooms: [], hint };
      same.rooms.push(name);
      alike.set(key, same);
    }
  }
  return [...alike.values()];
}
