import type {
  Department as DepartmentView,
  DepartmentDetail,
  Organization as OrganizationView,
  OrganizationDetail,
} from "../../contract/index.js";
import { coloursOf, logoUrl, presentLastChange } from "../desk/index.js";
import type { Contact, Department, Organization } from "./models.js";

export const organizationLogoUrl = ({ id, logo }: { id: number; logo: { key: string } | null }): string | null =>
  logoUrl(`/api/organizations/${id}/logo`, logo);

export const presentOrganization = (organization: Organization): OrganizationView => ({
  id: organization.id,
  name: organization.name,
  public: organization.isPublic,
  archived: organization.archivedAt !== null,
  logo_url: organizationLogoUrl(organization),
});

export const presentDepartment = (department: Department): DepartmentView => ({
  id: department.id,
  name: department.name,
  organization: department.organization,
  public: department.isPublic,
  archived: department.archivedAt !== null,
});

export const presentContact = ({ email, phone, address, hoursText }: Contact) => ({
  email,
  phone,
  address,
  hours_text: hoursText,
});

/** With what only those need who change it. */
export const presentOrganizationDetail = (organization: Organization): OrganizationDetail => ({
  ...presentOrganization(organization),
  ...presentContact(organization),
  accent: organization.accent,
  colours: coloursOf(organization.accent),
  changed: presentLastChange(organization.changed),
  version: organization.version,
});

export const presentDepartmentDetail = (department: Department): DepartmentDetail => ({
  ...presentDepartment(department),
  ...presentContact(department),
  changed: presentLastChange(department.changed),
  version: department.version,
});
