import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { DatabaseUrls } from "../urls.js";
import type { FileStore } from "./file-store.js";
import { BackupError } from "./format.js";
import { inMegabytes } from "./progress.js";
import { restoreBackup } from "./restore-backup.js";
import { takeBackup } from "./take-backup.js";

interface CommandDeps extends DatabaseUrls {
  files?: FileStore;
  log(line: string): void;
}

/** `backup FILE`. @throws BackupError when misused or refused. */
export async function backupCommand(args: string[], deps: CommandDeps): Promise<void> {
  const { positionals } = readArgs(args, {});
  const path = onlyFile(positionals, "backup FILE");
  const started = performance.now();
  deps.log(`Backing up into ${path}`);
  const result = await takeBackup({ ...deps, path, files: filesOf(deps) });
  const { size } = await stat(path);
  deps.log(
    `${result.rows} rows of ${result.tables} tables and ${result.files} files, ${inMegabytes(result.bytes)} in ${inMegabytes(size)}, ` +
      `in ${((performance.now() - started) / 1000).toFixed(1)} s.`,
  );
  if (result.missingFiles > 0) deps.log(tellMissing(result.missingFiles));
  deps.log(
    "It holds everything the desk knows: keep it where only you can read it. Settings and secrets are not in it.",
  );
}

/** `restore FILE [--replace --yes]`. @throws BackupError when misused or refused. */
export async function restoreCommand(args: string[], deps: CommandDeps): Promise<void> {
  const { positionals, values } = readArgs(args, { replace: { type: "boolean" }, yes: { type: "boolean" } });
  const path = onlyFile(positionals, "restore FILE [--replace --yes]");
  const replace = values["replace"] === true;
  if (replace && values["yes"] !== true) {
    throw new BackupError("--replace throws away everything in the database. Say so with --replace --yes.");
  }
  const started = performance.now();
  const result = await restoreBackup({ ...deps, path, files: filesOf(deps), replace });
  deps.log(
    `The desk is as it was at ${result.createdAt}: ${result.rows} rows, in ${((performance.now() - started) / 1000).toFixed(1)} s.`,
  );
  if (result.missingFiles > 0) deps.log(tellMissing(result.missingFiles));
}

function readArgs(args: string[], options: Record<string, { type: "boolean" }>) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    throw new BackupError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function onlyFile(positionals: string[], usage: string): string {
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new BackupError(`Name one file: npm run db -- ${usage}`);
  return path;
}

function filesOf({ files }: CommandDeps): FileStore {
  if (!files) throw new Error("Backups need to know where files lie");
  return files;
}

const tellMissing = (count: number): string =>
  count === 1
    ? "1 file was removed by the desk while the backup was made and is not in it."
    : `${count} files were removed by the desk while the backup was made and are not in it.`;
