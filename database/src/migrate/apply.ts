import type { Client } from "pg";
import type { SqlFile } from "./files.js";
import { recordMigration, type AppliedMigration } from "./record.js";
import { inTransaction } from "./transaction.js";

/** A migration that cannot be applied, with the name of its file. */
export class MigrationError extends Error {
  override readonly name = "MigrationError";
}

/**
 * Applies, in order, the files that are not recorded yet: each in its own transaction together with its record.
 * @throws MigrationError when an applied file was changed since, or when a file fails; those before it stay applied.
 */
export async function applyMigrations(
  client: Client,
  files: SqlFile[],
  applied: AppliedMigration[],
  log: (line: string) => void,
): Promise<void> {
  refuseChanged(files, applied);
  // Loaded when there is something to apply: it brings a command line of its own along, a megabyte to read.
  const { Umzug } = await import("umzug");
  const umzug = new Umzug({
    migrations: files.map((file) => ({ name: file.name, up: () => applyFile(client, file, log) })),
    // The record is written by applyFile itself, inside the file's own transaction.
    storage: {
      executed: () => Promise.resolve(applied.map(({ name }) => name)),
      logMigration: () => Promise.resolve(),
      unlogMigration: ({ name }) =>
        Promise.reject(new MigrationError(`${name} cannot be taken back: migrations only go forward.`)),
    },
    logger: undefined,
  });
  await umzug.up();
}

async function applyFile(client: Client, file: SqlFile, log: (line: string) => void): Promise<void> {
  log(`Applying ${file.name}`);
  const steps = async () => {
    await client.query(file.sql);
    await recordMigration(client, file);
  };
  try {
    await (file.transactional ? inTransaction(client, steps) : steps());
  } catch (error) {
    throw new MigrationError(`${file.name} failed: ${describe(error, file.sql)}`, { cause: error });
  }
}

/** PostgreSQL tells the place as a character of the whole text; people look for a line. */
function describe(error: unknown, sql: string): string {
  if (!(error instanceof Error)) return String(error);
  const position = "position" in error ? Number(error.position) : NaN;
  if (!(position > 0)) return error.message;
  return `${error.message} (line ${sql.slice(0, position).split("\n").length})`;
}

function refuseChanged(files: SqlFile[], applied: AppliedMigration[]): void {
  const checksums = new Map(applied.map(({ name, checksum }) => [name, checksum]));
  const changed = files.filter(({ name, checksum }) => checksums.has(name) && checksums.get(name) !== checksum);
  if (changed.length === 0) return;
  throw new MigrationError(
    `${changed.map(({ name }) => name).join(", ")} was applied to this database and has been changed since. ` +
      "Restore the file and put the change into a new migration.",
  );
}
