import {
  listTicketsQuery,
  priorities,
  statuses,
  type TicketGroup,
  type TicketGroups,
  type ViewGrouping,
} from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import type { Database, Queries } from "../../../platform/db.js";
import { withinTime } from "../../../platform/time-limit.js";
import { Binds } from "../binds.js";
import { filtersOf } from "../filters.js";
import { listed, type Filters } from "../queue-page.js";
import { dueDays } from "./due-days.js";

/** Who looks at more than this looks at no group. */
const TICKETS_AT_MOST = 20_000;
const GROUPS_AT_MOST = 100;
const LIMIT_MS = 1500;

/** The groups of one list: each key with the filters that list just that group. */
type Known = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * How many of a list's tickets are in each of its groups, all from one look at the list. A group is itself a list, by its
 * filters, so that its number is that list's length however far anybody has read it.
 */
export async function countGroups(
  db: Database,
  actor: Actor,
  list: { filters: Filters; by: ViewGrouping },
  now: Date,
): Promise<Omit<TicketGroups, "server_time">> {
  const known = await knownGroups(db, actor, list.by, now);
  const counts = await withinTime(db, LIMIT_MS, (queries) => countKeys(queries, actor, { ...list, known }, now));
  if (!counts) return { data: [], more: false, state: "too_many" };
  const groups = known ? inOrder(known, counts) : await named(db, list.by, counts);
  return { data: groups.slice(0, GROUPS_AT_MOST), more: groups.length > GROUPS_AT_MOST, state: "counted" };
}

/** Those that are known before anybody looks; null: of people, teams and categories. */
async function knownGroups(queries: Queries, actor: Actor, by: ViewGrouping, now: Date): Promise<Known | null> {
  if (by === "status") return Object.fromEntries(statuses.map((status) => [status, { status }]));
  if (by === "priority") return Object.fromEntries(priorities.toReversed().map((priority) => [priority, { priority }]));
  return by === "due_day" ? dueDays(queries, actor, now) : null;
}

const columns = { assignee: "t.assignee_id", team: "t.team_id", category: "t.category_id" } as const;
type Named = keyof typeof columns;
const isNamed = (by: ViewGrouping): by is Named => by in columns;

async function countKeys(
  queries: Queries,
  actor: Actor,
  { filters, by, known }: { filters: Filters; by: ViewGrouping; known: Known | null },
  now: Date,
): Promise<Map<string, number> | null> {
  const binds = new Binds();
  const key = isNamed(by) ? `coalesce(${columns[by]}::text, 'none')` : caseOf(actor, known ?? {}, binds, now);
  const rows = await queries.rows<{ key: string | null; n: number }>(
    `SELECT key, count(*)::integer AS n FROM
       (SELECT ${key} AS key FROM tickets t WHERE ${listed(actor, filters, binds, now, "count")} LIMIT ${TICKETS_AT_MOST + 1}) found
     GROUP BY key`,
    binds.values,
  );
  if (rows.reduce((sum, { n }) => sum + n, 0) > TICKETS_AT_MOST) return null;
  return new Map(rows.flatMap(({ key: found, n }) => (found === null ? [] : [[found, n]])));
}

/** Which group a ticket is in, by the very filters that list it. */
function caseOf(actor: Actor, known: Known, binds: Binds, now: Date): string {
  const cases = Object.entries(known).map(([key, filters]) => {
    const conditions = filtersOf(actor, listTicketsQuery.parse(filters), binds, now);
    return `WHEN ${conditions.join(" AND ")} THEN ${binds.add(key)}::text`;
  });
  return `CASE ${cases.join(" ")} END`;
}

const inOrder = (known: Known, counts: ReadonlyMap<string, number>): TicketGroup[] =>
  Object.entries(known).flatMap(([key, filters]) => {
    const count = counts.get(key) ?? 0;
    return count === 0 ? [] : [{ key, name: null, count, filters: { ...filters } }];
  });

const sources = {
  assignee: { sql: "SELECT id, full_name AS name FROM people", filter: "assigned_agent_id" },
  team: { sql: "SELECT id, name FROM teams", filter: "team_id" },
  category: { sql: "SELECT id, name FROM categories", filter: "category_id" },
} as const satisfies Record<Named, object>;

/** By name, what is nobody's first. */
async function named(queries: Queries, by: ViewGrouping, counts: ReadonlyMap<string, number>): Promise<TicketGroup[]> {
  if (!isNamed(by)) throw new Error(`Nobody has a name by ${by}`);
  const { sql, filter } = sources[by];
  const group = (key: string, name: string | null): TicketGroup[] => {
    const count = counts.get(key) ?? 0;
    return count === 0 ? [] : [{ key, name, count, filters: { [filter]: key } }];
  };
  const ids = [...counts.keys()].filter((key) => key !== "none");
  const rows = await queries.rows<{ id: number; name: string }>(
    `SELECT id, name FROM (${sql}) AS named WHERE id = ANY ($1::bigint[]) ORDER BY lower(name), id`,
    [ids],
  );
  return [...group("none", null), ...rows.flatMap(({ id, name }) => group(String(id), name))];
}
