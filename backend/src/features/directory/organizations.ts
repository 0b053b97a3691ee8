import type { Queries } from "../../platform/db.js";
import { lastChangeOf } from "../desk/index.js";
import type { Department, Organization } from "./models.js";

const contact = (t: string) => `${t}.email, ${t}.phone, ${t}.address, ${t}.hours_text AS "hoursText"`;
const kept = (t: string) => `
  ${t}.is_public AS "isPublic", ${t}.archived_at AS "archivedAt", ${t}.version, ${lastChangeOf(`${t}.`)} AS changed`;

const organizations = `
  SELECT o.id, o.name, ${contact("o")}, o.accent, ${kept("o")},
         CASE WHEN o.logo_key IS NOT NULL THEN json_build_object('key', o.logo_key, 'mediaType', o.logo_media_type) END AS logo
  FROM organizations o`;

const departments = `
  SELECT d.id, d.name, ${contact("d")}, ${kept("d")}, json_build_object('id', o.id, 'name', o.name) AS organization,
         d.archived_at IS NOT NULL OR o.archived_at IS NOT NULL AS "isPutAway"
  FROM departments d JOIN organizations o ON o.id = d.organization_id`;

/** For whom a list is: customers choose from what is public, staff from all that is not archived, managers see all. Sample data that are off are there for nobody. */
export type Readers = "customers" | "staff" | "managers";

const offeredTo: Readonly<Record<Readers, (t: string) => string>> = {
  customers: (t) => `${t}.is_public AND ${t}.archived_at IS NULL AND NOT ${t}.is_hidden`,
  staff: (t) => `${t}.archived_at IS NULL AND NOT ${t}.is_hidden`,
  managers: (t) => `NOT ${t}.is_hidden`,
};

/** What was put away comes last. */
export const listOrganizations = (queries: Queries, readers: Readers = "customers"): Promise<Organization[]> =>
  queries.rows(
    `${organizations} WHERE ${offeredTo[readers]("o")} ORDER BY o.archived_at IS NOT NULL, lower(o.name), o.id`,
  );

/** A department goes with its organization: of one that is not offered none is. */
export const listDepartments = (
  queries: Queries,
  { readers = "customers", organizationId }: { readers?: Readers; organizationId?: number | undefined } = {},
): Promise<Department[]> =>
  queries.rows(
    `${departments}
     WHERE ${offeredTo[readers]("d")} AND ${offeredTo[readers]("o")} AND ($1::bigint IS NULL OR d.organization_id = $1::bigint)
     ORDER BY lower(o.name), o.id, d.archived_at IS NOT NULL, lower(d.name), d.id`,
    [organizationId ?? null],
  );

/** An archived one is found too: whether it may still be chosen is the caller's rule. */
export const findOrganization = (queries: Queries, id: number): Promise<Organization | null> =>
  queries.one(`${organizations} WHERE o.id = $1 AND NOT o.is_hidden`, [id]);

export const lockOrganization = (queries: Queries, id: number): Promise<Organization | null> =>
  queries.one(`${organizations} WHERE o.id = $1 AND NOT o.is_hidden FOR UPDATE OF o`, [id]);

/** Likewise; `isPutAway` says whether it or its organization is archived. */
export const findDepartment = (queries: Queries, id: number): Promise<Department | null> =>
  queries.one(`${departments} WHERE d.id = $1 AND NOT d.is_hidden`, [id]);

export const lockDepartment = (queries: Queries, id: number): Promise<Department | null> =>
  queries.one(`${departments} WHERE d.id = $1 AND NOT d.is_hidden FOR UPDATE OF d`, [id]);
