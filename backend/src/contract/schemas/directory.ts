import { z } from "zod";
import { id, idText } from "./primitives.js";

export const organization = z.object({ id, name: z.string() });
export const organizationList = z.object({ data: z.array(organization) });
export type Organization = z.infer<typeof organization>;

export const department = z.object({ id, name: z.string(), organization: organization });
export const departmentList = z.object({ data: z.array(department) });
export type Department = z.infer<typeof department>;
export const listDepartmentsQuery = z.strictObject({ organization_id: idText.optional() });
