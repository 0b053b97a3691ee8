import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { notFound } from "../../platform/errors.js";
import { ticketFacts, type TicketFacts } from "./facts.js";
import { Binds } from "./binds.js";
import { canSee, visibleTo, type Sight } from "./policy.js";

/** A ticket's facts for somebody who asks. @throws AppError 404 when there is none for them. */
export async function requireSight(queries: Queries, actor: Actor, id: number): Promise<TicketFacts> {
  const ticket = await ticketFacts(queries, id);
  if (!ticket || !canSee(actor, ticket)) throw notFound("Ticket");
  return ticket;
}

/** Those of some tickets that an actor may know of. For what speaks of tickets beside their own routes. */
export async function visibleAmong(queries: Queries, actor: Actor, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const binds = new Binds();
  const wanted = `t.id = ANY (${binds.add([...new Set(ids)])}::bigint[])`;
  const rows = await queries.rows<{ id: number }>(
    `SELECT t.id FROM tickets t WHERE ${wanted} AND ${visibleTo(actor, binds)}`,
    binds.values,
  );
  return new Set(rows.map(({ id }) => id));
}

/** What it takes to judge who may see some tickets, for many actors at once: each by `canSee`. */
export async function sightsOf(queries: Queries, ids: readonly number[]): Promise<Map<number, Sight>> {
  if (ids.length === 0) return new Map();
  const rows = await queries.rows<Sight>(
    `SELECT t.id, t.customer_id AS "customerId", t.assignee_id AS "assigneeId", t.team_id AS "teamId",
            t.department_id AS "departmentId", t.hidden_at AS "hiddenAt", t.is_sample AS "isSample"
     FROM tickets t WHERE t.id = ANY ($1::bigint[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
