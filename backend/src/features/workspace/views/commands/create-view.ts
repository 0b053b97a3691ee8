import { personId } from "../../../../platform/actor.js";
import { firstValues } from "../../../../platform/differences.js";
import type { Work } from "../../../../platform/work.js";
import { belonging, given, teamOf } from "../../sharing.js";
import type { ViewParts, WholeView } from "../models.js";
import { requireViewEdit } from "../policy.js";
import { requireViewParts } from "./check-parts.js";

const usual: Omit<WholeView, "scope" | "name" | "q"> = { team_id: null, sort: "due", columns: [], group_by: null };

/** What a new one must have; the rest may be left out. */
export type NewView = ViewParts & Pick<WholeView, "scope" | "name" | "q">;

/** @throws AppError 403 for what others use too, 422 with a message per field. */
export async function createView(work: Work, parts: NewView): Promise<number> {
  const wanted = belonging({ ...usual, ...given(parts) });
  const ownerId = wanted.scope === "personal" ? personId(work.actor) : null;
  requireViewEdit(work.actor, { scope: wanted.scope, ownerId, team: teamOf(wanted) });
  await requireViewParts(work, wanted, null);
  const row = await work.one<{ id: number }>(
    `INSERT INTO saved_views (scope, owner_id, team_id, name, query, sort, columns, group_by, created_by, created_at, changed_by, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9, $10) RETURNING id`,
    [wanted.scope, ownerId, wanted.team_id, ...columnValues(wanted), work.actor.id, work.now],
  );
  if (!row) throw new Error("The row was not written");
  await work.record({
    type: "view.created",
    object: { kind: "view", id: row.id },
    data: { view_id: row.id, scope: wanted.scope },
    details: { changes: firstValues(wanted) },
  });
  return row.id;
}

/** What stands in the row beside whose it is, in the order of the statements. */
export const columnValues = (parts: WholeView): unknown[] => [
  parts.name,
  parts.q,
  parts.sort,
  parts.columns,
  parts.group_by,
];
