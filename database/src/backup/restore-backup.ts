import { withClient } from "../connection.js";
import { migrate } from "../migrate.js";
import { defaultMigrationsDir } from "../migrate/files.js";
import { takeMigrationLock } from "../migrate/lock.js";
import { inTransaction } from "../migrate/transaction.js";
import type { DatabaseUrls } from "../urls.js";
import { speakPlainly } from "./content.js";
import type { FileStore } from "./file-store.js";
import { loadBackup } from "./load.js";
import { createProgress, inMegabytes } from "./progress.js";
import { prepareTarget } from "./target.js";
import { verifyBackup } from "./verify.js";

export interface RestoreOptions extends DatabaseUrls {
  path: string;
  files: FileStore;
  /** Throws away what the database holds. */
  replace?: boolean;
  migrationsDir?: string;
  log?: (line: string) => void;
}

export interface RestoreResult {
  rows: number;
  /** When the backup was made, ISO 8601. */
  createdAt: string;
  /** Files that were removed before the backup could read them. */
  missingFiles: number;
}

/**
 * Makes a database out of a backup: all of it or nothing. The file is checked first, every byte; then the schema is
 * brought to the backup's version, the rows are loaded and compared in one transaction, and the schema is brought to
 * this version.
 *
 * @throws BackupError when the file is damaged or of another version, or the database is not empty or in use.
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoreResult> {
  const { ownerUrl, appUrl, path, files, replace = false, log = () => undefined } = options;
  const { migrationsDir = defaultMigrationsDir } = options;
  const tell = createProgress(log);

  log(`Checking ${path}`);
  const backup = await verifyBackup(path, (bytes) => tell(() => `  ${inMegabytes(bytes)} are as they were written`));
  await withClient(ownerUrl, async (client) => {
    await takeMigrationLock(client, () => log("Waiting for another process that migrates this database"));
    await client.query("SET client_min_messages = warning");
    await prepareTarget(client, backup.header, { ownerUrl, migrationsDir, replace });
    await speakPlainly(client);
    log(`Loading what was backed up at ${backup.header.created_at}`);
    await inTransaction(client, () => loadBackup(client, path, backup, files, (where) => tell(() => `  ${where}`)));
    // Without it the first questions would be planned as if the tables were empty.
    await client.query("ANALYZE");
  });
  await migrate({ ownerUrl, appUrl, migrationsDir, log });
  return {
    rows: Object.values(backup.manifest.tables).reduce((sum, { rows }) => sum + rows, 0),
    createdAt: backup.header.created_at,
    missingFiles: backup.manifest.missing_files.length,
  };
}
