import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import type { Binds } from "./binds.js";
import { hasSettledWords } from "./readable.js";
import { readTerms, seesFew, type SearchedWords, type Terms } from "./read-terms.js";
import type { Scope } from "./words-in-reach.js";

/** What is looked for, made ready for any number of statements of one actor. */
export interface Search {
  readonly corrected: Terms["corrected"];
  /** A condition on `t`, for a list that is read in its order: tickets that have all of it where the actor may read. */
  condition(binds: Binds): string;
  /** The same for counting, where the order is nobody's business. */
  countCondition(binds: Binds): string;
  /** How well `t` fits, as a whole number: the higher the better. */
  rank(binds: Binds): string;
}

/**
 * Up to so many tickets are found first, then filtered and sorted. What more have is looked for ticket by ticket while a list is
 * read in its order, where it comes soon enough: one in fifty of a million.
 */
const FEW = 20_000;

/** Makes a search ready; whether few or many tickets have what is looked for decides how they are found. */
export async function prepareSearch(
  queries: Queries,
  actor: Actor,
  words: readonly SearchedWords[],
  scope: Scope,
): Promise<Search> {
  const { wanted, unwanted, corrected } = await readTerms(queries, actor, words, scope);
  const query = [...wanted.map((term) => `(${term})`), ...unwanted.map((term) => `!(${term})`)].join(" & ");
  const isIndexed = wanted.length > 0 && !seesFew(actor);
  const ids = isIndexed && (await hasFewCandidates(queries, wanted)) ? await fewIds(queries, query) : null;

  const asked = (binds: Binds) => {
    if (ids) return `t.id = ANY (${binds.add(ids)}::bigint[])`;
    return `coalesce((SELECT x.words @@ ${binds.add(query)}::tsquery FROM ticket_texts x WHERE x.ticket_id = t.id), false)`;
  };
  const counted = (binds: Binds) =>
    isIndexed && !ids
      ? `t.id IN (SELECT x.ticket_id FROM ticket_texts x WHERE x.words @@ ${binds.add(query)}::tsquery)`
      : asked(binds);
  const settled = (condition: (binds: Binds) => string) => (binds: Binds) =>
    query === "" ? "true" : `${condition(binds)} AND ${hasSettledWords(actor)}`;
  return {
    corrected,
    condition: settled(asked),
    countCondition: settled(counted),
    rank: (binds) => {
      if (wanted.length === 0) return "0::bigint";
      const all = binds.add(wanted.map((term) => `(${term})`).join(" & "));
      return `coalesce((SELECT (ts_rank(x.words, ${all}::tsquery) * 1000000)::bigint FROM ticket_texts x WHERE x.ticket_id = t.id), 0)`;
    },
  };
}

/**
 * Where the words stand, and as what, is not in the index: each ticket is read for it. Where too many have the words, those are
 * not all read.
 */
async function hasFewCandidates(queries: Queries, wanted: readonly string[]): Promise<boolean> {
  const all = wanted.map((term) => `(${term})`).join(" & ");
  const anywhere = all.replaceAll("<->", "&").replace(/':[A-D]+/g, "'");
  return anywhere === all || (await fewIds(queries, anywhere)) !== null;
}

/** The tickets that have it, whoever sees them; null when there are too many. */
async function fewIds(queries: Queries, query: string): Promise<number[] | null> {
  const rows = await queries.rows<{ id: number }>(
    "SELECT x.ticket_id AS id FROM ticket_texts x WHERE x.words @@ $1::tsquery LIMIT $2",
    [query, FEW + 1],
  );
  return rows.length > FEW ? null : rows.map(({ id }) => id);
}
