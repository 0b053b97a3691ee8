import type { Availability } from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import { availabilityOf, type PersonRefRow } from "../../accounts/index.js";
import { Binds, inScope } from "../../tickets/index.js";

const TEAM_AT_MOST = 50;

export interface Spans {
  /** Monday's first instant. */
  week: Date;
  /** Today's first instant, and tomorrow's. */
  today: Date;
  tomorrow: Date;
}

/** The week and the day that it is where a person is. */
export async function spansOf(queries: Queries, personId: number, now: Date): Promise<Spans> {
  const row = await queries.one<Spans>(
    `SELECT date_trunc('week', $2::timestamptz, p.time_zone) AS week, date_trunc('day', $2::timestamptz, p.time_zone) AS today,
            (date_trunc('day', $2::timestamptz AT TIME ZONE p.time_zone) + interval '1 day') AT TIME ZONE p.time_zone AS tomorrow
     FROM people p WHERE p.id = $1`,
    [personId, now],
  );
  if (!row) throw new Error(`There is no person ${personId}`);
  return row;
}

export interface TeamMate extends PersonRefRow {
  availability: Availability;
  open: number;
}

/** Who the actor works with, and how much of what the actor sees lies with each. */
export async function teamNow(queries: Queries, actor: Actor): Promise<TeamMate[]> {
  const binds = new Binds();
  const scope = inScope(actor, binds, "n");
  const teams = binds.add(actor.teamIds);
  return queries.rows<TeamMate>(
    `SELECT p.id, p.full_name AS "fullName", p.photo_key AS "photoKey", ${availabilityOf("p.id")} AS availability,
            coalesce((SELECT sum(n.n) FROM ticket_counts n
                      WHERE n.assignee_id = p.id AND n.status IN ('new', 'in_progress', 'pending', 'on_hold') AND ${scope}), 0)::integer AS open
     FROM people p JOIN roles r ON r.id = p.role_id
     WHERE r.is_staff AND 'ticket.reply' = ANY (r.permissions) AND p.deactivated_at IS NULL AND NOT p.is_hidden
       AND (cardinality(${teams}::bigint[]) = 0
            OR EXISTS (SELECT FROM team_members m WHERE m.person_id = p.id AND m.team_id = ANY (${teams}::bigint[])))
     ORDER BY lower(p.full_name), p.id LIMIT ${binds.add(TEAM_AT_MOST)}`,
    binds.values,
  );
}
