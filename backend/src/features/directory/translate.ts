import type { UpdateDepartmentBody, UpdateOrganizationBody } from "../../contract/index.js";
import type { DepartmentChange } from "./commands/update-department.js";
import type { OrganizationChange } from "./commands/update-organization.js";

/** From the wire's names to the commands'. */
export const organizationChangeOf = ({
  public: isPublic,
  hours_text: hoursText,
  ...same
}: UpdateOrganizationBody): OrganizationChange => ({ ...same, isPublic, hoursText });

export const departmentChangeOf = ({
  public: isPublic,
  hours_text: hoursText,
  organization_id: organizationId,
  ...same
}: UpdateDepartmentBody): DepartmentChange => ({ ...same, isPublic, hoursText, organizationId });
