import type { TicketPage } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Database, Queries } from "../../platform/db.js";
import { searching, searchingSoon } from "../search/index.js";
import type { ListFilters } from "./filters.js";
import { readQuery, type AskedQuery } from "./query/read-query.js";
import { countListed, queuePage } from "./queue-page.js";

/** Nobody waits longer for the length of a list than for the list. */
const COUNT_MS = 250;
/** What many tickets have comes sooner in nearly every order. */
const SOON_MS = 150;

interface Listed {
  page: Pick<TicketPage, "data" | "page">;
  counted: Pick<TicketPage, "count" | "corrected" | "took_ms">;
}

/** A list by filters that have their indexes, with its length where that is asked for. */
export async function listPlainly(db: Database, actor: Actor, filters: ListFilters, now: Date): Promise<Listed> {
  const [page, counted] = await Promise.all([
    queuePage(db, actor, filters, now),
    filters.count ? countListed(db, actor, { count: filters }, now) : {},
  ]);
  return { page, counted };
}

/**
 * The same by a query, which can ask for anything: what would take too long is given up, and nobody else waits for it.
 * A length that cannot be told in time is left out.
 *
 * @throws AppError 422 `search.too_slow`, which says how to narrow it.
 */
export async function listAsked(
  db: Database,
  actor: Actor,
  query: ListFilters & { q: string },
  now: Date,
): Promise<Listed> {
  const begun = performance.now();
  const asked = await searching(db, (queries) => readQuery(queries, actor, query.q, now));
  const filters = { ...query, asked };
  let took = 0;
  const [page, counted] = await Promise.all([
    // The list is what one waits for; its length may come later.
    pageAsked(db, actor, filters, now).finally(() => (took = Math.round(performance.now() - begun))),
    query.count ? searchingSoon(db, (queries) => countListed(queries, actor, { count: filters }, now), COUNT_MS) : null,
  ]);
  const corrected = asked.search && { corrected: [...asked.search.corrected] };
  return { page, counted: { ...counted?.value, took_ms: took, ...corrected } };
}

/**
 * Read in the list's order, where words that many tickets have come soon. Those that only the other end of the list has do not
 * (a new product, the oldest first): then all that have them are found first.
 */
async function pageAsked(
  db: Database,
  actor: Actor,
  filters: ListFilters & { asked: AskedQuery },
  now: Date,
): Promise<Listed["page"]> {
  const { asked } = filters;
  const read = (one: AskedQuery) => (queries: Queries) => queuePage(queries, actor, { ...filters, asked: one }, now);
  if (!asked.search?.canGather) return searching(db, read(asked));
  const soon = await searchingSoon(db, read(asked), SOON_MS);
  if (soon) return soon.value;
  return searching(db, read({ ...asked, conditions: (binds) => asked.conditions(binds, "count") }));
}
