import type { Actor } from "../../platform/actor.js";
import type { Binds } from "./binds.js";
import { readableWeights } from "./readable.js";

/** One thing that is looked for: a word, or (`phrase`) exactly these words in this order. */
export interface WantedWords {
  text: string;
  phrase: boolean;
}

/**
 * An SQL condition on `t.id`: tickets that have all of these words where the actor may read them. Which tickets the
 * actor sees at all is the statement's own business.
 */
export function wordsCondition(actor: Actor, wanted: readonly WantedWords[], binds: Binds): string {
  const weights = readableWeights(actor);
  const conditions = wanted.map(
    ({ text, phrase }) =>
      `x.words @@ search_query(${binds.add(text)}::text, ${binds.add(phrase)}::boolean, ${binds.add(weights)}::text)`,
  );
  return `t.id IN (SELECT x.ticket_id FROM ticket_texts x WHERE ${["true", ...conditions].join(" AND ")})`;
}
