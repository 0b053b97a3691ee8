import type { TimeFilter } from "../../../contract/schemas/time.js";
import { personId, type Actor } from "../../../platform/actor.js";
import type { CsvRow } from "../../../platform/csv.js";
import { fieldErrors, forbidden } from "../../../platform/errors.js";
import { holdExportTurn, takeExportTurn, type ExportTurn } from "../../../platform/export-turn.js";
import type { Services } from "../../../platform/services.js";
import type { Work } from "../../../platform/work.js";
import { ticketNumber } from "../../tickets/index.js";
import type { EntryRow } from "./models.js";
import { countEntries, listEntries, type Place } from "./queries.js";

/** Rows read at once: small enough that the process answers others in between. */
const PAGE = 500;
/** Rows that one file may have: about as many as spreadsheets open. */
const MOST = 1_000_000;

export const timeColumns = [
  "id",
  "day",
  "ticket",
  "subject",
  "person_id",
  "person",
  "minutes",
  "hours",
  "billable",
  "by_timer",
  "note",
] as const;

/**
 * Puts an export on record before its first byte leaves, so that one that is broken off is there too.
 *
 * @throws AppError `forbidden` (403) without the right to export, `export.running` (409), `validation` (422) for more
 * rows than a file holds.
 */
export async function beginTimeExport(work: Work, filter: TimeFilter): Promise<ExportTurn> {
  if (!work.actor.may("data.export")) throw forbidden("export tracked time");
  const rows = await countEntries(work, work.actor, filter, MOST + 1);
  if (rows > MOST)
    throw fieldErrors({ from: `More than ${MOST.toLocaleString("en")} rows fit: choose a shorter time` });
  const turn = await takeExportTurn(work, personId(work.actor));
  await work.record({
    type: "time.exported",
    object: { kind: "desk", id: 1 },
    isInternal: true,
    data: { rows },
    details: { filter },
  });
  return turn;
}

/**
 * The entries that the list has, read page by page so that no transaction stays open however slowly somebody reads. The
 * turn ends with the last row, or when the reader goes away.
 */
export async function* timeRows(
  services: Pick<Services, "db" | "log">,
  actor: Actor,
  filter: TimeFilter,
  turn: ExportTurn,
): AsyncGenerator<CsvRow<(typeof timeColumns)[number]>, void, undefined> {
  const held = holdExportTurn(services, turn);
  try {
    let after: Place | null = null;
    for (;;) {
      const rows: EntryRow[] = await listEntries(services.db, actor, filter, { after, offset: 0, limit: PAGE });
      for (const row of rows) yield timeRow(row);
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = [last.spentOn, last.id];
      held.goesOn();
    }
  } finally {
    await held.end();
  }
}

const timeRow = (row: EntryRow): CsvRow<(typeof timeColumns)[number]> => ({
  id: row.id,
  day: row.spentOn,
  ticket: ticketNumber(row.ticketId),
  subject: row.subject,
  person_id: row.personId,
  person: row.fullName,
  minutes: row.minutes,
  hours: (row.minutes / 60).toFixed(2),
  billable: row.billable ? "yes" : "no",
  by_timer: row.byTimer ? "yes" : "no",
  note: row.note,
});
