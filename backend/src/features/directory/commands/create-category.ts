import type { Priority } from "../../../contract/index.js";
import { firstValues } from "../../../platform/differences.js";
import type { Work } from "../../../platform/work.js";
import { requireCategoryParts } from "../category-parts.js";
import { setCategoryTexts } from "../category-texts.js";
import { lockTree } from "../category-tree.js";
import type { CategoryText } from "../models.js";
import { requireManager } from "../policy.js";
import { withUniqueName } from "../unique-name.js";
import { newId } from "./new-id.js";

export interface NewCategory {
  name: string;
  help?: string | null;
  parentId?: number | null;
  defaultPriority?: Priority;
  /** Where complaints of this kind go; without one the customer is asked. */
  departmentId?: number | null;
  teamId?: number | null;
  skillId?: number | null;
  /** False: for staff alone. */
  isPublic?: boolean;
  texts?: readonly CategoryText[];
  /** Lower comes first; last below its parent unless said otherwise. */
  position?: number;
}

/** @throws AppError 422 with a message per field: a name that is taken there, a place or a part that there is not. */
export async function createCategory(work: Work, category: NewCategory): Promise<number> {
  requireManager(work.actor);
  const { name, help = null, parentId = null, defaultPriority = "medium", isPublic = true, texts = [] } = category;
  const { departmentId = null, teamId = null, skillId = null, position = null } = category;
  const tree = await lockTree(work);
  tree.requirePlace(parentId, null);
  await requireCategoryParts(work, { departmentId, teamId, skillId });
  const id = await withUniqueName("category there", () =>
    newId(
      work,
      `INSERT INTO categories (name, help, parent_id, default_priority, department_id, team_id, skill_id, is_public,
                               position, changed_by, changed_at)
       VALUES ($1, $2, $3::bigint, $4, $5, $6, $7, $8,
               coalesce($9::integer, (SELECT max(position) + 1 FROM categories WHERE parent_id IS NOT DISTINCT FROM $3::bigint), 0),
               $10, $11)
       RETURNING id`,
      // What the desk itself made is as it came.
      [
        name,
        help,
        parentId,
        defaultPriority,
        departmentId,
        teamId,
        skillId,
        isPublic,
        position,
        work.actor.id,
        work.actor.id === null ? null : work.now,
      ],
    ),
  );
  await setCategoryTexts(work, id, texts);
  await work.record({
    type: "category.created",
    object: { kind: "category", id },
    data: { category_id: id, name, parent_id: parentId },
    details: {
      changes: firstValues({
        name,
        help,
        parent_id: parentId,
        default_priority: defaultPriority,
        department_id: departmentId,
        team_id: teamId,
        skill_id: skillId,
        is_public: isPublic,
      }),
    },
  });
  return id;
}
