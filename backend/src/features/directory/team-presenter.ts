import type {
  PersonRef,
  Skill as SkillView,
  SkilledPerson as SkilledPersonView,
  Team as TeamView,
  TeamDetail,
} from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { personRefs, presentPersonRef } from "../accounts/index.js";
import { presentLastChange } from "../desk/index.js";
import type { Skill, Team } from "./models.js";
import type { SkilledPerson } from "./skills.js";
import { usesOfTeam } from "./teams.js";

function presentTeam(team: Team, people: ReadonlyMap<number, PersonRef>): TeamView {
  return {
    id: team.id,
    name: team.name,
    description: team.description,
    supervisor: team.supervisorId === null ? null : (people.get(team.supervisorId) ?? null),
    members: team.memberIds.flatMap((id) => people.get(id) ?? []),
    departments: team.departments,
    archived: team.archivedAt !== null,
    version: team.version,
    changed: presentLastChange(team.changed),
  };
}

/** Teams with the people in them, whose names are read at once. */
export async function showTeams(queries: Queries, teams: readonly Team[]): Promise<TeamView[]> {
  const ids = teams.flatMap((team) => [...team.memberIds, ...(team.supervisorId === null ? [] : [team.supervisorId])]);
  const people = await personRefs(queries, ids);
  return teams.map((team) => presentTeam(team, people));
}

/** One team with what still needs it. */
export async function showTeam(queries: Queries, team: Team): Promise<TeamDetail> {
  const [shown] = await showTeams(queries, [team]);
  if (!shown) throw new Error("A team was lost while it was shown");
  const { categories, openTickets } = await usesOfTeam(queries, team.id);
  return { ...shown, uses: { categories, open_tickets: openTickets } };
}

export const presentSkill = (skill: Skill): SkillView => ({
  id: skill.id,
  name: skill.name,
  archived: skill.archivedAt !== null,
  version: skill.version,
  changed: presentLastChange(skill.changed),
});

export const presentSkilledPerson = ({ teams, levels, ...person }: SkilledPerson): SkilledPersonView => ({
  person: presentPersonRef(person),
  teams,
  levels,
});
