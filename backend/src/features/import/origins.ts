import type { Ground } from "./settle.js";
import type { Draft } from "./rows/draft.js";

/** What makes a row the same row again: its id in the system it comes from, else its place in the same file. */
export interface OriginKey {
  source: string;
  externalId: string | null;
  fileHash: Buffer;
  row: number;
}

interface OriginRow {
  importId: number;
  externalId: string | null;
  row: number;
  sameFile: boolean;
}

/** `here`: imported before. `twin`: another row of this very import has the same external id. */
type Judgement = "fresh" | "here" | { twin: number };

/** Which of these rows became tickets before. */
export async function knownOrigins(
  { queries, options, fileHash, importId }: Ground,
  keys: readonly OriginKey[],
): Promise<{ judge(draft: Draft): Judgement }> {
  const externalIds = keys.flatMap(({ externalId }) => (externalId === null ? [] : [externalId]));
  const rows = await queries.rows<OriginRow>(
    `SELECT import_id AS "importId", external_id AS "externalId", row_number AS row, file_hash = $1 AS "sameFile"
     FROM ticket_origins
     WHERE (file_hash = $1 AND row_number = ANY ($2::integer[])) OR (source = $3 AND external_id = ANY ($4::text[]))`,
    [fileHash, keys.map(({ row }) => row), options.source, externalIds],
  );
  const byRow = new Set(rows.filter(({ sameFile }) => sameFile).map(({ row }) => row));
  const byExternalId = new Map(rows.map((row) => [row.externalId, row]));
  return {
    judge: ({ row, externalId }) => {
      if (byRow.has(row)) return "here";
      const known = externalId === null ? undefined : byExternalId.get(externalId);
      if (!known) return "fresh";
      return known.sameFile && known.importId === importId ? { twin: known.row } : "here";
    },
  };
}
