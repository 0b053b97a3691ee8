import { personId } from "../../../../platform/actor.js";
import { firstValues } from "../../../../platform/differences.js";
import type { Work } from "../../../../platform/work.js";
import { belonging, given, teamOf } from "../../sharing.js";
import type { CannedParts, WholeCanned } from "../models.js";
import { requireCannedEdit } from "../policy.js";
import { requireCannedParts } from "./check-parts.js";
import { keepTexts, withOwnShortcut } from "./keep-texts.js";

const empty: Omit<WholeCanned, "scope" | "shortcut" | "title"> = {
  team_id: null,
  folder: null,
  texts: [],
  set_status: null,
  set_priority: null,
  add_tags: [],
  assign_to_me: false,
  assign_team_id: null,
};

/** What a new one must have; the rest may be left out. */
export type NewCanned = CannedParts & Pick<WholeCanned, "scope" | "shortcut" | "title">;

/** @throws AppError 403 for what others use too, 422 with a message per field. */
export async function createCanned(work: Work, parts: NewCanned): Promise<number> {
  const wanted = belonging({ ...empty, ...given(parts) });
  const ownerId = wanted.scope === "personal" ? personId(work.actor) : null;
  requireCannedEdit(work.actor, { scope: wanted.scope, ownerId, team: teamOf(wanted) });
  await requireCannedParts(work, wanted, null);

  const row = await withOwnShortcut(() =>
    work.one<{ id: number }>(
      `INSERT INTO canned_responses (scope, owner_id, team_id, shortcut, title, folder, set_status, set_priority, add_tags,
         assign_to_me, assign_team_id, created_by, created_at, changed_by, changed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $12, $13) RETURNING id`,
      [wanted.scope, ownerId, wanted.team_id, ...columnValues(wanted), work.actor.id, work.now],
    ),
  );
  if (!row) throw new Error("The row was not written");
  await keepTexts(work, row.id, wanted.texts);
  await work.record({
    type: "canned.created",
    object: { kind: "canned", id: row.id },
    data: { canned_id: row.id, scope: wanted.scope },
    details: { changes: firstValues(wanted) },
  });
  return row.id;
}

/** What stands in the row beside whose it is, in the order of the statements. */
export const columnValues = (parts: WholeCanned): unknown[] => [
  parts.shortcut,
  parts.title,
  parts.folder,
  parts.set_status,
  parts.set_priority,
  parts.add_tags,
  parts.assign_to_me,
  parts.assign_team_id,
];
