import type { FollowLevel, Priority, Status, TicketChannel } from "../../contract/index.js";
import type { QuerySort } from "../../contract/query/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { fieldErrors } from "../../platform/errors.js";
import { readCursor, writeCursor } from "../../platform/paging.js";
import { nextClockColumns, nextClockJoin, type NextClockRow } from "../sla/index.js";
import { Binds } from "./binds.js";
import { filtersOf, type ListFilters } from "./filters.js";
import { listedFor } from "./policy.js";

/** A ticket as lists show it, names included. */
export interface TicketRowData extends NextClockRow {
  id: number;
  subject: string;
  status: Status;
  priority: Priority;
  channel: TicketChannel;
  customer_id: number;
  customer_name: string;
  customer_photo: string | null;
  agent_id: number | null;
  agent_name: string;
  agent_photo: string | null;
  category_id: number;
  category_name: string;
  organization_id: number | null;
  organization_name: string;
  department_id: number | null;
  department_name: string;
  team_id: number | null;
  team_name: string;
  escalation_level: number;
  reopened_count: number;
  comment_count: number;
  note_count: number;
  created_at: Date;
  updated_at: Date;
  is_sample: boolean;
  version: number;
  own_follow: FollowLevel | null;
  /** `until` as JSON has it; null: until something happens. */
  own_snooze: { until: string | null } | null;
}

export const rowColumns = `
  t.id, t.subject, t.status, t.priority, t.channel, t.escalation_level, t.reopened_count, t.comment_count, t.note_count,
  t.created_at, t.updated_at, t.is_sample, t.version, t.customer_id, customer.full_name AS customer_name, customer.photo_key AS customer_photo,
  agent.id AS agent_id, agent.full_name AS agent_name, agent.photo_key AS agent_photo, t.category_id, category.name AS category_name,
  t.organization_id, organization.name AS organization_name, t.department_id, department.name AS department_name,
  t.team_id, team.name AS team_name, ${nextClockColumns}`;

/** How the actor stands to each ticket. */
export function ownColumns(actor: Actor, binds: Binds): string {
  const own = `own.ticket_id = t.id AND own.person_id = ${binds.add(actor.id)}::bigint`;
  return `(SELECT own.level FROM ticket_follows own WHERE ${own}) AS own_follow,
    (SELECT jsonb_build_object('until', own.until) FROM snoozes own WHERE ${own}) AS own_snooze`;
}

export const rowJoins = `
  JOIN people customer ON customer.id = t.customer_id
  LEFT JOIN people agent ON agent.id = t.assignee_id
  JOIN categories category ON category.id = t.category_id
  LEFT JOIN organizations organization ON organization.id = t.organization_id
  LEFT JOIN departments department ON department.id = t.department_id
  LEFT JOIN teams team ON team.id = t.team_id
  ${nextClockJoin("t.id")}`;

type Sort = QuerySort;

/**
 * How each sort orders, as one row comparison with the id last: what a keyset needs. Keys are whole numbers on the
 * wire (microseconds since 1970, ranks), so that a cursor is exact and cannot hold anything else.
 */
interface Order {
  direction: "ASC" | "DESC";
  keys: readonly { sql: string; wire: string; parse: (placeholder: string) => string }[];
}

const instantKey = (sql: string) => ({
  sql,
  wire: `CASE WHEN isfinite(${sql}) THEN (extract(epoch FROM ${sql}) * 1000000)::bigint ELSE ${FOREVER} END`,
  parse: (placeholder: string) =>
    `CASE WHEN ${placeholder}::bigint = ${FOREVER} THEN 'infinity' ELSE 'epoch'::timestamptz + ${placeholder}::bigint * interval '1 microsecond' END`,
});
/** The wire's way to write "no due time": later than all others. */
const FOREVER = 9_000_000_000_000_000;

const rank = "array_position(ARRAY['low', 'medium', 'high', 'critical'], t.priority)";
const created = instantKey("t.created_at");
const orders: Readonly<Record<Exclude<Sort, "relevance">, Order>> = {
  newest: { direction: "DESC", keys: [created] },
  oldest: { direction: "ASC", keys: [created] },
  updated: { direction: "DESC", keys: [instantKey("t.updated_at")] },
  due: { direction: "ASC", keys: [instantKey("coalesce(t.next_due_at, 'infinity')")] },
  priority: {
    direction: "DESC",
    keys: [{ sql: rank, wire: rank, parse: (placeholder) => `${placeholder}::bigint` }, created],
  },
};

