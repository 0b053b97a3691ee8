import pg, { type Client } from "pg";
import type { Manifest, TableShape } from "./format.js";

/**
 * What stays behind: the clock (only tests shift it), the record of migrations (whoever loads makes it), and processes
 * (they are somebody else's). Unlogged tables hold moments, not data.
 */
const notCarried = ["clock", "schema_migrations", "processes"];
const schemas = ["public", "graphile_worker"];
/** Of the job queue: the jobs and what they refer to. The rest it makes by itself. */
const carriedOfQueue = ["_private_jobs", "_private_job_queues", "_private_tasks"];

/** The tables a backup carries, with the columns that can be written. */
export async function carriedTables(client: Client): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `SELECT n.nspname AS schema, c.relname AS name, array_agg(a.attname::text ORDER BY a.attnum) AS columns
       FROM pg_class c
       JOIN pg_namespace n ON n.oid = c.relnamespace
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
      WHERE c.relkind = 'r' AND c.relpersistence = 'p'
        AND (n.nspname = 'public' AND c.relname <> ALL ($1::text[])
          OR n.nspname = 'graphile_worker' AND c.relname = ANY ($2::text[]))
      GROUP BY 1, 2 ORDER BY 1, 2`,
    [notCarried, carriedOfQueue],
  );
  return rows;
}

/** Tables to be emptied before loading: the carried ones and those whose content means nothing any more. */
export async function tablesToEmpty(client: Client): Promise<{ schema: string; name: string }[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `SELECT n.nspname AS schema, c.relname AS name
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r'
        AND (n.nspname = 'public' AND c.relname NOT IN ('clock', 'schema_migrations')
          OR n.nspname = 'graphile_worker' AND c.relname = ANY ($1::text[]))
      ORDER BY 1, 2`,
    [carriedOfQueue],
  );
  return rows;
}

export async function readSequences(client: Client): Promise<Manifest["sequences"]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    "SELECT schemaname AS schema, sequencename AS name FROM pg_sequences WHERE schemaname = ANY ($1::text[]) ORDER BY 1, 2",
    [schemas],
  );
  const read: Manifest["sequences"] = [];
  for (const { schema, name } of rows) {
    const { rows: values } = await client.query<{ last_value: string; is_called: boolean }>(
      `SELECT last_value::text, is_called FROM ${quoted({ schema, name })}`,
    );
    read.push(...values.map((value) => ({ schema, name, ...value })));
  }
  return read;
}

/**
 * Every key of a stored file that rows speak of. Which columns hold one is said by their comments, `file:`, and in
 * schemas from before there were any by their names.
 */
export async function fileKeys(client: Client): Promise<string[]> {
  const { rows: columns } = await client.query<{ table: string; column: string }>(
    `SELECT c.oid::regclass::text AS table, quote_ident(a.attname) AS column
       FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
        AND coalesce(col_description(c.oid, a.attnum), CASE WHEN a.attname IN ('storage_key', 'photo_key') THEN 'file:' END) LIKE 'file:%'
      ORDER BY 1, 2`,
  );
  const keys = new Set<string>();
  for (const { table, column } of columns) {
    const { rows } = await client.query<{ key: string }>(
      `SELECT ${column} AS key FROM ${table} WHERE ${column} IS NOT NULL ORDER BY 1`,
    );
    for (const { key } of rows) keys.add(key);
  }
  return [...keys];
}

/** Version of the job queue's own schema. */
export async function workerVersion(client: Client): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    "SELECT coalesce(max(id), 0)::integer AS version FROM graphile_worker.migrations",
  );
  return rows[0]?.version ?? 0;
}

export const quoted = ({ schema, name }: { schema: string; name: string }): string =>
  `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`;
