import { personId, type Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import type { Work } from "../../../platform/work.js";
import { filesOfDrafts } from "../../attachments/index.js";
import { Binds, listedFor, ticketNumber } from "../../tickets/index.js";
import { draftColumns, keyOf, type Draft, type DraftKey, type DraftRow } from "./models.js";

/** What a person is writing to a ticket, with its files. */
export async function draftsOn(queries: Queries, ofPerson: number, ticketId: number): Promise<Draft[]> {
  const rows = await queries.rows<DraftRow>(
    `SELECT ${draftColumns} FROM drafts d WHERE d.person_id = $1 AND d.ticket_id = $2 ORDER BY d.is_internal`,
    [ofPerson, ticketId],
  );
  return withFiles(queries, rows);
}

/** One draft, held until the transaction ends. */
export async function holdDraft(work: Work, key: DraftKey): Promise<Draft | null> {
  const row = await work.one<DraftRow>(
    `SELECT ${draftColumns} FROM drafts d WHERE d.person_id = $1 AND d.ticket_id = $2 AND d.is_internal = $3 FOR UPDATE`,
    keyOf(key),
  );
  return row && ((await withFiles(work, [row]))[0] ?? null);
}

async function withFiles(queries: Queries, rows: readonly DraftRow[]): Promise<Draft[]> {
  const files = await filesOfDrafts(
    queries,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, files: files.filter(({ keptFor }) => keptFor === row.id) }));
}

/** The tickets on which somebody has a draft, as far as they may see them now; the newest draft first. */
export async function draftMarks(
  queries: Queries,
  actor: Actor,
): Promise<Pick<DraftRow, "ticketId" | "mode" | "savedAt">[]> {
  const binds = new Binds();
  const own = binds.add(personId(actor));
  return queries.rows(
    `SELECT ${draftColumns} FROM drafts d JOIN tickets t ON t.id = d.ticket_id
     WHERE d.person_id = ${own}::bigint AND ${listedFor(actor, binds)} ORDER BY d.saved_at DESC LIMIT 200`,
    binds.values,
  );
}

/** A person's drafts as their export has them: their own words, whatever they may see by now. */
export async function ownDrafts(queries: Queries, ofPerson: number): Promise<object[]> {
  const rows = await queries.rows<DraftRow>(
    `SELECT ${draftColumns} FROM drafts d WHERE d.person_id = $1 ORDER BY d.ticket_id, d.is_internal`,
    [ofPerson],
  );
  return rows.map(({ ticketId, mode, body, others, begunAt, savedAt }) => ({
    ticket: ticketNumber(ticketId),
    mode,
    body,
    others: others.map((other) => other.body),
    begun_at: begunAt.toISOString(),
    saved_at: savedAt.toISOString(),
  }));
}
