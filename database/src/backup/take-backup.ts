import { existsSync } from "node:fs";
import type { Client } from "pg";
import { withClient } from "../connection.js";
import { appliedMigrations } from "../migrate/record.js";
import { openArchive, type ArchiveWriter } from "./archive-writer.js";
import { carriedTables, fileKeys, readSequences, workerVersion } from "./catalogue.js";
import { contentOf, speakPlainly } from "./content.js";
import { copyOut } from "./copy-out.js";
import type { FileStore } from "./file-store.js";
import {
  BackupError,
  filePart,
  FORMAT,
  headerPart,
  manifestPart,
  nameOf,
  type Header,
  type Manifest,
} from "./format.js";
import { createProgress, inMegabytes } from "./progress.js";

export interface BackupOptions {
  /** The role that owns the tables: of the job queue's it alone sees all rows. */
  ownerUrl: string;
  /** The file to write; must not exist yet. */
  path: string;
  files: FileStore;
  log?: (line: string) => void;
  /** Told the name of the snapshot that everything is read from, while it stands. */
  onSnapshot?: (snapshot: string) => Promise<void>;
}

export interface BackupResult {
  rows: number;
  tables: number;
  files: number;
  /** Before compression. */
  bytes: number;
  missingFiles: number;
}

/**
 * Writes everything the desk knows into one file, as it is at one instant, whoever writes meanwhile: rows, waiting jobs
 * and stored files, with checksums. Needs the same little memory for any amount of data.
 *
 * @throws BackupError when the file exists or the database is none of ours.
 */
export async function takeBackup(options: BackupOptions): Promise<BackupResult> {
  const { ownerUrl, path, onSnapshot } = options;
  if (existsSync(path)) throw new BackupError(`${path} exists already. Name a new file.`);
  return withClient(ownerUrl, async (client) => {
    await requireDesk(client);
    await speakPlainly(client);
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const { rows } = await client.query<{ snapshot: string }>("SELECT pg_export_snapshot() AS snapshot");
    await onSnapshot?.(rows[0]?.snapshot ?? "");
    const archive = openArchive(path);
    try {
      const result = await writeParts(client, archive, options);
      await archive.finish();
      return result;
    } catch (error) {
      await archive.abandon();
      throw error;
    }
  });
}

async function writeParts(
  client: Client,
  archive: ArchiveWriter,
  { files, log }: BackupOptions,
): Promise<BackupResult> {
  const tell = createProgress(log ?? (() => undefined));
  const header = await describe(client);
  await archive.addBytes(headerPart, toJson(header));

  // Files first: the sooner they are read, the fewer are removed before.
  const keys = await fileKeys(client);
  const missing: string[] = [];
  for (const [index, key] of keys.entries()) {
    const file = await files.open(key);
    if (file) await archive.add(filePart(key), file.size, file.content);
    else missing.push(key);
    tell(() => `  files: ${index + 1} of ${keys.length}, ${inMegabytes(archive.size())} so far`);
  }

  const tables: Manifest["tables"] = {};
  for (const table of header.tables) {
    const name = nameOf(table);
    await copyOut(client, table, archive, (rows) => {
      tell(() => `  ${name}: ${rows} rows, ${inMegabytes(archive.size())} so far`);
    });
    tables[name] = await contentOf(client, table);
  }
  const manifest: Manifest = {
    parts: archive.checksums,
    tables,
    // Numbers are handed out beside transactions, so they are read last: at least as far as any row goes.
    sequences: await readSequences(client),
    missing_files: missing,
  };
  const bytes = archive.size();
  await archive.addBytes(manifestPart, toJson(manifest));
  return {
    rows: Object.values(tables).reduce((sum, { rows }) => sum + rows, 0),
    tables: header.tables.length,
    files: keys.length - missing.length,
    bytes,
    missingFiles: missing.length,
  };
}

async function describe(client: Client): Promise<Header> {
  const { rows } = await client.query<{ now: string }>(
    `SELECT to_char(clock_timestamp(), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS now`,
  );
  return {
    format: FORMAT,
    created_at: rows[0]?.now ?? "",
    migrations: await appliedMigrations(client),
    worker: await workerVersion(client),
    tables: await carriedTables(client),
  };
}

async function requireDesk(client: Client): Promise<void> {
  const { rows } = await client.query<{ ours: boolean }>(
    "SELECT to_regclass('public.schema_migrations') IS NOT NULL AND to_regclass('graphile_worker.migrations') IS NOT NULL AS ours",
  );
  if (!rows[0]?.ours) throw new BackupError("There is no desk in this database, so there is nothing to back up.");
}

const toJson = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
