import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { Placeholders } from "./binds.js";
import { nearestWord } from "./nearest-word.js";
import { hasOwnTicketWith } from "./own-tickets.js";
import { askedWeights, hasSettledWords } from "./readable.js";
import { isKnownWord, type Scope } from "./words-in-reach.js";

/** One thing that is looked for, or (`negated`) kept out: a word, or (`phrase`) exactly these words in this order. */
export interface SearchedWords {
  text: string;
  phrase: boolean;
  negated: boolean;
}

/** What is looked for, as the index knows it: each a PostgreSQL tsquery as text, with what the actor may read in it. */
export interface Terms {
  wanted: readonly string[];
  unwanted: readonly string[];
  /** Words that no ticket in reach has, and what is looked for in their place. */
  corrected: readonly { from: string; to: string }[];
}

/** Of a word that very many tickets have, so many are asked whether somebody sees them. */
const ASKED = 20_000;

/** Sees so few tickets that what is looked for is looked for among these: an index would find more. */
export const seesFew = (actor: Actor): boolean =>
  actor.onlyTicketId !== null || actor.sees === "own" || actor.sees === "assigned";

/**
 * Makes of what was typed what the index knows. A single word that no ticket in reach has becomes the nearest one that some have;
 * what stands in quotation marks is meant as it is. A text without letters and digits is nothing to look for.
 */
export async function readTerms(
  queries: Queries,
  actor: Actor,
  words: readonly SearchedWords[],
  scope: Scope,
): Promise<Terms> {
  const read = await termsOf(queries, actor, words);
  const corrected: { from: string; to: string }[] = [];
  for (const [i, { text, phrase, negated }] of words.entries()) {
    const term = read[i];
    if (!term || phrase || negated || !/^[\p{L}\p{M}]+$/u.test(text)) continue;
    const to = await correction(queries, actor, scope, text, term);
    if (to === null) continue;
    read[i] = (await termsOf(queries, actor, [{ text: to, phrase: false }]))[0] ?? null;
    corrected.push({ from: text, to });
  }
  const those = (negated: boolean) => read.filter((term, i): term is string => !!term && words[i]?.negated === negated);
  return { wanted: those(false), unwanted: those(true), corrected };
}

/** Null where a text has nothing that could be looked for. */
async function termsOf(
  queries: Queries,
  actor: Actor,
  words: readonly Pick<SearchedWords, "text" | "phrase">[],
): Promise<(string | null)[]> {
  if (words.length === 0) return [];
  const rows = await queries.rows<{ term: string | null }>(
    `SELECT search_query(w.body, w.phrase, $3)::text AS term
     FROM unnest($1::text[], $2::boolean[]) WITH ORDINALITY AS w (body, phrase, place) ORDER BY w.place`,
    [words.map(({ text }) => text), words.map(({ phrase }) => phrase), askedWeights(actor)],
  );
  return rows.map(({ term }) => term);
}

/** The nearest word in reach, where no ticket in reach has this one. */
async function correction(
  queries: Queries,
  actor: Actor,
  scope: Scope,
  text: string,
  term: string,
): Promise<string | null> {
  const row = await queries.one<{ plain: string }>("SELECT unaccent(btrim(search_plain($1))) AS plain", [text]);
  const plain = row?.plain ?? "";
  if (await isKnownWord(queries, actor, plain)) return null;
  if (await isFound(queries, actor, scope, term)) return null;
  return nearestWord(queries, actor, scope, plain);
}

/** Does any ticket in reach have it? */
async function isFound(queries: Queries, actor: Actor, scope: Scope, term: string): Promise<boolean> {
  if (seesFew(actor)) {
    const settled: Scope = (binds) => `${scope(binds)} AND ${hasSettledWords(actor)}`;
    return hasOwnTicketWith(queries, settled, { wanted: [term], query: term });
  }
  const binds = new Placeholders();
  const row = await queries.one<{ found: boolean }>(
    `SELECT EXISTS (
       SELECT FROM (SELECT x.ticket_id FROM ticket_texts x WHERE x.words @@ ${binds.add(term)}::tsquery LIMIT ${ASKED}) AS f
       JOIN tickets t ON t.id = f.ticket_id WHERE ${scope(binds)} AND ${hasSettledWords(actor)}
     ) AS found`,
    binds.values,
  );
  return row?.found ?? false;
}
