import { forbidden, notFound, staleVersion } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { canFollow, ticketFacts } from "../../tickets/index.js";
import { recordTime, requireDayGone } from "./book-time.js";
import type { EntryRow } from "./models.js";
import { canChangeEntry } from "./policy.js";
import { presentEntry } from "./presenter.js";
import { findEntry } from "./queries.js";

export type EntryChanges = Partial<Pick<EntryRow, "minutes" | "spentOn" | "note" | "billable">>;

/**
 * @param version what the caller saw; null: whatever there is.
 * @throws AppError `not_found` (404), `forbidden` (403), `stale_version` (412), `validation` (422).
 */
export async function changeEntry(
  work: Work,
  id: number,
  changes: EntryChanges,
  version: number | null,
): Promise<EntryRow> {
  const entry = await holdEntry(work, id);
  if (version !== null && version !== entry.version) throw staleVersion(presentEntry(work.actor, entry));
  await requireDayGone(work, entry.personId, changes.spentOn);
  const next = { ...entry, ...changes };
  const fields = { minutes: "minutes", spentOn: "spent_on", note: "note", billable: "billable" } as const;
  const changed = Object.entries(fields).flatMap(([field, name]) => {
    const [from, to] = [entry[field as keyof EntryRow], next[field as keyof EntryRow]];
    return from === to ? [] : [[name, { from, to }] as const];
  });
  if (changed.length === 0) return entry;
  await work.rows(
    "UPDATE time_entries SET minutes = $2, spent_on = $3, note = $4, billable = $5, version = version + 1 WHERE id = $1",
    [id, next.minutes, next.spentOn, next.note, next.billable],
  );
  await recordTime(work, entry.ticketId, "time.changed", id, Object.fromEntries(changed));
  return { ...next, version: entry.version + 1 };
}

/** @throws AppError `not_found` (404), `forbidden` (403). */
export async function deleteEntry(work: Work, id: number): Promise<void> {
  const entry = await holdEntry(work, id);
  await work.rows("UPDATE time_entries SET deleted_at = $2 WHERE id = $1", [id, work.now]);
  await recordTime(work, entry.ticketId, "time.deleted", id, {
    minutes: { from: entry.minutes, to: null },
    spent_on: { from: entry.spentOn, to: null },
    ...(entry.note && { note: { from: entry.note, to: null } }),
  });
}

/** Takes a deletion back; of an entry that still counts it changes nothing. @throws AppError `not_found` (404), `forbidden` (403). */
export async function restoreEntry(work: Work, id: number): Promise<EntryRow> {
  const back = await work.rows(
    "UPDATE time_entries SET deleted_at = NULL, version = version + 1 WHERE id = $1 AND deleted_at IS NOT NULL RETURNING 1",
    [id],
  );
  // Judged as it is then: whoever may not is refused, and the transaction with it.
  const entry = await holdEntry(work, id);
  if (back.length === 0) return entry;
  await recordTime(work, entry.ticketId, "time.restored", id, {
    minutes: { from: null, to: entry.minutes },
    spent_on: { from: null, to: entry.spentOn },
    ...(entry.note && { note: { from: null, to: entry.note } }),
  });
  return entry;
}

/** Not there, and on a ticket out of sight, are one answer; a colleague's, for those who may only read it, is another. */
async function holdEntry(work: Work, id: number): Promise<EntryRow> {
  await work.rows("SELECT 1 FROM time_entries WHERE id = $1 FOR UPDATE", [id]);
  const entry = await findEntry(work, id);
  const ticket = entry && (await ticketFacts(work, entry.ticketId));
  if (!ticket || !canFollow(work.actor, ticket)) throw notFound("Time entry");
  if (!canChangeEntry(work.actor, entry)) throw forbidden("change a colleague's time");
  return entry;
}
