import { expect } from "@jest/globals";
import type { TestApp } from "../../../../test/start-test-app.js";
import { foldClocks } from "../engine/fold-clocks.js";
import type { Clock } from "../engine/types.js";
import { loadHistory } from "../history.js";
import { clockRow, nextOf } from "../store.js";

/** Instants within JSON are texts. */
const asStored = (ticketId: number, clock: Clock) => ({
  ...clockRow(ticketId, clock),
  pending: JSON.parse(JSON.stringify(clock.pending)) as unknown,
});

const inOrder = (a: { metric: string; cycle: number }, b: { metric: string; cycle: number }) =>
  a.metric.localeCompare(b.metric) || a.cycle - b.cycle;

/** What all tickets' clocks should be, worked out from their logs alone, is what is stored. */
export async function expectDerivedState({ db }: TestApp): Promise<void> {
  const tickets = await db.rows<{ id: number; next_due_at: Date | null; next_warn_at: Date | null }>(
    "SELECT id, next_due_at, next_warn_at FROM tickets",
  );
  for (const ticket of tickets) {
    const { events, book } = await loadHistory(db, ticket.id);
    const clocks = foldClocks(events, book);
    const stored = await db.rows<Record<string, unknown>>(
      "SELECT * FROM sla_clocks WHERE ticket_id = $1 ORDER BY metric, cycle",
      [ticket.id],
    );
    // Whether a message is held that would settle a clock is no part of its history.
    expect(stored.map(({ held_since: _held, ...clock }) => clock)).toEqual(
      [...clocks].sort(inOrder).map((clock) => asStored(ticket.id, clock)),
    );
    expect({ due_at: ticket.next_due_at, warn_at: ticket.next_warn_at }).toEqual(nextOf(clocks));
  }
}
