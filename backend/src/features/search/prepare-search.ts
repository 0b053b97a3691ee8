import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import type { Binds } from "./binds.js";
import { fewTickets } from "./few-tickets.js";
import { leastInReach } from "./least-in-reach.js";
import { hasSettledWords } from "./readable.js";
import { anywhere, isOwnWith, ownTicketsWith, type Sought } from "./own-tickets.js";
import { readTerms, seesFew, type SearchedWords, type Terms } from "./read-terms.js";
import type { Scope } from "./words-in-reach.js";

/** What is looked for, made ready for any number of statements of one actor. */
export interface Search {
  readonly corrected: Terms["corrected"];
  /**
   * Many tickets have it, and may lie anywhere in a list's order: where they do not come soon, `gathered` finds them. What the
   * index alone cannot tell (phrases, and words for those who read no notes) is gathered from one's own tickets, but never from
   * everybody's.
   */
  readonly canGather: boolean;
  /** A condition on `t`, for a list that is read in its order: tickets that have all of it where the actor may read. */
  condition(binds: Binds): string;
  /** The same for counting, or where nothing comes soon in a list's order: all that have it are gathered first. */
  gathered(binds: Binds): string;
  /** How well `t` fits, as a whole number: the higher the better. */
  rank(binds: Binds): string;
  /** So many listed tickets have it at least, by what has been counted already; 0 where that says nothing. */
  countAtLeast(queries: Queries): Promise<number>;
}

/**
 * Up to so many tickets are found first, then filtered and sorted. What more have is looked for ticket by ticket while a list is
 * read in its order, where it comes soon enough: one in a hundred of a million.
 */
const FEW = 10_000;

/** Makes a search ready; whether few or many tickets have what is looked for decides how they are found. */
export async function prepareSearch(
  queries: Queries,
  actor: Actor,
  words: readonly SearchedWords[],
  scope: Scope,
  few = FEW,
): Promise<Search> {
  const { wanted, unwanted, corrected } = await readTerms(queries, actor, words, scope);
  const query = [...wanted.map((term) => `(${term})`), ...unwanted.map((term) => `!(${term})`)].join(" & ");
  const isOwn = seesFew(actor);
  const ids = query === "" ? null : await foundAtOnce(queries, actor, scope, { wanted, query, few });
  const isExact = wanted.every((term) => anywhere(term) === term);

  const asked = (binds: Binds) => {
    if (ids) return `t.id = ANY (${binds.add(ids)}::bigint[])`;
    return `coalesce((SELECT x.words @@ ${binds.add(query)}::tsquery FROM ticket_texts x WHERE x.ticket_id = t.id), false)`;
  };
  const gathered = (binds: Binds) => {
    if (ids) return asked(binds);
    if (isOwn) return isOwnWith(binds, scope, query);
    if (wanted.length === 0) return asked(binds);
    return `t.id IN (SELECT x.ticket_id FROM ticket_texts x WHERE x.words @@ ${binds.add(query)}::tsquery)`;
  };
  const settled = (condition: (binds: Binds) => string) => (binds: Binds) =>
    query === "" ? "true" : `${condition(binds)} AND ${hasSettledWords(actor)}`;
  return {
    corrected,
    canGather: query !== "" && !ids && (isOwn || (wanted.length > 0 && isExact)),
    condition: settled(asked),
    gathered: settled(gathered),
    rank: (binds) => {
      if (wanted.length === 0) return "0::bigint";
      const all = binds.add(wanted.map((term) => `(${term})`).join(" & "));
      return `coalesce((SELECT (ts_rank(x.words, ${all}::tsquery) * 1000000)::bigint FROM ticket_texts x WHERE x.ticket_id = t.id), 0)`;
    },
    countAtLeast: async (ask) => (ids || isOwn || unwanted.length > 0 ? 0 : leastInReach(ask, actor, wanted)),
  };
}

/** The tickets that have it, where they are known at once; null: they are looked for as a list is read. */
async function foundAtOnce(
  queries: Queries,
  actor: Actor,
  scope: Scope,
  { wanted, query, few }: Sought & { few: number },
): Promise<number[] | null> {
  if (seesFew(actor)) return ownTicketsWith(queries, scope, { wanted, query }, few);
  if (wanted.length === 0) return null;
  const words = wanted.map((term) => `(${anywhere(term)})`).join(" & ");
  return fewTickets(queries, { words, query, most: few, reckoned: 2 * few });
}
