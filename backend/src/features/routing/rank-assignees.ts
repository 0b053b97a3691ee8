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

/**
 * Who could take a ticket, best first; ties go to the lower id. Candidates are active people who may reply and would see it as
 * its holder. Where no
 * department narrows them, those who only run the desk and belong to no team are left out: they would always be
 * the idlest.
 */
export async function rankAssignees(
  queries: Queries,
  { departmentId, teamId, skillId, isSample }: Wanted,
  limit = 100,
): Promise<Candidate[]> {
  return queries.rows<Candidate>(
    `SELECT p.id, p.full_name AS "fullName", p.photo_key AS "photoKey", load.active, load.critical,
            coalesce(s.level, 0)::integer AS proficiency,
            ${availabilityOf("p.id")} AS availability,
            load.active + 2 * load.critical - 5 * coalesce(s.level, 0)::integer AS score
     FROM people p
     JOIN roles r ON r.id = p.role_id
     LEFT JOIN person_skills s ON s.person_id = p.id AND s.skill_id = $2
     CROSS JOIN LATERAL (
       SELECT count(*)::integer AS active, (count(*) FILTER (WHERE t.priority = 'critical'))::integer AS critical
       FROM tickets t
       WHERE t.assignee_id = p.id AND t.status IN ('new', 'in_progress', 'pending', 'on_hold') AND t.hidden_at IS NULL
     ) load
     WHERE p.deactivated_at IS NULL AND NOT p.is_hidden AND (NOT p.is_sample OR $4) AND r.is_staff AND 'ticket.reply' = ANY (r.permissions)
       -- Whoever was invited and has not come yet would be the idlest of all.
       AND NOT EXISTS (SELECT FROM invitations i WHERE i.person_id = p.id AND i.accepted_at IS NULL)
       AND CASE
         WHEN $1::bigint IS NULL THEN NOT 'directory.manage' = ANY (r.permissions)
           OR EXISTS (SELECT FROM team_members m JOIN teams t ON t.id = m.team_id AND t.archived_at IS NULL
                      WHERE m.person_id = p.id)
         ELSE EXISTS (SELECT FROM team_members m JOIN teams t ON t.id = m.team_id AND t.archived_at IS NULL
                      JOIN team_departments d ON d.team_id = m.team_id
                      WHERE m.person_id = p.id AND d.department_id = $1)
       END
       -- The same rule as canSee of the tickets, for somebody who holds the ticket.
       AND CASE r.sees
         WHEN 'departments' THEN $1::bigint IS NULL
           OR EXISTS (SELECT FROM team_members m JOIN teams t ON t.id = m.team_id AND t.archived_at IS NULL
                      JOIN team_departments d ON d.team_id = m.team_id
                      WHERE m.person_id = p.id AND d.department_id = $1)
         WHEN 'teams' THEN EXISTS (SELECT FROM team_members m JOIN teams t ON t.id = m.team_id AND t.archived_at IS NULL
                                   WHERE m.person_id = p.id AND m.team_id = $5)
         ELSE r.sees IN ('all', 'assigned')
       END
     ORDER BY score, p.id
     LIMIT $3`,
    [departmentId, skillId, limit, isSample, teamId],
  );
}
