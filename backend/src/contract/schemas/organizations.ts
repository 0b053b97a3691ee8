import { z } from "zod";
import { email } from "./accounts.js";
import { flag, id, idText, label, lastChange, line, prose } from "./primitives.js";
import { brandColours, colour } from "./settings.js";

/** What is not public is offered to staff alone; what is archived to nobody, yet stays on its tickets. */
const offered = { public: z.boolean(), archived: z.boolean() };
/** How people reach it, in its own words. */
const contact = {
  email: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  hours_text: z.string().nullable(),
};
const contactInput = {
  email: email.nullable().optional(),
  phone: line(40).nullable().optional(),
  address: prose(300).nullable().optional(),
  /** When it is open: "Monday to Friday, 9 to 17". */
  hours_text: prose(300).nullable().optional(),
};
const kept = { changed: lastChange, version: z.number().int() };

/** Both lists: `archived=true` adds what was put away, for those who manage the directory. */
export const listOrganizationsQuery = z.strictObject({ archived: flag.optional() });
export const listDepartmentsQuery = z.strictObject({ organization_id: idText.optional(), archived: flag.optional() });

export const organization = z.object({ id, name: z.string(), ...offered, logo_url: z.string().nullable() });
export const organizationList = z.object({ data: z.array(organization) });
export type Organization = z.infer<typeof organization>;

export const organizationDetail = organization.extend({
  ...contact,
  /** As it was chosen. */
  accent: z.string().nullable(),
  colours: brandColours.nullable(),
  ...kept,
});
export type OrganizationDetail = z.infer<typeof organizationDetail>;

export const createOrganizationBody = z.strictObject({
  name: label(120),
  public: z.boolean().optional(),
  ...contactInput,
  accent: colour.nullable().optional(),
});
export const updateOrganizationBody = createOrganizationBody.partial().extend({ archived: z.boolean().optional() });
export type UpdateOrganizationBody = z.infer<typeof updateOrganizationBody>;

export const department = z.object({
  id,
  name: z.string(),
  organization: z.object({ id, name: z.string() }),
  ...offered,
});
export const departmentList = z.object({ data: z.array(department) });
export type Department = z.infer<typeof department>;

export const departmentDetail = department.extend({ ...contact, ...kept });
export type DepartmentDetail = z.infer<typeof departmentDetail>;

export const createDepartmentBody = z.strictObject({
  organization_id: id,
  name: label(120),
  public: z.boolean().optional(),
  ...contactInput,
});
/** Moved to another organization, tickets it has keep the one they were addressed to. */
export const updateDepartmentBody = createDepartmentBody.partial().extend({ archived: z.boolean().optional() });
export type UpdateDepartmentBody = z.infer<typeof updateDepartmentBody>;

/** Whom a complaint is addressed to, as its customer is shown it. */
export const addressee = z.object({
  organization: z
    .object({ name: z.string(), logo_url: z.string().nullable(), colours: brandColours.nullable(), ...contact })
    .nullable(),
  department: z.object({ name: z.string(), ...contact }).nullable(),
});
export type Addressee = z.infer<typeof addressee>;
