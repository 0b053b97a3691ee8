import { personId } from "../../../../platform/actor.js";
import { staleVersion } from "../../../../platform/errors.js";
import type { Difference } from "../../../../platform/differences.js";
import type { Work } from "../../../../platform/work.js";
import { belonging, changesOf, given, teamOf } from "../../sharing.js";
import { partsOf, type CannedParts, type WholeCanned } from "../models.js";
import { requireCannedEdit } from "../policy.js";
import { presentCanned } from "../presenter.js";
import { lockCanned } from "../queries.js";
import { requireCannedParts } from "./check-parts.js";
import { columnValues } from "./create-canned.js";
import { keepTexts, withOwnShortcut } from "./keep-texts.js";

export type CannedChange = CannedParts & { archived?: boolean | undefined };

/**
 * Changes, archives or restores one. Made a person's own, it is whose change that was.
 *
 * @throws AppError 404, 403 for what others use or are to use too, 412 when `expected` is not the present version, 422
 *   with a message per field.
 */
export async function updateCanned(
  work: Work,
  id: number,
  change: CannedChange,
  expected: number | null,
): Promise<void> {
  const before = await lockCanned(work, work.actor, id);
  requireCannedEdit(work.actor, before);
  if (expected !== null && expected !== before.version) throw staleVersion(presentCanned(work.actor)(before));

  const had = partsOf(before);
  const { archived = before.archivedAt !== null, ...parts } = change;
  const wanted = belonging({ ...had, ...given(parts) });
  const changes = changesOf(had, wanted, comparable);
  const isArchived = before.archivedAt !== null;
  if (Object.keys(changes).length === 0 && archived === isArchived) return;

  const ownerId = wanted.scope === "personal" ? (before.ownerId ?? personId(work.actor)) : null;
  requireCannedEdit(work.actor, { scope: wanted.scope, ownerId, team: teamOf(wanted) });
  await requireCannedParts(work, wanted, had);
  await withOwnShortcut(() =>
    work.rows(
      `UPDATE canned_responses SET scope = $4, owner_id = $5, team_id = $6, shortcut = $7, title = $8, folder = $9, set_status = $10,
         set_priority = $11, add_tags = $12, assign_to_me = $13, assign_team_id = $14,
         archived_at = CASE WHEN $2::boolean THEN coalesce(archived_at, $3::timestamptz) END,
         changed_at = $3::timestamptz, changed_by = $15, version = version + 1
       WHERE id = $1`,
      [id, archived, work.now, wanted.scope, ownerId, wanted.team_id, ...columnValues(wanted), work.actor.id],
    ),
  );
  if (changes.texts) await keepTexts(work, id, wanted.texts);
  await recordChange(work, id, changes, { isArchived, archived });
}

/** Texts in another order are the same texts. */
const comparable = (value: WholeCanned[keyof WholeCanned]): string =>
  JSON.stringify(Array.isArray(value) ? value.map((one: unknown) => JSON.stringify(one)).toSorted() : value);

/** Putting away and restoring are happenings of their own; what else changed with them is one more. */
async function recordChange(
  work: Work,
  id: number,
  changes: Partial<Record<keyof WholeCanned, Difference>>,
  { isArchived, archived }: { isArchived: boolean; archived: boolean },
): Promise<void> {
  const object = { kind: "canned", id };
  const fields = Object.keys(changes);
  if (fields.length > 0)
    await work.record({ type: "canned.updated", object, data: { canned_id: id, fields }, details: { changes } });
  if (archived !== isArchived)
    await work.record({
      type: archived ? "canned.archived" : "canned.restored",
      object,
      data: { canned_id: id },
      details: { changes: { archived: { from: isArchived, to: archived } } },
    });
}
