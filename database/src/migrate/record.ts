import type { Client } from "pg";
import type { SqlFile } from "./files.js";

export interface AppliedMigration {
  name: string;
  checksum: string;
}

/** Creates the table of applied migrations when it is missing. */
export async function prepareRecord(client: Client): Promise<void> {
  await client.query(`SET client_min_messages = warning`);
  await client.query(`
    CREATE TABLE IF NOT EXISTS public.schema_migrations (
      name       text PRIMARY KEY,
      checksum   text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT clock_timestamp()
    )`);
  await client.query(
    `COMMENT ON TABLE public.schema_migrations IS 'read-only: which migration files this database has, kept by the migrate command'`,
  );
}

export async function appliedMigrations(client: Client): Promise<AppliedMigration[]> {
  const { rows } = await client.query<AppliedMigration>(
    "SELECT name, checksum FROM public.schema_migrations ORDER BY name",
  );
  return rows;
}

export async function recordMigration(client: Client, { name, checksum }: SqlFile): Promise<void> {
  await client.query("INSERT INTO public.schema_migrations (name, checksum) VALUES ($1, $2)", [name, checksum]);
}