/** How many of the newest tickets that have the words are compared: to compare all would take seconds where many have them. */
const COMPARED = 500;
/** By relevance, the best first; between equals the newer one. */
const byFit: Order = {
  direction: "DESC",
  keys: [{ sql: "t.fit", wire: "t.fit", parse: (placeholder) => `${placeholder}::bigint` }, created],
};

type Keyed = TicketRowData & { key_0: number; key_1?: number };

/** One page of what the actor may see; a cursor goes before a page number. @throws AppError 422 for a foreign cursor. */
export async function listTickets(
  queries: Queries,
  actor: Actor,
  query: ListFilters,
  now: Date,
): Promise<{ rows: TicketRowData[]; nextCursor: string | null }> {
  const binds = new Binds();
  const sort = sortOf(query);
  const sorted = sort === "relevance" ? byFit : orders[sort];
  const { direction, keys } = sorted;
  const conditions = [listedFor(actor, binds), ...filtersOf(actor, query, binds, now)];
  const after = afterCursor(query.cursor, sort, sorted, binds);
  const offset = query.cursor === undefined && query.page !== undefined ? (query.page - 1) * query.limit : 0;
  const order = [...keys.map((key) => key.sql), "t.id"].map((key) => `${key} ${direction}`).join(", ");
  // The page is found among the tickets alone, whatever lies before it; names and clocks are read for its rows. How long it
  // is stands in the text: a plan that is kept for pages of any length would get ready for long ones.
  const rows = await queries.rows<Keyed>(
    `SELECT ${rowColumns}, ${ownColumns(actor, binds)}, ${keys.map((key, i) => `${key.wire} AS key_${i}`).join(", ")}
     FROM (SELECT t.* FROM ${source(query, sort, conditions, after, binds)}
           ORDER BY ${order} OFFSET ${offset} LIMIT ${query.limit + 1}) t ${rowJoins}
     ORDER BY ${order}`,
    binds.values,
  );
  const page = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return { rows: page, nextCursor: last ? cursorOf(sort, last) : null };
}

/** The tickets to be sorted, with how well they fit where that is the order. */
function source(
  { asked }: ListFilters,
  sort: Sort,
  conditions: readonly string[],
  after: string | null,
  binds: Binds,
): string {
  if (sort !== "relevance") return `tickets t WHERE ${[...conditions, ...(after ? [after] : [])].join(" AND ")}`;
  const newest = `SELECT t.* FROM tickets t WHERE ${conditions.join(" AND ")} ORDER BY t.created_at DESC, t.id DESC LIMIT ${COMPARED}`;
  // The offset keeps the fit from being worked out again wherever it is used.
  const compared = `SELECT t.*, ${asked?.search?.rank(binds) ?? "0::bigint"} AS fit FROM (${newest}) t OFFSET 0`;
  return `(${compared}) t WHERE ${after ?? "true"}`;
}

/** The parameter goes before the query's own word, which a view may have brought along. */
const sortOf = ({ sort, asked }: ListFilters): Sort => sort ?? asked?.sort ?? "newest";

function afterCursor(cursor: string | undefined, sort: Sort, { direction, keys }: Order, binds: Binds): string | null {
  const values =
    keys.length === 1
      ? readCursor(cursor, ["string", "number", "number"])
      : readCursor(cursor, ["string", "number", "number", "number"]);
  if (!values) return null;
  if (values[0] !== sort) throw fieldErrors({ cursor: "This cursor belongs to another sort" });
  const numbers = values.slice(1).map((value) => binds.add(value));
  const bounds = [...keys.map((key, i) => key.parse(numbers[i] ?? "")), `${numbers.at(-1)}::bigint`];
  const columns = [...keys.map((key) => key.sql), "t.id"];
  return `(${columns.join(", ")}) ${direction === "ASC" ? ">" : "<"} (${bounds.join(", ")})`;
}

function cursorOf(sort: Sort, row: Keyed): string {
  return writeCursor([sort, row.key_0, ...(row.key_1 === undefined ? [] : [row.key_1]), row.id]);
}
