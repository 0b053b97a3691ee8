import type { z } from "zod";
import type { Availability, listPeopleQuery, PersonState } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { readCursor, writeCursor } from "../../platform/paging.js";
import { availabilityOf } from "./availability.js";
import { personColumns, type Person } from "./models/person.js";
import { findRole } from "./queries.js";
import { peopleVisibleTo } from "./policy.js";

export interface ListedPerson extends Person {
  teams: { id: number; name: string }[];
  state: PersonState;
  availability: Availability | null;
}

/** What stands between a person and signing in, if anything does. */
const stateOf = `
  CASE WHEN p.deactivated_at IS NOT NULL THEN 'deactivated'
       WHEN p.password_hash IS NOT NULL AND p.email_verified_at IS NOT NULL THEN 'active'
       WHEN EXISTS (SELECT FROM invitations i WHERE i.person_id = p.id AND i.accepted_at IS NULL AND i.revoked_at IS NULL) THEN 'invited'
       ELSE 'no_account' END`;

const listed = `
  SELECT ${personColumns}, lower(p.full_name) AS "sortName", ${stateOf} AS state,
         CASE WHEN r.is_staff AND ${stateOf} IN ('active', 'no_account') THEN ${availabilityOf("p.id")} END AS availability,
         coalesce((SELECT json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY t.name)
                   FROM team_members m JOIN teams t ON t.id = m.team_id AND t.archived_at IS NULL
                   WHERE m.person_id = p.id), '[]') AS teams
  FROM people p JOIN roles r ON r.id = p.role_id`;

/** People by name. The cursor holds the last one's name and id, so that people added meanwhile shift nothing. */
export async function listPeople(
  queries: Queries,
  actor: Actor,
  query: z.output<typeof listPeopleQuery>,
): Promise<{ people: ListedPerson[]; nextCursor: string | null }> {
  const binds: unknown[] = [];
  const bind = (value: unknown) => `$${binds.push(value)}`;
  const visible = peopleVisibleTo(actor, 1);
  binds.push(...visible.binds);
  const conditions = [visible.sql];

  if (query.q !== undefined) {
    const part = bind(`%${query.q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`);
    conditions.push(`(lower(p.full_name) LIKE ${part} OR p.email LIKE ${part})`);
  }
  if (query.role !== undefined) {
    const role = await findRole(queries, query.role);
    if (!role) return { people: [], nextCursor: null };
    conditions.push(`p.role_id = ${bind(role.id)}::bigint`);
  }
  if (query.staff !== undefined) conditions.push(`r.is_staff = ${bind(query.staff === "true")}::boolean`);

  if (query.team_id !== undefined) {
    conditions.push(
      `EXISTS (SELECT FROM team_members m WHERE m.person_id = p.id AND m.team_id = ${bind(query.team_id)}::bigint)`,
    );
  }
  if (query.state !== undefined) conditions.push(`${stateOf} = ${bind(query.state)}::text`);

  const after = readCursor(query.cursor, ["string", "number"]);
  if (after) conditions.push(`(lower(p.full_name), p.id) > (${bind(after[0])}::text, ${bind(after[1])}::bigint)`);
  const offset = after ? 0 : ((query.page ?? 1) - 1) * query.limit;

  const rows = await queries.rows<ListedPerson & { sortName: string }>(
    `${listed} WHERE ${conditions.join(" AND ")} ORDER BY lower(p.full_name), p.id LIMIT ${bind(query.limit + 1)} OFFSET ${bind(offset)}`,
    binds,
  );
  const people = rows.slice(0, query.limit);
  const last = people.at(-1);
  return { people, nextCursor: rows.length > query.limit && last ? writeCursor([last.sortName, last.id]) : null };
}

/** One person as the list shows them; null when there is none, or not for this actor. */
export async function getListedPerson(queries: Queries, actor: Actor, id: number): Promise<ListedPerson | null> {
  const visible = peopleVisibleTo(actor, 2);
  return queries.one<ListedPerson>(`${listed} WHERE p.id = $1 AND ${visible.sql}`, [id, ...visible.binds]);
}
