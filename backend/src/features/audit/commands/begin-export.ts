import type { AuditFilter } from "../../../contract/schemas/audit.js";
import { personId } from "../../../platform/actor.js";
import { fieldErrors, forbidden } from "../../../platform/errors.js";
import { takeExportTurn, type ExportTurn } from "../../../platform/export-turn.js";
import type { Work } from "../../../platform/work.js";
import { countEvents } from "../queries.js";

/** Rows that one file may have: about as many as spreadsheets open. */
const MOST = 1_000_000;

export interface BegunExport {
  /** In which the rows were counted; what comes later is not part of it. */
  snapshot: string;
  turn: ExportTurn;
}

/**
 * Puts an export on record before its first byte leaves, so that one that is broken off is there too.
 *
 * @throws AppError `forbidden` (403) without the right to export, `export.running` (409), `validation` (422) for more
 * rows than a file holds.
 */
export async function beginExport(work: Work, filter: AuditFilter): Promise<BegunExport> {
  if (!work.actor.may("data.export")) throw forbidden("export the audit");
  // Counted before anything is written: this transaction's own row is not part of the file.
  const { count, snapshot } = await countEvents(work, filter, MOST + 1);
  if (count > MOST)
    throw fieldErrors({ from: `More than ${MOST.toLocaleString("en")} rows fit: choose a shorter time` });
  const turn = await takeExportTurn(work, personId(work.actor));
  // An address or a request may point to somebody: they lie with what may one day be erased.
  await work.record({
    type: "audit.exported",
    object: { kind: "desk", id: 1 },
    isInternal: true,
    data: { rows: count },
    details: { filter },
  });
  return { snapshot, turn };
}
