import type { AuditFilter } from "../../contract/schemas/audit.js";
import type { Database, Queries } from "../../platform/db.js";
import { conditionsOf } from "./conditions.js";

/** A row with all that is kept of it. */
export interface EventRow {
  id: number;
  type: string;
  ticket_id: number | null;
  actor_kind: "person" | "system" | "anonymous";
  actor_id: number | null;
  on_behalf_of: number | null;
  api_key_id: number | null;
  object_kind: string | null;
  object_id: number | null;
  data: Record<string, unknown>;
  request_id: string | null;
  created_at: Date;
  /** The instant in microseconds since 1970, as exact as the database keeps it. */
  micros: number;
  details: Record<string, unknown> | null;
  ip: string | null;
  user_agent: string | null;
  seal_seq: number | null;
  seal_hash: string | null;
}

/** The sort values of the last row that was shown. */
export interface Position {
  micros: number;
  id: number;
}

const columns = `e.id, e.type, e.ticket_id, e.actor_kind, e.actor_id, e.on_behalf_of, e.api_key_id, e.object_kind, e.object_id, e.data,
  e.request_id, e.created_at, (extract(epoch FROM e.created_at) * 1000000)::bigint AS micros,
  d.data AS details, host(d.ip) AS ip, d.user_agent, s.seq AS seal_seq, encode(s.hash, 'hex') AS seal_hash`;
const source = `events e LEFT JOIN event_details d ON d.event_id = e.id LEFT JOIN event_seals s ON s.event_id = e.id`;

export interface Page {
  after: Position | null;
  offset: number;
  limit: number;
  /** Only what could be seen in this snapshot of the database; null is whatever can be seen now. */
  snapshot: string | null;
}

/** Rows that fit, newest first. */
export async function pageOfEvents(db: Database, filter: AuditFilter, page: Page): Promise<EventRow[]> {
  const { where, binds } = conditionsOf(filter);
  const bind = (value: unknown) => `$${binds.push(value)}`;
  const after = page.after
    ? `AND (e.created_at, e.id) < (timestamptz 'epoch' + ${bind(page.after.micros)}::bigint * interval '1 microsecond', ${bind(page.after.id)}::bigint)`
    : "";
  const seen =
    page.snapshot === null ? "" : `AND pg_visible_in_snapshot(e.xid, ${bind(page.snapshot)}::text::pg_snapshot)`;
  return planned(db, (queries) =>
    queries.rows<EventRow>(
      `SELECT ${columns} FROM ${source} WHERE ${where} ${after} ${seen}
       ORDER BY e.created_at DESC, e.id DESC OFFSET ${bind(page.offset)} LIMIT ${bind(page.limit)}`,
      binds,
    ),
  );
}

/**
 * What is rare and what is common among millions of rows differs from person to person and type to type: each question is
 * planned by its own values, not once for all. And by one process: a page is small, and helpers take longer to begin than
 * it takes to read.
 */
function planned<T>(db: Database, body: (queries: Queries) => Promise<T>): Promise<T> {
  return db.transaction(async (queries) => {
    await queries.rows(
      "SELECT set_config('plan_cache_mode', 'force_custom_plan', true), set_config('max_parallel_workers_per_gather', '0', true)",
    );
    return body(queries);
  });
}

export async function findEvent(queries: Queries, id: number): Promise<EventRow | null> {
  return queries.one<EventRow>(`SELECT ${columns} FROM ${source} WHERE e.id = $1`, [id]);
}

/** How many rows fit, counted to `most` and no further, and the snapshot in which they were counted. */
export async function countEvents(
  queries: Queries,
  filter: AuditFilter,
  most: number,
): Promise<{ count: number; snapshot: string }> {
  const { where, binds } = conditionsOf(filter);
  const row = await queries.one<{ count: number; snapshot: string }>(
    `SELECT count(*) AS count, pg_current_snapshot()::text AS snapshot FROM (
       SELECT FROM events e LEFT JOIN event_details d ON d.event_id = e.id WHERE ${where} LIMIT $${binds.push(most)}
     ) AS fitting`,
    binds,
  );
  if (!row) throw new Error("A count without an answer");
  return row;
}
