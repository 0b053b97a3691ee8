import type { TicketPage } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Database } from "../../platform/db.js";
import { AppError } from "../../platform/errors.js";
import { withinTime } from "../../platform/time-limit.js";
import type { ListFilters } from "./filters.js";
import { countListed, queuePage } from "./queue-page.js";

/** Milliseconds that the page of a query may take, and its length. */
const PAGE_MS = 4000;
const COUNT_MS = 2000;

interface Listed {
  page: Pick<TicketPage, "data" | "page">;
  counted: Pick<TicketPage, "count">;
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
export async function listAsked(db: Database, actor: Actor, filters: ListFilters, now: Date): Promise<Listed> {
  const [page, counted] = await Promise.all([
    withinTime(db, PAGE_MS, (queries) => queuePage(queries, actor, filters, now)),
    filters.count
      ? withinTime(db, COUNT_MS, (queries) => countListed(queries, actor, { count: filters }, now))
      : Promise.resolve(null),
  ]);
  if (!page) throw tooSlow();
  return { page, counted: counted ?? {} };
}

const tooSlow = () =>
  new AppError(
    "search.too_slow",
    422,
    "The search takes too long: narrow it, by status:open or created:-30d for example",
    { errors: [{ field: "q", message: "Narrow it, by status:open or created:-30d for example" }] },
  );
