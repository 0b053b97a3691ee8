import type { Queries } from "../../platform/db.js";

/** Changed tickets of one statement. */
const BATCH = 1_000;
/** Of one ring: after an import of very many the lexicon follows within minutes. */
const BATCHES = 10;

/**
 * Moves the words that were written since into the index, and counts them, and those that were removed, into the lexicon; where
 * nothing happened it asks two rows. They are found without it: the list of what is not in the index yet is read by each search.
 */
export async function foldWords(queries: Queries): Promise<void> {
  await queries.rows("SELECT move_words_to_index()");
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const row = await queries.one<{ n: number }>("SELECT fold_search_words($1) AS n", [BATCH]);
    if (!row?.n) return;
  }
}
