import type { Client } from "pg";
import { withClient } from "./connection.js";
import { takeMigrationLock } from "./migrate/lock.js";
import { inTransaction } from "./migrate/transaction.js";

/** Throws away every table and row of the product and of its job queue; the next migration starts from nothing. */
export async function resetDatabase(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await takeMigrationLock(client, () => undefined);
    await client.query("SET client_min_messages = warning");
    await inTransaction(client, () => dropSchemas(client));
  });
}

/** The same in the caller's transaction. */
export async function dropSchemas(client: Client): Promise<void> {
  await client.query("DROP SCHEMA IF EXISTS graphile_worker CASCADE");
  await client.query("DROP SCHEMA IF EXISTS public CASCADE");
  await client.query("CREATE SCHEMA public");
  // As in a new database: everyone may look up names, only the owner may create.
  await client.query("GRANT USAGE ON SCHEMA public TO PUBLIC");
}
