import type { ImportDetail, ImportMapping, ImportOptions, ImportPreview, ImportSummary } from "../../contract/index.js";
import { lastChangeOf, type LastChangeRow } from "../desk/index.js";
import type { Encoding, Format } from "./source/file-source.js";

/** A row of `imports`. */
export interface Import {
  id: number;
  fileName: string;
  fileHash: Buffer;
  fileSize: number;
  format: Format;
  encoding: Encoding;
  delimiter: string;
  /** Null: given on the command line, or removed again. */
  storageKey: string | null;
  byCommand: boolean;
  state: ImportSummary["state"];
  mapping: ImportMapping;
  options: ImportOptions;
  columns: string[];
  sample: string[][];
  preview: ImportPreview | null;
  progress: number;
  rowsTotal: number | null;
  /** Every row up to this one is settled. */
  lastRow: number;
  rowsImported: number;
  rowsSkipped: number;
  rowsRefused: number;
  error: string | null;
  createdById: number | null;
  createdBy: { id: number; full_name: string; photo_key: string | null } | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  lastChange: LastChangeRow;
  version: number;
}

export type RefusalReasons = ImportDetail["reasons"];

/** What `Import` is read with; `i` is imports. */
export const importColumns = `
  i.id, i.file_name AS "fileName", i.file_hash AS "fileHash", i.file_size AS "fileSize", i.format, i.encoding, i.delimiter,
  i.storage_key AS "storageKey", i.by_command AS "byCommand", i.state, i.mapping, i.options, i.columns, i.sample, i.preview,
  i.progress, i.rows_total AS "rowsTotal", i.last_row AS "lastRow", i.rows_imported AS "rowsImported",
  i.rows_skipped AS "rowsSkipped", i.rows_refused AS "rowsRefused", i.error, i.created_by AS "createdById",
  (SELECT json_build_object('id', p.id, 'full_name', p.full_name, 'photo_key', p.photo_key)
   FROM people p WHERE p.id = i.created_by) AS "createdBy",
  i.created_at AS "createdAt", i.started_at AS "startedAt", i.finished_at AS "finishedAt",
  ${lastChangeOf("i.")} AS "lastChange", i.version`;
