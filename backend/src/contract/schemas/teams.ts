import { z } from "zod";
import {
  flag,
  id,
  idText,
  label,
  lastChange,
  line,
  listOf,
  paging,
  personRef,
  prose,
  unmixedLabel,
} from "./primitives.js";

const named = z.object({ id, name: z.string() });

export const team = z.object({
  id,
  name: z.string(),
  description: z.string().nullable(),
  /** Leads the team; null: admins stand in. */
  supervisor: personRef.nullable(),
  members: z.array(personRef),
  /** The departments whose complaints the team works on: its members see those. */
  departments: z.array(named),
  archived: z.boolean(),
  version: z.number().int(),
  changed: lastChange,
});
export const teamList = z.object({ data: z.array(team) });
export type Team = z.infer<typeof team>;
/** `archived=true` adds those that were put away, for those who may restore them. */
export const archivedQuery = z.strictObject({ archived: flag.optional() });

export const teamDetail = team.extend({
  /** What keeps it from being archived. */
  uses: z.object({ categories: z.number().int(), open_tickets: z.number().int() }),
});
export type TeamDetail = z.infer<typeof teamDetail>;

const teamFields = {
  name: unmixedLabel(80),
  description: prose(500).nullable(),
  supervisor_id: id.nullable(),
  member_ids: z.array(id).max(500),
  department_ids: z.array(id).max(500),
};
export const createTeamBody = z.strictObject({
  name: teamFields.name,
  description: teamFields.description.optional(),
  supervisor_id: teamFields.supervisor_id.optional(),
  member_ids: teamFields.member_ids.optional(),
  department_ids: teamFields.department_ids.optional(),
});
/** Only what is to change; the lists replace what was there. */
export const updateTeamBody = z.strictObject({ ...teamFields, archived: z.boolean() }).partial();

export const skill = z.object({
  id,
  name: z.string(),
  archived: z.boolean(),
  version: z.number().int(),
  changed: lastChange,
});
export const skillList = z.object({ data: z.array(skill) });
export type Skill = z.infer<typeof skill>;
const skillName = label(60);
export const createSkillBody = z.strictObject({ name: skillName });
export const updateSkillBody = z.strictObject({ name: skillName, archived: z.boolean() }).partial();

/** How well somebody knows something: 1 (has heard of it) to 5 (teaches it); 0 is not at all. */
export const skillLevel = z.number().int().min(0).max(5);

/** One row of the matrix: a member of staff with the levels they have; what is absent is 0. */
export const skilledPerson = z.object({
  person: personRef,
  teams: z.array(named),
  levels: z.array(z.object({ skill_id: id, level: skillLevel })),
});
export type SkilledPerson = z.infer<typeof skilledPerson>;
export const skillMatrixPage = listOf(skilledPerson);
export const skillMatrixQuery = z.strictObject({
  ...paging,
  /** Part of a name. */
  q: line(120).optional(),
  team_id: idText.optional(),
});

const levelOf = { person_id: id, skill_id: id };
export const setLevelsBody = z.strictObject({
  levels: z
    .array(
      z.strictObject({
        ...levelOf,
        level: skillLevel,
        /** The level that was on the screen; when it is no longer the stored one, nothing is written (409). */
        was: skillLevel.optional(),
      }),
    )
    .min(1)
    .max(200),
});
export const levelList = z.object({ data: z.array(z.object({ ...levelOf, level: skillLevel })) });
