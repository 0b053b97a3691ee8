import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { Placeholders, type Binds } from "./binds.js";
import { hasSettledWords, readableWeights } from "./readable.js";

/** A word of the tickets in somebody's reach, and in how many of them it is. */
export interface KnownWord {
  word: string;
  tickets: number;
}

/** Which tickets somebody sees, as a condition on `t`. */
export type Scope = (binds: Binds) => string;

/** Of those who see few tickets, the newest ones are read. */
const OWN_TICKETS = 100;

/**
 * The words that an actor could come across by reading, cut down to those that `matching` lets pass (a condition on `word`). Who sees
 * whole departments asks the lexicon, which counts by department and outside of notes; anybody else the very tickets that they see,
 * so that nobody is told of a word from elsewhere.
 *
 * @returns the most common first.
 */
export async function wordsInReach(
  queries: Queries,
  actor: Actor,
  scope: Scope,
  matching: (binds: Binds, word: string) => string,
  limit: number,
): Promise<KnownWord[]> {
  const binds = new Placeholders();
  const sql = readsLexicon(actor) ? lexicon(actor, binds, matching) : ownWords(actor, scope, binds, matching);
  return queries.rows<KnownWord>(`${sql} ORDER BY tickets DESC, word LIMIT ${binds.add(limit)}`, binds.values);
}

/** Whether the lexicon has a word for somebody who reads it; of others it says nothing. */
export async function isKnownWord(queries: Queries, actor: Actor, word: string): Promise<boolean> {
  if (!readsLexicon(actor)) return false;
  const none: Scope = () => "false";
  return (await wordsInReach(queries, actor, none, (binds, one) => `${one} = ${binds.add(word)}::text`, 1)).length > 0;
}

export const readsLexicon = (actor: Actor): boolean =>
  actor.isStaff && actor.onlyTicketId === null && (actor.sees === "all" || actor.sees === "departments");

/** Which column of the lexicon's counts (`u`) is somebody's, and of which departments, none being 0. */
export function lexiconOf(
  actor: Actor,
  binds: Placeholders,
): { n: "u.tickets" | "u.readable"; departments: (column: string) => string } {
  const n = actor.may("ticket.read_notes") ? "u.tickets" : "u.readable";
  if (actor.sees === "all") return { n, departments: () => "true" };
  const ids = binds.add([0, ...actor.departmentIds]);
  return { n, departments: (column) => `${column} = ANY (${ids}::bigint[])` };
}

function lexicon(actor: Actor, binds: Placeholders, matching: (binds: Binds, word: string) => string): string {
  const { n, departments } = lexiconOf(actor, binds);
  return `SELECT w.word, sum(${n})::integer AS tickets FROM search_words w JOIN search_word_uses u ON u.word = w.word
    WHERE ${matching(binds, "w.word")} AND ${departments("u.department_id")} AND ${n} > 0 GROUP BY w.word`;
}

function ownWords(
  actor: Actor,
  scope: Scope,
  binds: Placeholders,
  matching: (binds: Binds, word: string) => string,
): string {
  const weights = `${binds.add([...readableWeights(actor).toLowerCase()])}::"char"[]`;
  // Each word is looked at once, however many tickets have it.
  return `SELECT word, tickets FROM (
      SELECT w.lexeme AS word, count(*)::integer AS tickets FROM (
        SELECT x.words FROM tickets t JOIN ticket_texts x ON x.ticket_id = t.id WHERE ${scope(binds)} AND ${hasSettledWords(actor)}
        ORDER BY t.created_at DESC, t.id DESC LIMIT ${OWN_TICKETS}
      ) AS own, unnest(ts_filter(own.words, ${weights})) AS w GROUP BY w.lexeme OFFSET 0
    ) AS counted WHERE ${matching(binds, "word")} AND countable_words(array_to_tsvector(ARRAY[word])) <> '{}'`;
}
