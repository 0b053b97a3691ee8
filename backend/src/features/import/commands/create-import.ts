import type { ImportMapping, ImportOptions } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";
import type { Examined } from "../source/examine-file.js";

export interface NewImport {
  fileName: string;
  fileSize: number;
  /** Null on the command line, where the file stays where it is. */
  storageKey: string | null;
  examined: Examined;
  mapping: ImportMapping;
  options: ImportOptions;
}

/** Remembers a file that can be imported; on the command line the import begins with that. Returns its id. */
export async function createImport(work: Work, it: NewImport): Promise<number> {
  const byCommand = it.storageKey === null;
  const { examined } = it;
  const row = await work.one<{ id: number }>(
    `INSERT INTO imports (file_name, file_hash, file_size, format, encoding, delimiter, storage_key, by_command, state,
       mapping, options, columns, sample, created_by, created_at, started_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) RETURNING id`,
    [
      it.fileName,
      examined.sha256,
      it.fileSize,
      examined.format,
      examined.encoding,
      examined.delimiter,
      it.storageKey,
      byCommand,
      byCommand ? "running" : "ready",
      JSON.stringify(it.mapping),
      JSON.stringify(it.options),
      JSON.stringify(examined.columns),
      JSON.stringify(byCommand ? [] : examined.sample),
      work.actor.id,
      work.now,
      byCommand ? work.now : null,
    ],
  );
  if (!row) throw new Error("The import was not written");
  await work.record({
    type: byCommand ? "import.started" : "import.created",
    object: { kind: "import", id: row.id },
    data: { import_id: row.id, file: it.fileName },
  });
  return row.id;
}
