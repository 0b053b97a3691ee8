import type { ImportMapping, ImportOptions } from "../../../contract/index.js";
import { AppError, fieldErrors, notFound, staleVersion } from "../../../platform/errors.js";
import { differences } from "../../../platform/differences.js";
import type { Work } from "../../../platform/work.js";
import { requireAnswerFields } from "../answers.js";
import { presentImportDetail } from "../presenter.js";
import { holdImport } from "../queries.js";
import type { Examined } from "../source/examine-file.js";
import { abilitiesOf } from "../state.js";

export interface ImportChanges {
  mapping: ImportMapping;
  options: ImportOptions;
  /** The file as it reads with these options, where they change how it reads. */
  examined: Examined | null;
}

/**
 * Says how a file is read and which column fills which field. What a check found before no longer holds.
 *
 * @throws AppError `not_found` (404), `stale_version` (412), `import.busy` (409), `validation` (422) per field.
 */
export async function configureImport(
  work: Work,
  id: number,
  { mapping, options, examined }: ImportChanges,
  version: number | null,
): Promise<void> {
  const it = await holdImport(work, id);
  if (!it) throw notFound("Import");
  if (version !== null && it.version !== version) throw staleVersion(presentImportDetail(it, []));
  if (!abilitiesOf(it).configure) throw busy();
  const columns = examined?.columns ?? it.columns;
  const wrong = Object.entries(mapping).filter(([, column]) => column !== undefined && !columns.includes(column));
  if (wrong.length > 0)
    throw fieldErrors(Object.fromEntries(wrong.map(([field]) => [`mapping.${field}`, "The file has no such column"])));
  await requireAnswerFields(work, mapping, (wrong, field) => fieldErrors({ [`mapping.${field}`]: wrong }));
  if (options.category_id !== null) await requireCategory(work, options.category_id);
  await work.rows(
    `UPDATE imports SET mapping = $2, options = $3, encoding = $4, delimiter = $5, format = $6, columns = $7, sample = $8,
            state = 'ready', preview = NULL, progress = 0, rows_total = NULL, error = NULL,
            changed_by = $9, changed_at = $10, version = version + 1
     WHERE id = $1`,
    [
      id,
      JSON.stringify(mapping),
      JSON.stringify(options),
      examined?.encoding ?? it.encoding,
      examined?.delimiter ?? it.delimiter,
      examined?.format ?? it.format,
      JSON.stringify(columns),
      JSON.stringify(examined?.sample ?? it.sample),
      work.actor.id,
      work.now,
    ],
  );
  await work.record({
    type: "import.configured",
    object: { kind: "import", id },
    data: { import_id: id },
    details: { changes: differences({ mapping: it.mapping, options: it.options }, { mapping, options }) },
  });
}

export const busy = () => new AppError("import.busy", 409, "The import is not at a point where this can be done");

async function requireCategory(work: Work, id: number): Promise<void> {
  const row = await work.one("SELECT 1 FROM categories WHERE id = $1", [id]);
  if (!row) throw fieldErrors({ "options.category_id": "There is no such category" });
}
