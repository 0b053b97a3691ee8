import type { Queries } from "../../../platform/db.js";
import { ticketNumber } from "../../tickets/index.js";
import { entryColumns, entryJoins, type EntryRow } from "./models.js";

/** The time that somebody booked, as their export has it: numbers and their own words, whatever they may see by now. */
export async function ownTime(queries: Queries, ofPerson: number): Promise<object[]> {
  const rows = await queries.rows<EntryRow>(
    `SELECT ${entryColumns} FROM ${entryJoins} WHERE e.person_id = $1 AND e.deleted_at IS NULL ORDER BY e.spent_on, e.id`,
    [ofPerson],
  );
  return rows.map(({ ticketId, spentOn, minutes, note, billable }) => ({
    ticket: ticketNumber(ticketId),
    spent_on: spentOn,
    minutes,
    note,
    billable,
  }));
}
