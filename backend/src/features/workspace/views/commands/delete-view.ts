import { AppError } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import type { View } from "../models.js";
import { canDeleteView, requireViewEdit } from "../policy.js";
import { lockView } from "../queries.js";

/**
 * Deletes an archived view for everybody. For a day it can be brought back as it was, with everybody's order and alerts.
 *
 * @throws AppError 404, 403 for what others use too, 409 `view.not_archived`.
 */
export async function deleteView(work: Work, id: number): Promise<void> {
  const view = await lockView(work, work.actor, id);
  requireViewEdit(work.actor, view);
  if (!canDeleteView(work.actor, view))
    throw new AppError("view.not_archived", 409, "This view is in use: archive it first");
  await work.rows("UPDATE saved_views SET deleted_at = $2 WHERE id = $1", [id, work.now]);
  await recordPresence(work, view, "view.deleted");
}

/**
 * Brings a deleted view back among the archived ones; of one that is there it changes nothing.
 *
 * @throws AppError 404, also once its day is over, 403 for what others use too.
 */
export async function recoverView(work: Work, id: number): Promise<void> {
  const view = await lockView(work, work.actor, id, { evenDeleted: true });
  requireViewEdit(work.actor, view);
  if (!view.deletedAt) return;
  await work.rows("UPDATE saved_views SET deleted_at = NULL, version = version + 1 WHERE id = $1", [id]);
  await recordPresence(work, view, "view.recovered");
}

/** With name and query, for the row that knows them goes. */
async function recordPresence(work: Work, view: View, type: "view.deleted" | "view.recovered"): Promise<void> {
  const change = (value: string) => (type === "view.deleted" ? { from: value, to: null } : { from: null, to: value });
  await work.record({
    type,
    object: { kind: "view", id: view.id },
    data: { view_id: view.id },
    details: { changes: { name: change(view.name), q: change(view.query) } },
  });
}
