import { z } from "zod";
import { id, idText, personRef } from "./primitives.js";
import { priority } from "./ticket-words.js";

export const organization = z.object({ id, name: z.string() });
export const organizationList = z.object({ data: z.array(organization) });
export type Organization = z.infer<typeof organization>;

export const department = z.object({ id, name: z.string(), organization: organization });
export const departmentList = z.object({ data: z.array(department) });
export type Department = z.infer<typeof department>;
export const listDepartmentsQuery = z.strictObject({ organization_id: idText.optional() });

export const category = z.object({
  id,
  name: z.string(),
  help: z.string().nullable(),
  parent_id: id.nullable(),
  default_priority: priority,
  /** Where complaints of this kind go; null: the customer is asked. */
  department: z.object({ id, name: z.string() }).nullable(),
  team: z.object({ id, name: z.string() }).nullable(),
  skill: z.object({ id, name: z.string() }).nullable(),
  position: z.number().int(),
  archived: z.boolean(),
});
export const categoryList = z.object({ data: z.array(category) });
export type Category = z.infer<typeof category>;

export const team = z.object({
  id,
  name: z.string(),
  supervisor: personRef.nullable(),
  members: z.array(personRef),
  departments: z.array(z.object({ id, name: z.string() })),
});
export const teamList = z.object({ data: z.array(team) });
export type Team = z.infer<typeof team>;

export const skill = z.object({ id, name: z.string() });
export const skillList = z.object({ data: z.array(skill) });
export type Skill = z.infer<typeof skill>;

export const tag = z.object({ id, name: z.string() });
export const tagList = z.object({ data: z.array(tag) });
