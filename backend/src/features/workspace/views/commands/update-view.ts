import { personId } from "../../../../platform/actor.js";
import type { Difference } from "../../../../platform/differences.js";
import { staleVersion } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import { belonging, changesOf, given, teamOf } from "../../sharing.js";
import { partsOf, type ViewParts, type WholeView } from "../models.js";
import { requireViewEdit } from "../policy.js";
import { presentView } from "../presenter.js";
import { lockView } from "../queries.js";
import { requireViewParts } from "./check-parts.js";
import { columnValues } from "./create-view.js";

export type ViewChange = ViewParts & { archived?: boolean | undefined };

/**
 * Changes, archives or restores one. Made a person's own, it is whose change that was.
 *
 * @throws AppError 404, 403 for what others use or are to use too, 412 when `expected` is not the present version, 422
 *   with a message per field.
 */
export async function updateView(work: Work, id: number, change: ViewChange, expected: number | null): Promise<void> {
  const before = await lockView(work, work.actor, id);
  requireViewEdit(work.actor, before);
  if (expected !== null && expected !== before.version) throw staleVersion(presentView(work.actor)(before));

  const had = partsOf(before);
  const isArchived = before.archivedAt !== null;
  const { archived = isArchived, ...parts } = change;
  const wanted = belonging({ ...had, ...given(parts) });
  const changes = changesOf(had, wanted);
  if (Object.keys(changes).length === 0 && archived === isArchived) return;

  const ownerId = wanted.scope === "personal" ? (before.ownerId ?? personId(work.actor)) : null;
  requireViewEdit(work.actor, { scope: wanted.scope, ownerId, team: teamOf(wanted) });
  await requireViewParts(work, wanted, had);
  await work.rows(
    `UPDATE saved_views SET scope = $4, owner_id = $5, team_id = $6, name = $7, query = $8, sort = $9, columns = $10, group_by = $11,
       archived_at = CASE WHEN $2::boolean THEN coalesce(archived_at, $3::timestamptz) END,
       changed_at = $3::timestamptz, changed_by = $12, version = version + 1
     WHERE id = $1`,
    [id, archived, work.now, wanted.scope, ownerId, wanted.team_id, ...columnValues(wanted), work.actor.id],
  );
  await recordChange(work, id, changes, { isArchived, archived });
}

/** Putting away and restoring are happenings of their own; what else changed with them is one more. */
async function recordChange(
  work: Work,
  id: number,
  changes: Partial<Record<keyof WholeView, Difference>>,
  { isArchived, archived }: { isArchived: boolean; archived: boolean },
): Promise<void> {
  const object = { kind: "view", id };
  const fields = Object.keys(changes);
  if (fields.length > 0)
    await work.record({ type: "view.updated", object, data: { view_id: id, fields }, details: { changes } });
  if (archived !== isArchived)
    await work.record({
      type: archived ? "view.archived" : "view.restored",
      object,
      data: { view_id: id },
      details: { changes: { archived: { from: isArchived, to: archived } } },
    });
}
