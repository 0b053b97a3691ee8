import type { TicketPresence } from "../../../contract/index.js";

/** What somebody does at a ticket. */
export type Doing = "viewing" | "note" | "reply";

const strength: Record<Doing, number> = { viewing: 0, note: 1, reply: 2 };

/** Of somebody's several tabs the one counts in which most is done. */
export const more = (one: Doing | undefined, other: Doing): Doing =>
  one !== undefined && strength[one] >= strength[other] ? one : other;

/** Who is at a ticket, as a client is told. @param withNotes whether it may know of notes. */
export function presentTicket(id: number, people: ReadonlyMap<number, Doing>, withNotes: boolean): TicketPresence {
  const who = (wanted: Doing) => [...people].filter(([, doing]) => doing === wanted).map(([person]) => person);
  return { id, viewing: [...people.keys()], replying: who("reply"), noting: withNotes ? who("note") : [] };
}
