import type { Suggestions } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import type { Mount } from "../../platform/http/context.js";
import type { Services } from "../../platform/services.js";
import type { Binds } from "./binds.js";
import { searching } from "./searching.js";
import { readSnippets } from "./snippets.js";
import { suggest } from "./suggest.js";

/** What lies above this feature, handed in by app.ts. */
export interface SearchDoors {
  /** Which tickets an actor lists, as a condition on `t`. */
  listedFor(actor: Actor, binds: Binds): string;
  ticketNumber(id: number): string;
  /** Saved views that an actor may use, by what is typed of their names. */
  viewsNamed(queries: Queries, actor: Actor, typed: string): Promise<Suggestions["views"]>;
}

export function searchRoutes(mount: Mount, { db }: Services, doors: SearchDoors): void {
  const { listedFor, ticketNumber } = doors;
  mount("searchSnippets", ({ actor, query }) =>
    searching(db, (queries) => readSnippets(queries, actor, (binds) => listedFor(actor, binds), query.q, query.ids)),
  );

  mount("suggestSearch", async ({ actor, query }): Promise<Suggestions> => {
    const [found, views] = await Promise.all([
      searching(db, (queries) => suggest(queries, actor, (binds) => listedFor(actor, binds), query.q)),
      doors.viewsNamed(db, actor, query.q),
    ]);
    return {
      tickets: found.tickets.map((ticket) => ({ ...ticket, number: ticketNumber(ticket.id) })),
      people: found.people,
      views,
      words: found.words,
    };
  });
}
