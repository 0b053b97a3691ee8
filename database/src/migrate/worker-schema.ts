import { Logger, runMigrations } from "graphile-worker";
import pg, { type Client } from "pg";

const schema = "graphile_worker";

/** Creates or updates the job queue's own schema. Runs as the owner, for the app has no right to. */
export async function migrateWorkerSchema(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, schema, logger: new Logger(() => () => undefined) });
}

/**
 * Lets the app role add and work jobs. The queue's tables have row-level security without any policy, which hides
 * every row from all but the owner, so each of them also gets one policy that lets the app through.
 */
export async function grantWorkerSchema(client: Client, appRole: string): Promise<void> {
  const role = pg.escapeIdentifier(appRole);
  await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${role}`);
  await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`);
  await client.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`);
  await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${role}`);
  for (const table of await tablesWithoutPolicyFor(client, appRole)) {
    await client.query(
      `CREATE POLICY ${role} ON ${schema}.${pg.escapeIdentifier(table)} TO ${role} USING (true) WITH CHECK (true)`,
    );
  }
}

async function tablesWithoutPolicyFor(client: Client, appRole: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name
       FROM pg_class c
      WHERE c.relnamespace = $1::regnamespace
        AND c.relkind = 'r'
        AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = $2)
      ORDER BY c.relname`,
    [schema, appRole],
  );
  return rows.map((row) => row.name);
}
