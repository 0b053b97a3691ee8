import type { Queries } from "../../platform/db.js";

/** Tickets of one statement: well below a second of work. */
const BATCH = 300;
/** Of one ring, so that a big desk is done within hours and goes on working meanwhile. */
const BATCHES = 4;

/**
 * Writes the words of tickets that were there before the desk had any, newest first. Where nothing is missing it asks one row.
 * Several processes may ring: who finds the row held has nothing to do.
 */
export async function writeMissingTexts(queries: Queries): Promise<void> {
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const row = await queries.one<{ n: number }>("SELECT write_missing_texts($1) AS n", [BATCH]);
    if (!row?.n) return;
  }
}
