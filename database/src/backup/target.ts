import type { Client } from "pg";
import { applyMigrations } from "../migrate/apply.js";
import { readSqlFiles, type SqlFile } from "../migrate/files.js";
import { appliedMigrations, prepareRecord, type AppliedMigration } from "../migrate/record.js";
import { inTransaction } from "../migrate/transaction.js";
import { migrateWorkerSchema } from "../migrate/worker-schema.js";
import { dropSchemas } from "../reset.js";
import { workerVersion } from "./catalogue.js";
import { BackupError, type Header } from "./format.js";

export interface TargetOptions {
  ownerUrl: string;
  migrationsDir: string;
  /** What is there may be thrown away. */
  replace: boolean;
}

/**
 * Sees to it that the database has the very schema that the backup was taken from, without losing anything that is not
 * to be replaced. Where it has it already, its rows stay until the new ones are loaded.
 *
 * @throws BackupError when there is data, a desk at work, or a schema that this version cannot make.
 */
export async function prepareTarget(client: Client, header: Header, options: TargetOptions): Promise<void> {
  const files = migrationsOf(header, readSqlFiles(options.migrationsDir));
  const state = await stateOf(client);
  if (state === "strange")
    throw new BackupError("The database holds tables of something else. Restore into another one.");
  if (state === "at_work") throw new BackupError("A desk is working on this database. Stop it first.");
  if (state === "used" && !options.replace) {
    throw new BackupError(
      "The database is not empty. Restore into an empty one, or throw away what is there with --replace --yes.",
    );
  }
  const present = state === "empty" ? [] : await appliedMigrations(client);
  if (!sameMigrations(present, header.migrations)) {
    if (state !== "empty") await inTransaction(client, () => dropSchemas(client));
    await prepareRecord(client);
    await applyMigrations(client, files, [], () => undefined);
  }
  await migrateWorkerSchema(options.ownerUrl);
  const version = await workerVersion(client);
  if (version !== header.worker) {
    throw new BackupError(
      `The backup's waiting jobs are of version ${header.worker} of the job queue, this version has ${version}. Restore with the version that made it, then update.`,
    );
  }
}

type TargetState = "empty" | "strange" | "untouched" | "used" | "at_work";

/** Heartbeats come every ten seconds. */
async function stateOf(client: Client): Promise<TargetState> {
  const { rows: tables } = await client.query<{ ours: boolean; any: boolean }>(
    `SELECT to_regclass('public.people') IS NOT NULL AND to_regclass('public.events') IS NOT NULL
              AND to_regclass('public.processes') IS NOT NULL AND to_regclass('public.schema_migrations') IS NOT NULL AS ours,
            EXISTS (SELECT FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')) AS any`,
  );
  const [found] = tables;
  if (!found?.ours) return found?.any ? "strange" : "empty";
  const { rows } = await client.query<{ used: boolean; at_work: boolean }>(
    `SELECT EXISTS (SELECT FROM people) OR EXISTS (SELECT FROM events) AS used,
            EXISTS (SELECT FROM processes WHERE seen_at > clock_timestamp() - interval '30 s') AS at_work`,
  );
  if (rows[0]?.at_work) return "at_work";
  return rows[0]?.used ? "used" : "untouched";
}

/** The files that make the backup's schema. @throws BackupError when this version has others. */
function migrationsOf(header: Header, files: SqlFile[]): SqlFile[] {
  const known = new Map(files.map((file) => [file.name, file]));
  const strange = header.migrations.filter(({ name, checksum }) => known.get(name)?.checksum !== checksum);
  if (strange.length > 0) {
    throw new BackupError(
      `The backup was made by another version: this one does not have ${strange.map(({ name }) => name).join(", ")} as it was then.`,
    );
  }
  const wanted = new Set(header.migrations.map(({ name }) => name));
  return files.filter(({ name }) => wanted.has(name));
}

const sameMigrations = (present: AppliedMigration[], wanted: AppliedMigration[]): boolean =>
  JSON.stringify(present.map(({ name }) => name)) === JSON.stringify(wanted.map(({ name }) => name));
