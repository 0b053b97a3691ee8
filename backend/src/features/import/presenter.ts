import type { ImportDetail, ImportSummary } from "../../contract/index.js";
import { presentPersonRef } from "../accounts/index.js";
import { presentLastChange } from "../desk/index.js";
import type { Import, RefusalReasons } from "./models.js";
import { abilitiesOf } from "./state.js";

export function presentImport(it: Import): ImportSummary {
  return {
    id: it.id,
    file_name: it.fileName,
    file_size: it.fileSize,
    format: it.format,
    state: it.state,
    by_command: it.byCommand,
    created_by:
      it.createdBy &&
      presentPersonRef({ id: it.createdBy.id, fullName: it.createdBy.full_name, photoKey: it.createdBy.photo_key }),
    progress: it.progress,
    rows_total: it.rowsTotal,
    rows_imported: it.rowsImported,
    rows_skipped: it.rowsSkipped,
    rows_refused: it.rowsRefused,
    error: it.error,
    created_at: it.createdAt.toISOString(),
    started_at: it.startedAt?.toISOString() ?? null,
    finished_at: it.finishedAt?.toISOString() ?? null,
    last_change: presentLastChange(it.lastChange),
    version: it.version,
  };
}

export function presentImportDetail(it: Import, reasons: RefusalReasons): ImportDetail {
  return {
    ...presentImport(it),
    encoding: it.encoding,
    delimiter: it.delimiter,
    columns: it.columns,
    sample: it.sample,
    mapping: it.mapping,
    options: it.options,
    preview: it.preview,
    reasons,
    abilities: abilitiesOf(it),
  };
}
