import type { TicketCounts, TicketViewName } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { Binds } from "./binds.js";
import { pressingCounts, viewCondition } from "./filters.js";
import { inScope, listedFor } from "./policy.js";

type Counted = Exclude<keyof TicketCounts, "teams">;
const byKind: readonly Counted[] = ["mine", "unassigned", "waiting", "open", "closed"];
/** As many as a sidebar has room for. */
const TEAMS_AT_MOST = 20;

/** How many tickets each view lists for the actor: always the length of the list. */
export async function countTickets(queries: Queries, actor: Actor, now: Date): Promise<TicketCounts> {
  const [views, teams] = await Promise.all([countViews(queries, actor, now), countTeams(queries, actor, now)]);
  return { ...views, teams };
}

async function countViews(queries: Queries, actor: Actor, now: Date): Promise<Record<Counted, number>> {
  const binds = new Binds();
  const clocks = clockCount(actor, binds, now);
  // The ledger does not know whose complaint it is, and those who see few tickets have few to count.
  const seesFew = actor.sees === "own" || actor.sees === "assigned";
  const counted = seesFew ? directCount(byKind, actor, binds, now) : ledgerCount(actor, binds, now);
  const aside = asideCount(actor, binds, now);
  const followed = directCount(["following"], actor, binds, now);
  const row = await queries.one<Record<Counted, number> & { put_aside: number }>(
    `SELECT * FROM (${counted}) kinds, (${clocks}) clocks, (${aside}) aside, (${followed}) followed`,
    binds.values,
  );
  if (!row) throw new Error("One row was expected");
  const { put_aside: putAside, ...counts } = row;
  return { ...counts, mine: counts.mine - putAside };
}

async function countTeams(queries: Queries, actor: Actor, now: Date): Promise<TicketCounts["teams"]> {
  if (!actor.isStaff) return [];
  const binds = new Binds();
  const isOpen = viewCondition("open", actor, binds, now);
  const scope = inScope(actor, binds);
  const own = binds.add(actor.teamIds);
  return queries.rows(
    `SELECT m.id, m.name,
            coalesce((SELECT sum(t.n) FROM ticket_counts t WHERE t.team_id = m.id AND ${scope} AND ${isOpen}), 0)::integer AS open
     FROM teams m
     WHERE m.archived_at IS NULL AND NOT m.is_hidden
       AND (cardinality(${own}::bigint[]) = 0 OR m.id = ANY (${own}::bigint[]))
     ORDER BY lower(m.name), m.id LIMIT ${binds.add(TEAMS_AT_MOST)}`,
    binds.values,
  );
}

/** What the actor has aside. The ledger does not know it: of one's own tickets those that are put aside are taken off. */
function asideCount(actor: Actor, binds: Binds, now: Date): string {
  const [aside, own] = [viewCondition("snoozed", actor, binds, now), viewCondition("mine", actor, binds, now)];
  return `SELECT count(*)::integer AS snoozed, count(*) FILTER (WHERE ${own})::integer AS put_aside
          FROM tickets t WHERE ${aside} AND ${listedFor(actor, binds)}`;
}

function ledgerCount(actor: Actor, binds: Binds, now: Date): string {
  const counts = byKind.map(
    (view) => `coalesce(sum(t.n) FILTER (WHERE ${viewCondition(view, actor, binds, now)}), 0)::integer AS ${view}`,
  );
  return `SELECT ${counts.join(", ")} FROM ticket_counts t WHERE ${inScope(actor, binds)}`;
}

function clockCount(actor: Actor, binds: Binds, now: Date): string {
  const { columns, condition } = pressingCounts(binds, now);
  return `SELECT ${columns} FROM tickets t WHERE ${condition} AND ${listedFor(actor, binds)}`;
}

function directCount(views: readonly TicketViewName[], actor: Actor, binds: Binds, now: Date): string {
  const counts = views.map((view) => {
    const condition = viewCondition(view, actor, binds, now);
    return `(SELECT count(*)::integer FROM tickets t WHERE ${condition} AND ${listedFor(actor, binds)}) AS ${view}`;
  });
  return `SELECT ${counts.join(", ")}`;
}
