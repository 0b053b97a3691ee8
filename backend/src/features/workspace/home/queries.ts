import type { Availability } from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import { availabilityOf, type PersonRefRow } from "../../accounts/index.js";
import { Binds, inScope } from "../../tickets/index.js";

const TEAM_AT_MOST = 50;

/** Monday's first instant in a person's zone. */
export async function weekBegan(queries: Queries, personId: number, now: Date): Promise<Date> {
  const row = await queries.one<{ began: Date }>(
    `SELECT date_trunc('week', $2::timestamptz, p.time_zone) AS began FROM people p WHERE p.id = $1`,
    [personId, now],
  );
  if (!row) throw new Error(`There is no person ${personId}`);
  return row.began;
}

/** How many complaints a person was the first of the desk to answer since `from`, and the middle one of the times it took. */
export async function firstReplies(
  queries: Queries,
  personId: number,
  from: Date,
): Promise<{ count: number; seconds: number | null }> {
  const row = await queries.one<{ count: number; seconds: number | null }>(
    `SELECT count(*)::integer AS count,
            percentile_disc(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM c.created_at - t.received_at))::integer AS seconds
     FROM events e
     JOIN ticket_comments c ON c.id = (e.data ->> 'comment_id')::bigint
     JOIN tickets t ON t.id = c.ticket_id AND t.hidden_at IS NULL
     WHERE e.actor_id = $1 AND e.created_at >= $2 AND e.type = 'comment.added' AND NOT e.is_internal
       AND c.by_staff AND NOT c.is_internal
       AND NOT EXISTS (SELECT FROM ticket_comments b
                       WHERE b.ticket_id = c.ticket_id AND b.id < c.id AND b.by_staff AND NOT b.is_internal)`,
    [personId, from],
  );
  return row ?? { count: 0, seconds: null };
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
