import type { TwoFactorRule } from "../../../contract/index.js";
import type { Queries } from "../../../platform/db.js";
import type { Work } from "../../../platform/work.js";
import { roleColumns, type Role } from "../models/role.js";
import { hasPowerOverOthers } from "../run-the-desk.js";

/** Does the desk demand a second factor of somebody with these rights? */
export function isDemanded(rule: TwoFactorRule, person: Pick<Role, "isStaff" | "permissions">): boolean {
  switch (rule) {
    case "nobody":
      return false;
    case "admins":
      return hasPowerOverOthers(person.permissions);
    case "staff":
      return person.isStaff || hasPowerOverOthers(person.permissions);
  }
}

/**
 * The desk demands it of others from now on: whoever that concerns and has none is led to setting it up, or let go, in
 * every open page within seconds; their API keys stop or work again. Those who have it notice nothing.
 */
export async function announceDemand(work: Work, from: TwoFactorRule, to: TwoFactorRule): Promise<void> {
  const roles = await work.rows<Pick<Role, "id" | "isStaff" | "permissions">>(`SELECT ${roleColumns} FROM roles r`);
  const concerned = roles.filter((role) => isDemanded(from, role) !== isDemanded(to, role)).map(({ id }) => id);
  await work.rows(
    `INSERT INTO access_changes (person_id)
     SELECT p.id FROM people p
     WHERE p.role_id = ANY ($1::bigint[]) AND p.deactivated_at IS NULL
       AND NOT EXISTS (SELECT FROM two_factor f WHERE f.person_id = p.id AND f.on_since IS NOT NULL)
       AND (EXISTS (SELECT FROM sessions s WHERE s.person_id = p.id AND s.ended_at IS NULL AND s.idle_until > $2)
            OR EXISTS (SELECT FROM api_keys k WHERE k.person_id = p.id AND k.revoked_at IS NULL AND k.expires_at > $2))`,
    [concerned, work.now],
  );
}

/** How somebody stands to the second factor at this moment. */
export interface Standing {
  on: boolean;
  demanded: boolean;
}

/**
 * Read anew, in a statement of its own: whoever has waited for the person's row must see what its last holder did.
 *
 * @throws Error when there is no such person.
 */
export async function standingOf(queries: Queries, personId: number): Promise<Standing> {
  const row = await queries.one<Pick<Role, "isStaff" | "permissions"> & { on: boolean; rule: TwoFactorRule }>(
    `SELECT r.is_staff AS "isStaff", r.permissions, desk.two_factor_required AS rule,
            EXISTS (SELECT FROM two_factor f WHERE f.person_id = p.id AND f.on_since IS NOT NULL) AS on
     FROM desk, people p JOIN roles r ON r.id = p.role_id WHERE p.id = $1`,
    [personId],
  );
  if (!row) throw new Error(`There is no person ${personId}`);
  return { on: row.on, demanded: isDemanded(row.rule, row) };
}
