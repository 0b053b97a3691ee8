import type { Availability } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { availabilityOf } from "../accounts/index.js";

/** Somebody who could take a ticket, with the score's working. */
export interface Candidate {
  id: number;
  fullName: string;
  photoKey: string | null;
  /** `active + 2 × critical − 5 × proficiency`; the lowest wins. */
  score: number;
  /** Open tickets they hold. */
  active: number;
  /** How many of those are critical. */
  critical: number;
  /** Their level in the wanted skill, 1 to 5; 0 without it or where none is wanted. */
  proficiency: number;
  /** Whoever is not available is ranked, but not picked. */
  availability: Availability;
}

export interface Wanted {
  /** Only members of teams that serve it; null: everybody who works on tickets. */
  departmentId: number | null;
  /** The team it belongs to: some roles see their own teams' tickets alone. */
  teamId: number | null;
  skillId: number | null;
  /** Made up: only then may it go to somebody made up. */
  isSample: boolean;
}

const open = "'new', 'in_progress', 'pending', 'on_hold'";

/** How many open tickets somebody holds, by the ledger. */
const held = (person: string): string =>
  `SELECT coalesce(sum(c.n), 0)::integer FROM ticket_counts c WHERE c.assignee_id = ${person} AND c.status IN (${open})`;

/** People who serve a department, by their teams. */
const servers = `
  SELECT m.person_id FROM team_departments d
  JOIN teams t ON t.id = d.team_id AND t.archived_at IS NULL
  JOIN team_members m ON m.team_id = d.team_id
  WHERE d.department_id = $5`;
/** Everybody who works on tickets, role by role: customers, who are very many more, are not looked at. */
const workers = `
  SELECT w.id FROM roles r CROSS JOIN LATERAL (SELECT id FROM people WHERE role_id = r.id OFFSET 0) w
  WHERE r.is_staff AND 'ticket.reply' = ANY (r.permissions)`;

/**
 * Who could take a ticket, best first; ties go to the lower id. Candidates are active people who may reply and would see it as
 * its holder. Where no department narrows them, those who only run the desk and belong to no team are left out: they would
 * always be the idlest.
 */
export async function rankAssignees(
  queries: Queries,
  { departmentId, teamId, skillId, isSample }: Wanted,
  limit = 100,
): Promise<Candidate[]> {
  const isAnywhere = departmentId === null;
  return queries.rows<Candidate>(
    `SELECT p.id, p.full_name AS "fullName", p.photo_key AS "photoKey", load.active, load.critical,
            coalesce(s.level, 0)::integer AS proficiency,
            ${availabilityOf("p.id")} AS availability,
            load.active + 2 * load.critical - 5 * coalesce(s.level, 0)::integer AS score
     FROM people p
     JOIN roles r ON r.id = p.role_id
     LEFT JOIN person_skills s ON s.person_id = p.id AND s.skill_id = $1
     -- Everybody else waits for this: tickets are not counted, their ledger is. It does not know priorities.
     CROSS JOIN LATERAL (
       SELECT (${held("p.id")}) AS active,
              (SELECT count(*)::integer FROM tickets t
               WHERE t.assignee_id = p.id AND t.priority = 'critical' AND t.status IN (${open}) AND t.hidden_at IS NULL) AS critical
     ) load
     WHERE p.id = ANY (ARRAY(${isAnywhere ? workers : servers}))
       AND p.deactivated_at IS NULL AND NOT p.is_hidden AND (NOT p.is_sample OR $3) AND r.is_staff AND 'ticket.reply' = ANY (r.permissions)
       -- Whoever was invited and has not come yet would be the idlest of all.
       AND NOT EXISTS (SELECT FROM invitations i WHERE i.person_id = p.id AND i.accepted_at IS NULL)
       ${isAnywhere ? `AND (NOT 'directory.manage' = ANY (r.permissions) OR ${isIn("true")})` : ""}
       -- The same rule as canSee of the tickets, for somebody who holds the ticket. Departments are those that they serve.
       AND CASE r.sees WHEN 'teams' THEN ${isIn("m.team_id = $4")} ELSE r.sees IN ('all', 'assigned', 'departments') END
     ORDER BY score, p.id
     LIMIT $2`,
    [skillId, limit, isSample, teamId, ...(isAnywhere ? [] : [departmentId])],
  );
}

/** How many open tickets somebody holds by now. */
export async function activeOf(queries: Queries, personId: number): Promise<number> {
  const row = await queries.one<{ active: number }>(`SELECT (${held("$1::bigint")}) AS active`, [personId]);
  return row?.active ?? 0;
}

const isIn = (which: string): string =>
  `EXISTS (SELECT FROM team_members m JOIN teams t ON t.id = m.team_id AND t.archived_at IS NULL WHERE m.person_id = p.id AND ${which})`;
