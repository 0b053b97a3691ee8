import { systemActor } from "../../../platform/actor.js";
import type { TicketAudience } from "../../../platform/events.js";
import type { Work } from "../../../platform/work.js";
import { judgeChange, type SlaChange } from "../engine/changes.js";
import { foldClocks } from "../engine/fold-clocks.js";
import type { SlaEvent } from "../engine/types.js";
import { loadHistory } from "../history.js";
import { store } from "../store.js";

export interface ChangedTicket {
  id: number;
  version: number;
  audience: TicketAudience;
}

/**
 * Lets a ticket's clocks follow what happened to it: settles, pauses, resumes, swaps the target, sets or clears a
 * date, begins the next cycle, cancels. The caller holds the ticket's row. A deadline found missed on the way is
 * announced like one the monitor found.
 */
export async function changeClocks(work: Work, ticket: ChangedTicket, changes: readonly SlaChange[]): Promise<void> {
  const { events, versionOf } = await loadHistory(work, ticket.id);
  const lines: SlaEvent[] = [];
  for (const change of changes) lines.push(...judgeChange([...events, ...lines], versionOf, change, work.now));
  if (lines.length === 0) return;
  await store(work, ticket.id, lines, foldClocks([...events, ...lines], versionOf));
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
