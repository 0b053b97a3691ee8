import type { CustomerGroupRef, GroupTone } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { readCursor, writeCursor } from "../../platform/paging.js";
import { lastChangeOf, type LastChangeRow } from "../desk/index.js";

export interface CustomerGroup {
  id: number;
  name: string;
  description: string | null;
  tone: GroupTone;
  members: number;
  archivedAt: Date | null;
  version: number;
  changed: LastChangeRow;
}

const groups = `
  SELECT g.id, g.name, g.description, g.tone, g.archived_at AS "archivedAt", g.version, ${lastChangeOf("g.")} AS changed,
         (SELECT count(*)::integer FROM customer_group_members m JOIN people p ON p.id = m.person_id AND NOT p.is_hidden
          WHERE m.group_id = g.id AND p.deactivated_at IS NULL) AS members
  FROM customer_groups g`;

/** Groups by name; archived ones last, and only when asked for. */
export const listCustomerGroups = (queries: Queries, withArchived = false): Promise<CustomerGroup[]> =>
  queries.rows(
    `${groups} WHERE $1::boolean OR g.archived_at IS NULL ORDER BY g.archived_at IS NOT NULL, lower(g.name)`,
    [withArchived],
  );

export const findCustomerGroup = (queries: Queries, id: number): Promise<CustomerGroup | null> =>
  queries.one(`${groups} WHERE g.id = $1`, [id]);

/** The same, held until the transaction ends. */
export const lockCustomerGroup = (queries: Queries, id: number): Promise<CustomerGroup | null> =>
  queries.one(`${groups} WHERE g.id = $1 FOR UPDATE OF g`, [id]);

/**
 * A column for a SELECT: the groups that somebody is in, by name, as they are shown beside them; for staff alone.
 * @param personId the SQL of the person's id, such as "t.customer_id".
 */
export const groupsColumn = (personId: string): string => `
  coalesce((SELECT json_agg(json_build_object('id', g.id, 'name', g.name, 'tone', g.tone) ORDER BY lower(g.name))
            FROM customer_group_members m JOIN customer_groups g ON g.id = m.group_id AND g.archived_at IS NULL
            WHERE m.person_id = ${personId}), '[]')`;

/** The groups that somebody is in; archived ones are left out. */
export async function groupsOf(queries: Queries, personId: number): Promise<CustomerGroupRef[]> {
  const row = await queries.one<{ groups: CustomerGroupRef[] }>(`SELECT ${groupsColumn("$1::bigint")} AS groups`, [
    personId,
  ]);
  return row?.groups ?? [];
}

export interface GroupMemberRow {
  id: number;
  fullName: string;
  photoKey: string | null;
  email: string | null;
}

/** Who is in a group, by name; people who were deactivated stay in it, unseen. */
export async function listGroupMembers(
  queries: Queries,
  groupId: number,
  {
    q,
    cursor,
    page,
    limit,
  }: { q?: string | undefined; cursor?: string | undefined; page?: number | undefined; limit: number },
): Promise<{ members: GroupMemberRow[]; nextCursor: string | null }> {
  const after = readCursor(cursor, ["string", "number"]);
  const rows = await queries.rows<GroupMemberRow & { sortName: string }>(
    `SELECT p.id, p.full_name AS "fullName", p.photo_key AS "photoKey", p.email, lower(p.full_name) AS "sortName"
     FROM customer_group_members m JOIN people p ON p.id = m.person_id
     WHERE m.group_id = $1 AND p.deactivated_at IS NULL AND NOT p.is_hidden
       AND ($2::text IS NULL OR lower(p.full_name) LIKE $2 OR p.email LIKE $2)
       AND ($3::text IS NULL OR (lower(p.full_name), p.id) > ($3::text, $4::bigint))
     ORDER BY lower(p.full_name), p.id LIMIT $5 OFFSET $6`,
    [
      groupId,
      q === undefined ? null : `%${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`,
      after?.[0] ?? null,
      after?.[1] ?? null,
      limit + 1,
      after ? 0 : ((page ?? 1) - 1) * limit,
    ],
  );
  const members = rows.slice(0, limit);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { members, nextCursor: last ? writeCursor([last.sortName, last.id]) : null };
}
