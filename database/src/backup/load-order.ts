import pg, { type Client } from "pg";
import { quoted } from "./catalogue.js";
import type { Manifest } from "./format.js";

/**
 * Takes foreign keys away while rows are loaded, and puts them back, which checks all rows at once. So tables may come
 * in any order, also where they refer to each other in a circle.
 */
export async function withoutForeignKeys(client: Client, load: () => Promise<void>): Promise<void> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint
      WHERE contype = 'f' AND conparentid = 0 AND connamespace IN ('public'::regnamespace, 'graphile_worker'::regnamespace)
      ORDER BY conrelid::regclass::text, conname`,
  );
  for (const { table, name } of keys) {
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${pg.escapeIdentifier(name)}`);
  }
  await load();
  for (const { table, name, definition } of keys) {
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${pg.escapeIdentifier(name)} ${definition}`);
  }
}

/** Identity columns go on where they were. */
export async function setSequences(client: Client, sequences: Manifest["sequences"]): Promise<void> {
  for (const sequence of sequences) {
    await client.query("SELECT setval($1::regclass, $2, $3)", [
      quoted(sequence),
      sequence.last_value,
      sequence.is_called,
    ]);
  }
}

/** Whoever worked on a job is no part of this desk: the job waits again, and the try that was cut off does not count. */
export async function freeJobs(client: Client): Promise<void> {
  await client.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL, attempts = greatest(attempts - 1, 0)
      WHERE locked_at IS NOT NULL`,
  );
  await client.query(
    "UPDATE graphile_worker._private_job_queues SET locked_at = NULL, locked_by = NULL WHERE locked_at IS NOT NULL",
  );
}

/**
 * Events that had no seal yet when the backup was made count as written now, since sealing goes on behind the last sealed
 * one in the order of transactions. For a moment when the tables' triggers are off.
 */
export async function leaveForSealing(client: Client): Promise<void> {
  const { rows } = await client.query<{ seals: boolean }>(
    "SELECT to_regclass('public.event_seals') IS NOT NULL AS seals",
  );
  if (!rows[0]?.seals) return;
  await client.query(
    "UPDATE events e SET xid = pg_current_xact_id() WHERE NOT EXISTS (SELECT FROM event_seals s WHERE s.event_id = e.id)",
  );
}
