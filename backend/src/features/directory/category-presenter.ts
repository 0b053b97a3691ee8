import type { Category as CategoryView, CategoryDetail } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { presentLastChange } from "../desk/index.js";
import { textsOf } from "./categories.js";
import type { Category } from "./models.js";

export function presentCategory(category: Category): CategoryView {
  return {
    id: category.id,
    name: category.name,
    path: category.path,
    help: category.help,
    parent_id: category.parentId,
    default_priority: category.defaultPriority,
    department: category.department,
    team: category.team,
    skill: category.skill,
    position: category.position,
    public: category.isPublic,
    archived: category.archivedAt !== null,
  };
}

/** One category with its texts and who changed it last. */
export async function showCategory(queries: Queries, category: Category): Promise<CategoryDetail> {
  const texts = await textsOf(queries, category.id);
  return {
    ...presentCategory(category),
    texts,
    version: category.version,
    changed: presentLastChange(category.changed),
  };
}
