import type { Queries } from "../../platform/db.js";

/** Changed tickets of one statement. */
const BATCH = 1_000;
/** Of one ring: after an import of very many the lexicon follows within minutes. */
const BATCHES = 10;

/** Counts the words that were written and removed since into the lexicon; where nothing happened it asks one row. */
export async function foldWords(queries: Queries): Promise<void> {
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const row = await queries.one<{ n: number }>("SELECT fold_search_words($1) AS n", [BATCH]);
    if (!row?.n) return;
  }
}
