import { systemActor } from "../../../platform/actor.js";
import type { TicketAudience } from "../../../platform/events.js";
import type { Work } from "../../../platform/work.js";
import { foldClocks } from "../engine/fold-clocks.js";
import type { Rulebook, SlaEvent } from "../engine/types.js";
import { store } from "../store.js";
import { heldSince } from "./hold-clocks.js";

export interface ChangedTicket {
  id: number;
  version: number;
  audience: TicketAudience;
}

/** Stores new lines of a ticket's log and announces the misses among them. */
export async function writeLines(
  work: Work,
  ticket: ChangedTicket,
  events: readonly SlaEvent[],
  judged: readonly SlaEvent[],
  book: Rulebook,
): Promise<void> {
  const lines = await withoutHeld(work, ticket.id, judged);
  if (lines.length === 0) return;
  await store(work, [{ ticketId: ticket.id, lines, clocks: foldClocks([...events, ...lines], book) }]);
  for (const line of lines) if (line.type === "breached") await announceBreach(work, ticket, line);
}

async function announceBreach(
  work: Work,
  { id, version, audience }: ChangedTicket,
  { metric, cycle, at }: SlaEvent,
): Promise<void> {
  await work.as(systemActor).record({
    type: "sla.breached",
    ticketId: id,
    isInternal: true,
    data: { metric, cycle, due_at: at.toISOString() },
    hint: { version, audience },
  });
}

/**
 * A promise that a held message may yet have kept is not called missed by whatever else happens to the ticket; once that is
 * undone, the monitor finds it. What settles it first, a colleague's answer for one, does so late.
 */
async function withoutHeld(work: Work, ticketId: number, lines: readonly SlaEvent[]): Promise<readonly SlaEvent[]> {
  if (!lines.some(({ type }) => type === "breached")) return lines;
  const held = await heldSince(work, ticketId);
  const isSettled = ({ metric, cycle }: SlaEvent) =>
    lines.some((line) => line.metric === metric && line.cycle === cycle && settles.has(line.type));
  const mayBeKept = (line: SlaEvent) => {
    const since = held.get(line.metric);
    return line.type === "breached" && since !== undefined && since <= line.at && !isSettled(line);
  };
  return lines.filter((line) => !mayBeKept(line));
}

const settles: ReadonlySet<SlaEvent["type"]> = new Set(["met", "cancelled"]);
