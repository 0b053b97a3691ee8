import type { Client } from "pg";
import { withClient } from "./connection.js";
import { applyMigrations, MigrationError } from "./migrate/apply.js";
import { defaultMigrationsDir, defaultSeedsDir, readSqlFiles, sqlFileNames, type SqlFile } from "./migrate/files.js";
import { grantPublicSchema } from "./migrate/grants.js";
import { takeMigrationLock } from "./migrate/lock.js";
import { appliedMigrations, prepareRecord, type AppliedMigration } from "./migrate/record.js";
import { inTransaction } from "./migrate/transaction.js";
import { grantWorkerSchema, migrateWorkerSchema } from "./migrate/worker-schema.js";
import { roleOf, sharesRole } from "./urls.js";

export { MigrationError };

export interface MigrateOptions {
  /** The role that owns the schema. */
  ownerUrl: string;
  /** The role that the product runs as; it gets its rights here. The same role as the owner's needs none. */
  appUrl: string;
  migrationsDir?: string;
  seedsDir?: string;
  /** Told one line per step. */
  log?: (line: string) => void;
}

/**
 * Brings the database to this version: migrations, the job queue's schema, the app's rights, reference data.
 * Does nothing where nothing is missing, so every start may call it; of several processes at once one works and the others wait.
 * @throws MigrationError naming the file that failed or was changed after it was applied.
 */
export async function migrate(options: MigrateOptions): Promise<void> {
  const {
    ownerUrl,
    appUrl,
    migrationsDir = defaultMigrationsDir,
    seedsDir = defaultSeedsDir,
    log = () => undefined,
  } = options;
  await withClient(ownerUrl, async (client) => {
    await takeMigrationLock(client, () => log("Waiting for another process that migrates this database"));
    await prepareRecord(client);
    const files = readSqlFiles(migrationsDir);
    const applied = await appliedMigrations(client);
    tellOfUnknown(files, applied, log);
    await applyMigrations(client, files, applied, log);
    await migrateWorkerSchema(ownerUrl);
    if (!sharesRole({ appUrl, ownerUrl })) {
      await inTransaction(client, async () => {
        await grantPublicSchema(client, roleOf(appUrl));
        await grantWorkerSchema(client, roleOf(appUrl));
      });
    }
    await applySeeds(client, seedsDir);
  });
}

/** Names of the migration files this database does not have yet. The app's role is enough to ask. */
export async function pendingMigrations(url: string, migrationsDir: string = defaultMigrationsDir): Promise<string[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ exists: boolean }>(
      `SELECT to_regclass('public.schema_migrations') IS NOT NULL AS exists`,
    );
    const applied = rows[0]?.exists ? await appliedMigrations(client) : [];
    const names = new Set(applied.map(({ name }) => name));
    return sqlFileNames(migrationsDir).filter((name) => !names.has(name));
  });
}

/** Reference data, idempotent by itself: applied every time, so that a new version can add to it. */
async function applySeeds(client: Client, folder: string): Promise<void> {
  for (const { name, sql } of readSqlFiles(folder)) {
    try {
      await inTransaction(client, () => client.query(sql));
    } catch (error) {
      throw new MigrationError(`seeds/${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
    }
  }
}

/** Happens while an older version runs beside a newer one; the newer one's migrations must fit both. */
function tellOfUnknown(files: SqlFile[], applied: AppliedMigration[], log: (line: string) => void): void {
  const known = new Set(files.map(({ name }) => name));
  const unknown = applied.filter(({ name }) => !known.has(name)).map(({ name }) => name);
  if (unknown.length > 0) log(`The database is newer than this version: it also has ${unknown.join(", ")}`);
}
