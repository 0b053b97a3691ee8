import type { ImportRefusal } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import type { Work } from "../../platform/work.js";
import type { Run } from "./commands/import-batch.js";
import type { DiskImport } from "./import-from-disk.js";
import { importColumns, type Import, type RefusalReasons } from "./models.js";
import type { Draft, Refusal } from "./rows/draft.js";

export const findImport = (queries: Queries, id: number): Promise<Import | null> =>
  queries.one<Import>(`SELECT ${importColumns} FROM imports i WHERE i.id = $1`, [id]);

/** The import, held until the transaction ends. */
export const holdImport = (work: Work, id: number): Promise<Import | null> =>
  work.one<Import>(`SELECT ${importColumns} FROM imports i WHERE i.id = $1 FOR NO KEY UPDATE OF i`, [id]);

/** The import of the same file, read in the same way, that the command line began and did not end. */
export const findUnfinished = (
  queries: Queries,
  { examined, mapping, options }: DiskImport,
): Promise<{ id: number; lastRow: number } | null> =>
  queries.one(
    `SELECT id, last_row AS "lastRow" FROM imports
     WHERE by_command AND file_hash = $1 AND state IN ('running', 'stopped', 'failed') AND mapping = $2::jsonb AND options = $3::jsonb
     ORDER BY id DESC LIMIT 1`,
    [examined.sha256, JSON.stringify(mapping), JSON.stringify(options)],
  );

export async function resumeUnfinished(work: Work, id: number): Promise<void> {
  await work.rows(
    "UPDATE imports SET state = 'running', error = NULL, changed_at = $2, version = version + 1 WHERE id = $1",
    [id, work.now],
  );
  await work.record({ type: "import.started", object: { kind: "import", id }, data: { import_id: id } });
}

/** Newest first, keyset by id. */
export const listImports = (
  queries: Queries,
  page: { before: number | null; offset: number; limit: number },
): Promise<Import[]> =>
  queries.rows<Import>(
    `SELECT ${importColumns} FROM imports i WHERE $1::bigint IS NULL OR i.id < $1 ORDER BY i.id DESC OFFSET $2 LIMIT $3`,
    [page.before, page.offset, page.limit],
  );

/** Why rows were refused, most frequent first. */
export const refusalReasons = (queries: Queries, importId: number): Promise<RefusalReasons> =>
  queries.rows(
    `SELECT field, reason, count(*) AS rows FROM import_refusals WHERE import_id = $1
     GROUP BY field, reason ORDER BY rows DESC, field, reason LIMIT 20`,
    [importId],
  );

/** The refusals after a certain one, in the order of the file. */
export const refusalsAfter = (
  queries: Queries,
  importId: number,
  after: { row: number; field: string },
  limit: number,
): Promise<ImportRefusal[]> =>
  queries.rows(
    `SELECT row_number AS row, field, reason, value FROM import_refusals
     WHERE import_id = $1 AND (row_number, field) > ($2, $3) ORDER BY row_number, field LIMIT $4`,
    [importId, after.row, after.field, limit],
  );

export async function writeRefusals(work: Work, importId: number, refusals: readonly Refusal[]): Promise<void> {
  if (refusals.length === 0) return;
  await work.rows(
    `INSERT INTO import_refusals (import_id, row_number, field, reason, value)
     SELECT $1, r.row, r.field, r.reason, r.value
     FROM jsonb_to_recordset($2::jsonb) AS r (row integer, field text, reason text, value text)
     ON CONFLICT DO NOTHING`,
    [importId, JSON.stringify(refusals)],
  );
}

export async function writeOrigins(
  work: Work,
  { importId, fileHash, options }: Run,
  rows: readonly { draft: Draft; ticketId: number }[],
): Promise<void> {
  if (rows.length === 0) return;
  await work.rows(
    `INSERT INTO ticket_origins (ticket_id, import_id, source, external_id, file_hash, row_number)
     SELECT r.ticket_id, $1, $2, r.external_id, $3, r.row_number
     FROM jsonb_to_recordset($4::jsonb) AS r (ticket_id bigint, external_id text, row_number integer)`,
    [
      importId,
      options.source,
      fileHash,
      JSON.stringify(
        rows.map(({ draft, ticketId }) => ({
          ticket_id: ticketId,
          external_id: draft.externalId,
          row_number: draft.row,
        })),
      ),
    ],
  );
}

export async function countBatch(
  work: Work,
  importId: number,
  lastRow: number,
  counts: { imported: number; skipped: number; refused: number },
): Promise<void> {
  await work.rows(
    `UPDATE imports SET last_row = $2, rows_imported = rows_imported + $3, rows_skipped = rows_skipped + $4,
            rows_refused = rows_refused + $5,
            progress = CASE WHEN rows_total > 0
              THEN least(1, (rows_imported + rows_skipped + rows_refused + $3 + $4 + $5)::real / rows_total) ELSE 1 END
     WHERE id = $1`,
    [importId, lastRow, counts.imported, counts.skipped, counts.refused],
  );
}
