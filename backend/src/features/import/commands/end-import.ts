import type { ImportPreview } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";
import { holdImport } from "../queries.js";

/** Notes that every row is settled. An import that was stopped meanwhile stays so. */
export async function finishImport(work: Work, id: number): Promise<void> {
  const it = await holdImport(work, id);
  if (it?.state !== "running") return;
  await work.rows(
    "UPDATE imports SET state = 'finished', progress = 1, finished_at = $2, version = version + 1 WHERE id = $1",
    [id, work.now],
  );
  await work.record({
    type: "import.finished",
    object: { kind: "import", id },
    data: { import_id: id, imported: it.rowsImported, skipped: it.rowsSkipped, refused: it.rowsRefused },
  });
}

/** Notes why the file cannot be imported as a whole. */
export async function failImport(work: Work, id: number, error: string): Promise<void> {
  const failed = await work.one(
    `UPDATE imports SET state = 'failed', error = $2, version = version + 1
     WHERE id = $1 AND state IN ('checking', 'running') RETURNING id`,
    [id, error],
  );
  if (failed)
    await work.record({
      type: "import.failed",
      object: { kind: "import", id },
      data: { import_id: id },
      details: { error },
    });
}

/** Notes what a check found. One that was stopped meanwhile has found nothing. */
export async function keepPreview(work: Work, id: number, rows: number, preview: ImportPreview): Promise<void> {
  await work.rows(
    `UPDATE imports SET state = 'checked', preview = $2, rows_total = $3, progress = 1, version = version + 1
     WHERE id = $1 AND state = 'checking'`,
    [id, JSON.stringify(preview), rows],
  );
}
