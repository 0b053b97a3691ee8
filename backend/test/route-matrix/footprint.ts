import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { TestApp } from "../start-test-app.js";

/**
 * Tables that a refused request may touch: the audit, whose rows are counted one by one, and what only counts how
 * often somebody asks.
 */
const apart = new Set(["events", "event_details", "event_seals", "rate_limits", "socket_io_attachments"]);

/** Everything that a request could leave behind: place -> a digest of what lies there. */
export type Footprint = Readonly<Record<string, string>>;

export interface Traces {
  read(): Promise<Footprint>;
  /** What was written to the audit since this was last asked, oldest first. */
  audited(): Promise<{ type: string; actorId: number | null; data: unknown }[]>;
}

/** Looks at the whole desk: every row of every table, the queue, the files, and what was said on the live channel. */
export async function watchTraces(app: TestApp): Promise<Traces> {
  const sql = await digestOfAllTables(app);
  let seen = (await app.ownerDb.one<{ id: number }>("SELECT coalesce(max(id), 0) AS id FROM events"))?.id ?? 0;
  return {
    read: async () => {
      const tables = await app.ownerDb.rows<{ name: string; digest: string }>(sql);
      const entries = await readdir(join(app.services.config.dataDir, "files"), {
        recursive: true,
        withFileTypes: true,
      });
      const files = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
      return {
        ...Object.fromEntries(tables.map(({ name, digest }) => [name, digest])),
        files: files.sort().join(" "),
        hints: String(app.hints.length),
      };
    },
    audited: async () => {
      const rows = await app.ownerDb.rows<{ id: number; type: string; actorId: number | null; data: unknown }>(
        `SELECT id, type, actor_id AS "actorId", data FROM events WHERE id > $1 ORDER BY id`,
        [seen],
      );
      seen = rows.at(-1)?.id ?? seen;
      return rows.map(({ type, actorId, data }) => ({ type, actorId, data }));
    },
  };
}

/** A key that is used says so, whatever it is used for. */
const columnsOf = (table: string): string =>
  table === "api_keys"
    ? "(to_jsonb(t) - 'last_used_at' - 'last_used_ip')::text"
    : "t.ctid::text || t.xmin::text || t::text";

/** One statement; a row's place is part of it, so that one written anew as it was is noticed too. */
async function digestOfAllTables({ ownerDb }: TestApp): Promise<string> {
  const tables = await ownerDb.rows<{ schema: string; name: string }>(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname IN ('public', 'graphile_worker') ORDER BY 1, 2`,
  );
  return tables
    .filter(({ name }) => !apart.has(name))
    .map(
      ({ schema, name }) => `SELECT '${name}' AS name,
         coalesce(sum(hashtextextended(${columnsOf(name)}, 0)::numeric), 0)::text AS digest
       FROM ${schema}."${name}" t`,
    )
    .join(" UNION ALL ");
}

/** Places that differ. */
export const changed = (before: Footprint, after: Footprint): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((place) => before[place] !== after[place]);
