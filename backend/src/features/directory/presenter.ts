import type { Category as CategoryView } from "../../contract/index.js";
import type { Category, Named } from "./models.js";

export const presentNamed = ({ id, name }: Named): Named => ({ id, name });

export function presentCategory(category: Category): CategoryView {
  return {
    id: category.id,
    name: category.name,
    help: category.help,
    parent_id: category.parentId,
    default_priority: category.defaultPriority,
    department: category.department,
    team: category.team,
    skill: category.skill,
    position: category.position,
    archived: category.archivedAt !== null,
  };
}
