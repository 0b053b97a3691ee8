import type { TicketAudience } from "../../../platform/events.js";
import { systemActor } from "../../../platform/actor.js";
import type { Work } from "../../../platform/work.js";
import { judgeChange, type SlaChange } from "../engine/changes.js";
import { foldClocks } from "../engine/fold-clocks.js";
import type { SlaEvent } from "../engine/types.js";
import { loadHistory } from "../history.js";
import { store } from "../store.js";
import { startClocksTogether } from "./start-clocks-together.js";

export interface ChangedTicket {
  id: number;
  version: number;
  audience: TicketAudience;
}

/**
 * Lets a ticket's clocks follow what happened to it: settles, pauses, resumes, sets or clears a date, begins the next
 * cycle, cancels. The caller holds the ticket's row. A deadline found missed on the way is announced like one the
 * monitor found.
 */
export async function changeClocks(work: Work, ticket: ChangedTicket, changes: readonly SlaChange[]): Promise<void> {
  const { events, book } = await loadHistory(work, ticket.id);
  if (events.length === 0) return promiseNow(work, ticket.id, changes);
  const lines: SlaEvent[] = [];
  for (const change of changes) lines.push(...judgeChange([...events, ...lines], book, change, work.now));
  await write(work, ticket, events, lines, book);
}

/** Closed when it was imported, nothing was promised about it: put back to work, it is to be resolved like any other. */
async function promiseNow(work: Work, ticketId: number, changes: readonly SlaChange[]): Promise<void> {
  const back = changes.find((change) => change.kind === "status");
  if (!back || back.to === "resolved" || back.to === "closed") return;
  await startClocksTogether(work, [ticketId]);
}

/** Stores new lines of a ticket's log and announces the misses among them. */
export async function write(
  work: Work,
  ticket: ChangedTicket,
  events: readonly SlaEvent[],
  lines: readonly SlaEvent[],
  book: Awaited<ReturnType<typeof loadHistory>>["book"],
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
