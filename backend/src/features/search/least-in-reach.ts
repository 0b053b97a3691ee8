import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { Placeholders } from "./binds.js";
import { lexiconOf, readsLexicon } from "./words-in-reach.js";

/**
 * How many listed tickets in somebody's reach have all of some terms, at the least: of a single term as many as the lexicon counted
 * for the word; of several what they must have in common, there being no more tickets than there are. 0 for those whom the lexicon
 * tells nothing.
 */
export async function leastInReach(queries: Queries, actor: Actor, terms: readonly string[]): Promise<number> {
  if (!readsLexicon(actor)) return 0;
  const words = terms.map(wordsOf);
  if (words.some((some) => some.length === 0)) return 0;
  const binds = new Placeholders();
  const { n, departments } = lexiconOf(actor, binds);
  const each = words.map(
    (some) => `(SELECT coalesce(max(n), 0) FROM (SELECT sum(${n}) AS n FROM search_word_uses u
      WHERE u.word = ANY (${binds.add(some)}::text[]) AND ${departments("u.department_id")} GROUP BY u.word) AS word)`,
  );
  const all = `(SELECT coalesce(sum(c.n), 0) FROM ticket_counts c WHERE ${departments("coalesce(c.department_id, 0)")})`;
  const row = await queries.one<{ least: number }>(
    `SELECT (${each.join(" + ")} - ${terms.length - 1} * ${all})::bigint AS least`,
    binds.values,
  );
  return Math.max(0, row?.least ?? 0);
}

/** Words of which any would do; none where a term asks for more than a word. */
const wordsOf = (term: string): string[] =>
  /<->|&|!/.test(term) ? [] : [...term.matchAll(/'([^'~#]+)'/g)].flatMap(([, word]) => (word ? [word] : []));
