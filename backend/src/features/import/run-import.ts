import { BaseError } from "sequelize";
import type { Actor } from "../../platform/actor.js";
import type { Services } from "../../platform/services.js";
import type { Work } from "../../platform/work.js";
import { batchesOf, halves, type Batch } from "./batches.js";
import { importBatch, type BatchResult, type Run } from "./commands/import-batch.js";
import type { Import } from "./models.js";
import { rulesFor } from "./rules.js";
import { Places } from "./places.js";
import type { FileSource } from "./source/file-source.js";
import { countRows, readRows } from "./source/read-rows.js";

type Needs = Pick<Services, "db" | "runWork">;

/** How far a run has come. */
export interface Counts {
  imported: number;
  skipped: number;
  refused: number;
}

export interface RunOptions {
  /** Told after each batch: what is settled of how many rows, earlier runs of the same import included. */
  onProgress?: (counts: Counts, total: number) => void;
  /** Asked before each batch. */
  isStopping?: () => boolean;
}

export type RunEnd = "done" | "stopped" | "taken";

/**
 * Imports what is not settled yet of a running import. Nothing is written before the file was read to its end once: a
 * file that breaks off somewhere is refused as a whole.
 *
 * @throws UnreadableFile; anything else is worth another try, which goes on where this one ended.
 */
export async function runImport(
  services: Needs,
  actor: Actor,
  it: Import,
  source: FileSource,
  { onProgress = () => undefined, isStopping = () => false }: RunOptions = {},
): Promise<RunEnd> {
  const total = it.rowsTotal ?? (await countAll(services, it, source));
  const counts = { imported: it.rowsImported, skipped: it.rowsSkipped, refused: it.rowsRefused };
  onProgress(counts, total);
  let run = await prepare(services, it);
  const rules = await rulesFor(services.db, it);

  for await (const batch of batchesOf(readRows(source, it), rules, it.lastRow)) {
    if (isStopping()) return "stopped";
    const settleRows = async (part: Batch): Promise<Counts | "stopped" | "taken"> => {
      try {
        return await inWork(services, actor, (work) => importBatch(work, run, part));
      } catch (error) {
        // Nothing of it was written: what was looked up and made for it is forgotten too.
        run = await prepare(services, it);
        if (!isAboutData(error)) throw error;
        const two = halves(part);
        if (!two) return inWork(services, actor, (work) => importBatch(work, run, refused(part)));
        const first = await settleRows(two[0]);
        if (typeof first === "string") return first;
        const second = await settleRows(two[1]);
        return typeof second === "string" ? second : added(first, second);
      }
    };
    const result = await settleRows(batch);
    if (typeof result === "string") return result;
    Object.assign(counts, added(counts, result));
    onProgress(counts, total);
  }
  return "done";
}

async function countAll({ db }: Needs, it: Import, source: FileSource): Promise<number> {
  const total = await countRows(source, it);
  await db.rows("UPDATE imports SET rows_total = $2 WHERE id = $1", [it.id, total]);
  return total;
}

async function prepare({ db }: Needs, it: Import): Promise<Run> {
  const places = await Places.load(db);
  return { importId: it.id, fileName: it.fileName, fileHash: it.fileHash, options: it.options, places };
}

/** Without reactions: nobody is told of what happened long ago, and elsewhere. */
const inWork = (services: Needs, actor: Actor, body: (work: Work) => Promise<BatchResult>) =>
  services.runWork(actor, body, { reactions: "none" });

const added = (a: Counts, b: Counts): Counts => ({
  imported: a.imported + b.imported,
  skipped: a.skipped + b.skipped,
  refused: a.refused + b.refused,
});

/** PostgreSQL's classes of errors that lie in the data: a value it cannot hold, a rule that is broken. */
function isAboutData(error: unknown): boolean {
  const code = error instanceof BaseError ? (error as BaseError & { parent?: { code?: string } }).parent?.code : null;
  return typeof code === "string" && /^(22|23|54)/.test(code);
}

/** What the checks here let pass and the database does not hold; alone, so that it takes no other row with it. */
const refused = (batch: Batch): Batch => ({
  ...batch,
  drafts: [],
  refusals: [
    ...batch.refusals,
    ...batch.drafts.map(({ row }) => ({
      row,
      field: "" as const,
      reason: "The database cannot hold something in this row",
      value: "",
    })),
  ],
});
