import type { TicketPage } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Database } from "../../platform/db.js";
import { AppError } from "../../platform/errors.js";
import { searching } from "../search/index.js";
import type { ListFilters } from "./filters.js";
import { readQuery } from "./query/read-query.js";
import { countListed, queuePage } from "./queue-page.js";

/** Nobody waits longer for the length of a list than for the list. */
const COUNT_MS = 1_000;

interface Listed {
  page: Pick<TicketPage, "data" | "page">;
  counted: Pick<TicketPage, "count" | "corrected">;
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
  const asked = await searching(db, (queries) => readQuery(queries, actor, query.q, now));
  const filters = { ...query, asked };
  const [page, counted] = await Promise.all([
    searching(db, (queries) => queuePage(queries, actor, filters, now)),
    query.count
      ? inTime(searching(db, (queries) => countListed(queries, actor, { count: filters }, now), COUNT_MS))
      : null,
  ]);
  return { page, counted: { ...counted, ...(asked.search && { corrected: [...asked.search.corrected] }) } };
}

const inTime = <T>(counting: Promise<T>): Promise<T | null> =>
  counting.catch((error: unknown) => {
    if (error instanceof AppError && error.code === "search.too_slow") return null;
    throw error;
  });
