import type { Work } from "../../platform/work.js";
import {
  createCategory,
  createDepartment,
  createOrganization,
  createSkill,
  createTeam,
  findCategory,
  setSkillLevels,
} from "../directory/index.js";
import type { Random } from "./random.js";
import type { Topic } from "./texts/index.js";
import type { World } from "./world.js";

/** What the directory's names became. */
export interface DemoDirectory {
  departments: ReadonlyMap<string, { id: number; organizationId: number }>;
  skills: ReadonlyMap<string, number>;
  /** The team that serves a department. */
  teams: ReadonlyMap<string, number>;
  categories: ReadonlyMap<string, number>;
  /** Department -> those who work on its complaints, supervisor first. */
  workers: ReadonlyMap<string, readonly number[]>;
}

export async function makeDirectory(
  work: Work,
  random: Random,
  people: ReadonlyMap<string, number>,
  { organizations, skills, staff, teams, topics, called, everywhere: known }: World,
): Promise<DemoDirectory> {
  const idOf = (name: string) => people.get(name) ?? fail(name);
  const departments = new Map<string, { id: number; organizationId: number }>();
  for (const [organization, names] of Object.entries(organizations)) {
    const organizationId = await createOrganization(work, called(organization));
    for (const name of names)
      departments.set(name, {
        id: await createDepartment(work, { organizationId, name: called(name) }),
        organizationId,
      });
  }

  const skillIds = new Map<string, number>();
  for (const name of skills) skillIds.set(name, await createSkill(work, called(name)));
  for (const person of staff) {
    for (const skillId of skillIds.values()) {
      if (random.chance(0.45))
        await setSkillLevels(work, [
          { personId: idOf(person.name), skillId, level: 1 + Math.floor(random.next() * 5) },
        ]);
    }
  }

  const everywhere = staff.slice(0, known).map((person) => idOf(person.name));
  const workers = new Map<string, number[]>();
  const teamIds = new Map<string, number>();
  for (const team of teams) {
    const supervisorId = idOf(team.supervisor);
    const memberIds = [supervisorId, ...everywhere, ...team.members.map(idOf)];
    const departmentIds = team.departments.map((name) => departments.get(name)?.id ?? fail(name));
    const teamId = await createTeam(work, { name: called(team.name), memberIds, departmentIds, supervisorId });
    for (const name of team.departments) {
      workers.set(name, memberIds);
      teamIds.set(name, teamId);
    }
  }

  const categories = new Map<string, number>();
  for (const [position, topic] of topics.entries()) {
    categories.set(
      topic.category,
      await makeCategory(
        work,
        { ...topic, category: called(topic.category) },
        position,
        departments,
        teamIds,
        skillIds,
      ),
    );
  }
  return { departments, skills: skillIds, teams: teamIds, categories, workers };
}

/** "Other" is there from the start: every desk has it. */
async function makeCategory(
  work: Work,
  topic: Topic,
  position: number,
  departments: ReadonlyMap<string, { id: number }>,
  teamIds: ReadonlyMap<string, number>,
  skillIds: ReadonlyMap<string, number>,
): Promise<number> {
  const existing = await findCategory(work, { name: topic.category });
  if (existing) return existing.id;
  return createCategory(work, {
    name: topic.category,
    help: topic.help,
    defaultPriority: topic.priority,
    departmentId: topic.department ? (departments.get(topic.department)?.id ?? fail(topic.department)) : null,
    teamId: topic.department ? (teamIds.get(topic.department) ?? null) : null,
    skillId: topic.skill ? (skillIds.get(topic.skill) ?? fail(topic.skill)) : null,
    position,
  });
}

function fail(name: string): never {
  throw new Error(`The demo speaks of "${name}", which it did not make`);
}
