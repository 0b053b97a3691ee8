import { systemActor } from "../../../platform/actor.js";
import type { TicketAudience } from "../../../platform/events.js";
import type { Work } from "../../../platform/work.js";
import { foldClocks } from "../engine/fold-clocks.js";
import type { Rulebook, SlaEvent } from "../engine/types.js";
import { store } from "../store.js";

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
  lines: readonly SlaEvent[],
  book: Rulebook,
): Promise<void> {
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
