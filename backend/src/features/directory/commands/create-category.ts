import type { Priority } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";
import { requireManager } from "../policy.js";
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
  /** Lower comes first in lists. */
  position?: number;
}

export async function createCategory(work: Work, category: NewCategory): Promise<number> {
  requireManager(work.actor);
  const id = await newId(
    work,
    `INSERT INTO categories (name, help, parent_id, default_priority, department_id, team_id, skill_id, position)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [
      category.name,
      category.help ?? null,
      category.parentId ?? null,
      category.defaultPriority ?? "medium",
      category.departmentId ?? null,
      category.teamId ?? null,
      category.skillId ?? null,
      category.position ?? 0,
    ],
  );
  await work.record({ type: "category.created", data: { category_id: id, name: category.name } });
  return id;
}
