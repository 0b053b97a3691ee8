import { foldClocks } from "../../src/features/sla/engine/fold-clocks.js";
import { loadHistory } from "../../src/features/sla/history.js";
import { clockRow, nextOf } from "../../src/features/sla/store.js";
import type { Queries } from "../../src/platform/db.js";

/** Tickets whose stored clocks are not what their log says, each in words. */
export async function contradictions(db: Queries, ticketIds: readonly number[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const id of ticketIds) {
    const { events, book } = await loadHistory(db, id);
    const clocks = foldClocks(events, book);
    const stored = await db.rows<{ metric: string; cycle: number }>("SELECT * FROM sla_clocks WHERE ticket_id = $1", [
      id,
    ]);
    const next = await db.one("SELECT next_due_at AS due_at, next_warn_at AS warn_at FROM tickets WHERE id = $1", [id]);
    const said = [clocks.map((clock) => clockRow(id, clock)), nextOf(clocks)];
    if (asText([stored, next]) !== asText(said))
      wrong.push(`Ticket ${id} has ${asText([stored, next])}, its log says ${asText(said)}`);
  }
  return wrong;
}

/** Rows and names in one and the same order. */
function asText([clocks, next]: readonly [readonly object[], unknown] | unknown[]): string {
  const inOrder = (row: object) => JSON.stringify(row, Object.keys(row).toSorted().concat("type", "step", "at"));
  return `${(clocks as object[]).map(inOrder).toSorted().join()} ${JSON.stringify(next)}`;
}
