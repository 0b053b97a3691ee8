import type { Actor } from "../../platform/actor.js";
import type { Binds } from "./binds.js";
import { readableWeights } from "./readable.js";
import type { WantedWords } from "./words-condition.js";

/**
 * How well `t` fits the words, as a whole number: the more the higher, the subject counting most. What the actor may not
 * read counts nothing, as it finds nothing.
 */
export function wordsRank(actor: Actor, wanted: readonly WantedWords[], binds: Binds): string {
  const weights = readableWeights(actor);
  const queries = wanted.map(
    ({ text, phrase }) =>
      `search_query(${binds.add(text)}::text, ${binds.add(phrase)}::boolean, ${binds.add(weights)}::text)`,
  );
  return `(SELECT (ts_rank(x.words, ${queries.join(" && ")}) * 1000000)::bigint FROM ticket_texts x WHERE x.ticket_id = t.id)`;
}
