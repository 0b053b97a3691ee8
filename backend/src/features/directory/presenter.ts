import type { Category as CategoryView, PersonRef, Team as TeamView } from "../../contract/index.js";
import type { Category, Named, Team } from "./models.js";

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

export function presentTeam(team: Team, people: ReadonlyMap<number, PersonRef>): TeamView {
  const ref = (id: number) => people.get(id) ?? [];
  return {
    id: team.id,
    name: team.name,
    supervisor: team.supervisorId === null ? null : (people.get(team.supervisorId) ?? null),
    members: team.memberIds.flatMap(ref),
    departments: team.departments,
  };
}
