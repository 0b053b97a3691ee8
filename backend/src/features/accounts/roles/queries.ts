import type { Queries } from "../../../platform/db.js";
import { lastChangeOf, type LastChangeRow } from "../../desk/index.js";
import { roleColumns, type Role } from "../models/role.js";

/** Active people who have the role. */
const people = `(SELECT count(*)::integer FROM people p WHERE p.role_id = r.id AND p.deactivated_at IS NULL AND NOT p.is_hidden) AS people`;
const openTicket = "t.status IN ('new', 'in_progress', 'pending', 'on_hold') AND t.hidden_at IS NULL";

export type CountedRole = Role & { people: number };

export interface DetailedRole extends CountedRole {
  openTickets: number;
  /** Rows that point to it: deactivated people and what is put away included. */
  holders: number;
  changed: LastChangeRow;
}

/** Roles with how many active people have each, the most powerful last. */
export const listRoles = (queries: Queries): Promise<CountedRole[]> =>
  queries.rows(`SELECT ${roleColumns}, ${people} FROM roles r ORDER BY cardinality(r.permissions), r.id`);

export const detailedRole = (queries: Queries, id: number): Promise<DetailedRole | null> =>
  queries.one(
    `SELECT ${roleColumns}, ${people}, ${lastChangeOf("r.")} AS changed,
            (SELECT count(*)::integer FROM people p WHERE p.role_id = r.id) AS holders,
            (SELECT count(*)::integer FROM tickets t JOIN people p ON p.id = t.assignee_id
             WHERE p.role_id = r.id AND ${openTicket}) AS "openTickets"
     FROM roles r WHERE r.id = $1`,
    [id],
  );

/** The role, held until the transaction ends: meanwhile nobody is given it, and nobody else changes it. */
export const lockRole = (queries: Queries, id: number): Promise<Role | null> =>
  queries.one(`SELECT ${roleColumns} FROM roles r WHERE r.id = $1 FOR UPDATE`, [id]);

/** A role that somebody is about to be given, held so that it is not deleted meanwhile. */
export const holdRole = (queries: Queries, key: string): Promise<Role | null> =>
  queries.one(`SELECT ${roleColumns} FROM roles r WHERE r.key = $1 FOR KEY SHARE`, [key]);

export async function ownRoleId(queries: Queries, personId: number | null): Promise<number | null> {
  const row = await queries.one<{ id: number }>("SELECT role_id AS id FROM people WHERE id = $1", [personId]);
  return row?.id ?? null;
}

/** Everybody who has a role, deactivated people included. */
export async function holdersOf(queries: Queries, roleId: number): Promise<number[]> {
  const rows = await queries.rows<{ id: number }>("SELECT id FROM people WHERE role_id = $1 ORDER BY id", [roleId]);
  return rows.map(({ id }) => id);
}

/** Those of them who hold open tickets. */
export async function whoHoldsTickets(queries: Queries, personIds: readonly number[]): Promise<number[]> {
  const rows = await queries.rows<{ id: number }>(
    `SELECT DISTINCT t.assignee_id AS id FROM tickets t WHERE t.assignee_id = ANY ($1::bigint[]) AND ${openTicket} ORDER BY 1`,
    [personIds],
  );
  return rows.map(({ id }) => id);
}
