import type { Addressee } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import { coloursOf } from "../desk/index.js";
import type { Contact, Organization } from "./models.js";
import { organizationLogoUrl, presentContact } from "./organization-presenter.js";

/** Whom a ticket is addressed to, as `addresseeColumn` reads it. */
export interface AddresseeRow {
  organization:
    (Pick<Organization, "id" | "name" | "isPublic" | "accent"> & Contact & { logo: { key: string } | null }) | null;
  department: ({ name: string; isPublic: boolean } & Contact) | null;
}

const shown = (t: string, more = "") => `
  CASE WHEN ${t}.id IS NOT NULL THEN json_build_object('id', ${t}.id, 'name', ${t}.name, 'isPublic', ${t}.is_public,
    'email', ${t}.email, 'phone', ${t}.phone, 'address', ${t}.address, 'hoursText', ${t}.hours_text${more}) END`;

/**
 * A column for a SELECT that joins both tables.
 *
 * @param o the name of the organizations table in the statement; `d` that of the departments.
 */
export const addresseeColumn = (o: string, d: string): string =>
  `json_build_object('department', ${shown(d)}, 'organization', ${shown(
    o,
    `, 'accent', ${o}.accent, 'logo', CASE WHEN ${o}.logo_key IS NOT NULL THEN json_build_object('key', ${o}.logo_key) END`,
  )})`;

/** What is not public is named to customers where it has their complaint, but does not invite their calls. */
export function presentAddressee({ organization, department }: AddresseeRow, actor: Actor): Addressee {
  const contactOf = (addressed: Contact & { isPublic: boolean }) =>
    presentContact(addressed.isPublic || actor.isStaff ? addressed : unreachable);
  return {
    organization: organization && {
      name: organization.name,
      logo_url: organizationLogoUrl(organization),
      colours: coloursOf(organization.accent),
      ...contactOf(organization),
    },
    department: department && { name: department.name, ...contactOf(department) },
  };
}

const unreachable: Contact = { email: null, phone: null, address: null, hoursText: null };
