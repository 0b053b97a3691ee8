import { createReadStream, createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import type { ImportMapping, ImportOptions, ImportPreview } from "../../contract/index.js";
import { systemActor } from "../../platform/actor.js";
import type { Services } from "../../platform/services.js";
import { offeredFields, requireAnswerFields } from "./answers.js";
import { createImport } from "./commands/create-import.js";
import { failImport, finishImport } from "./commands/end-import.js";
import { cancelImport } from "./commands/move-import.js";
import { findImport, findUnfinished, resumeUnfinished } from "./queries.js";
import { usualOptions } from "./options.js";
import { Places } from "./places.js";
import { reportOf } from "./report.js";
import { guessMapping } from "./rows/guess-mapping.js";
import { runImport, type Counts, type RunEnd, type RunOptions } from "./run-import.js";
import { examineFile, type Examined } from "./source/examine-file.js";
import { UnreadableFile, type FileSource } from "./source/file-source.js";
import { tryImport } from "./try-import.js";

type Needs = Pick<Services, "db" | "runWork">;

/** What the command line asks for; what it does not say is as usual. */
export interface DiskRequest {
  path: string;
  /** Null: guessed from the names of the columns. */
  mapping: ImportMapping | null;
  options: Partial<ImportOptions>;
  /** The name or path of the category for rows without one. */
  category: string | null;
}

/** A file that is ready to be tried or imported. */
export interface DiskImport {
  fileName: string;
  source: FileSource;
  examined: Examined;
  mapping: ImportMapping;
  options: ImportOptions;
}

/** Looks at the file, and at what is asked of it. @throws UnreadableFile */
export async function prepareFromDisk(services: Needs, request: DiskRequest): Promise<DiskImport> {
  const source = await fileOnDisk(request.path);
  const options = { ...(await usualOptions(services.db)), ...request.options };
  if (request.category !== null) options.category_id = await categoryId(services, request.category);
  const examined = await examineFile(source, options);
  const mapping = request.mapping ?? guessMapping(examined.columns, await offeredFields(services.db));
  await requireAnswerFields(services.db, mapping, (wrong) => new UnreadableFile(wrong));
  const unknown = Object.values(mapping).find((column) => column !== undefined && !examined.columns.includes(column));
  if (unknown !== undefined)
    throw new UnreadableFile(
      `The file has no column "${unknown}". It has: ${examined.columns.map((name) => `"${name}"`).join(", ")}.`,
    );
  return { fileName: basename(request.path), source, examined, mapping, options };
}

/** What would happen; nothing is written. */
export async function tryFromDisk(services: Needs, it: DiskImport): Promise<ImportPreview & { rows: number }> {
  const trial = { ...it.examined, fileHash: it.examined.sha256, mapping: it.mapping, options: it.options };
  const found = await tryImport(services.db, trial, it.source);
  if (!found) throw new Error("The trial was ended by nobody");
  return found;
}

export interface DiskResult extends Counts {
  id: number;
  end: RunEnd;
  /** Earlier runs of the same import had settled rows already. */
  resumed: boolean;
}

/**
 * Imports a file, or goes on with the same import of the same file that was stopped or killed. Acts as the desk itself:
 * whoever has its command line may do anything with it.
 */
export async function importFromDisk(services: Needs, it: DiskImport, options: RunOptions): Promise<DiskResult> {
  const unfinished = await findUnfinished(services.db, it);
  const id = await services.runWork(systemActor, async (work) => {
    if (!unfinished) return createImport(work, { ...it, fileSize: it.source.size, storageKey: null });
    await resumeUnfinished(work, unfinished.id);
    return unfinished.id;
  });
  const row = await findImport(services.db, id);
  if (!row) throw new Error(`Import ${id} is gone`);
  const end = await run(services, id, () => runImport(services, systemActor, row, it.source, options));
  const after = await findImport(services.db, id);
  return {
    id,
    end,
    resumed: (unfinished?.lastRow ?? 0) > 0,
    imported: after?.rowsImported ?? 0,
    skipped: after?.rowsSkipped ?? 0,
    refused: after?.rowsRefused ?? 0,
  };
}

async function run({ runWork }: Needs, id: number, body: () => Promise<RunEnd>): Promise<RunEnd> {
  try {
    const end = await body();
    if (end === "done") await runWork(systemActor, (work) => finishImport(work, id));
    if (end === "stopped") await runWork(systemActor, (work) => cancelImport(work, id));
    return end;
  } catch (error) {
    if (error instanceof UnreadableFile) await runWork(systemActor, (work) => failImport(work, id, error.message));
    throw error;
  }
}

/** Writes the refused rows with their reasons. */
export async function writeReport({ db }: Pick<Services, "db">, id: number, path: string): Promise<void> {
  await pipeline(reportOf(db, id), createWriteStream(path));
}

async function fileOnDisk(path: string): Promise<FileSource> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new UnreadableFile(`There is no file ${path}.`);
  return { size: found.size, open: () => createReadStream(path) };
}

async function categoryId({ db }: Needs, name: string): Promise<number> {
  const found = (await Places.load(db)).findCategory(name);
  if (found && "id" in found) return found.id;
  throw new UnreadableFile(found?.problem ?? `There is no category "${name}".`);
}
