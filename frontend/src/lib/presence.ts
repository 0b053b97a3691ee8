import type { TicketPresence, Whereabouts } from "@redress/backend/contract";
import { liveSocket } from "./live.js";
import { createStore } from "./store.js";

/** Whoever walks through a list says so once a second at most; what comes together is told together. */
const SAY_EVERY_MS = 1000;
const SETTLE_MS = 100;
/** The server takes those for gone who are silent for 45 seconds. */
const BEAT_MS = 15_000;
/** The contract's bound. */
const MOST_ROWS = 100;

/** Who is at the tickets on this screen, as far as there is somebody. */
export const presences = createStore<ReadonlyMap<number, TicketPresence>>(new Map());

let here: Omit<Whereabouts, "rows"> = { ticket_id: null, writing: null, active: true };
/** Rows on the screen; a ticket may stand in two lists. */
const rows = new Map<number, number>();
/** What the server was last told to speak of. */
let named: ReadonlySet<number> = new Set();
let saidAt = -SAY_EVERY_MS;
let next: ReturnType<typeof setTimeout> | undefined;
let beat: ReturnType<typeof setTimeout> | undefined;

/** Says where this tab is, soon. */
export function tellWhere(change: Partial<typeof here>): void {
  here = { ...here, ...change };
  saySoon();
}

/** Asks who is at a ticket while its row is on the screen. @returns ends it. */
export function watchRow(id: number): () => void {
  rows.set(id, (rows.get(id) ?? 0) + 1);
  saySoon();
  return () => {
    const left = (rows.get(id) ?? 1) - 1;
    if (left > 0) rows.set(id, left);
    else rows.delete(id);
    saySoon();
  };
}

function saySoon(): void {
  next ??= setTimeout(say, Math.max(SETTLE_MS, saidAt + SAY_EVERY_MS - performance.now()));
}

function say(): void {
  clearTimeout(next);
  clearTimeout(beat);
  next = undefined;
  const socket = liveSocket.get();
  if (!socket) return;
  // A tab that nobody sees is at no ticket.
  const where: Whereabouts = document.hidden
    ? { ticket_id: null, writing: null, rows: [], active: here.active }
    : { ...here, rows: [...rows.keys()].slice(0, MOST_ROWS) };
  socket.emit("here", where);
  saidAt = performance.now();
  named = new Set(where.ticket_id === null ? where.rows : [where.ticket_id, ...where.rows]);
  presences.set(new Map([...presences.get()].filter(([id]) => named.has(id))));
  if (named.size > 0) beat = setTimeout(say, BEAT_MS);
}

function take(list: readonly TicketPresence[]): void {
  const known = new Map(presences.get());
  for (const one of list) {
    if (one.viewing.length > 0 && named.has(one.id)) known.set(one.id, one);
    else known.delete(one.id);
  }
  presences.set(known);
}

function followSocket(): void {
  const socket = liveSocket.get();
  if (!socket) return presences.set(new Map());
  // The library keeps listeners over a lost connection.
  socket.off("presence", take).on("presence", take);
  say();
}

liveSocket.subscribe(followSocket);
document.addEventListener("visibilitychange", saySoon);
followSocket();
