import { linkRelations, type Priority, type Status, type TicketLinks } from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import { presentPersonRef } from "../../accounts/index.js";
import { Binds } from "../binds.js";
import { ticketNumber } from "../number.js";
import { listedFor } from "../policy.js";
import { relationIn, type Link } from "./relations.js";

/** More than a screen can show of one ticket. */
const MOST_LINKS = 500;

interface LinkRow extends Link {
  id: number;
  subject: string;
  status: Status;
  priority: Priority;
  agentId: number | null;
  agentName: string;
  agentPhoto: string | null;
}

/** What a ticket belongs to, as far as the actor may see the other side; of the rest not even that it is there. */
export async function linksOf(queries: Queries, actor: Actor, id: number): Promise<TicketLinks> {
  const binds = new Binds();
  const own = `${binds.add(id)}::bigint`;
  const rows = await queries.rows<LinkRow>(
    `SELECT l.kind, l.from_id AS "fromId", l.to_id AS "toId", t.id, t.subject, t.status, t.priority,
            agent.id AS "agentId", agent.full_name AS "agentName", agent.photo_key AS "agentPhoto"
     FROM (SELECT k.*, k.to_id AS other_id FROM ticket_links k WHERE k.from_id = ${own}
           UNION ALL SELECT k.*, k.from_id FROM ticket_links k WHERE k.to_id = ${own}) l
     JOIN tickets t ON t.id = l.other_id
     LEFT JOIN people agent ON agent.id = t.assignee_id
     WHERE ${listedFor(actor, binds)}
     ORDER BY t.id LIMIT ${MOST_LINKS}`,
    binds.values,
  );
  const data = rows.map((row) => ({ relation: relationIn(row, id), ticket: present(row) }));
  const rank = ({ relation }: (typeof data)[number]) => linkRelations.indexOf(relation);
  return { data: data.toSorted((a, b) => rank(a) - rank(b)) };
}

const present = ({ id, subject, status, priority, agentId, agentName, agentPhoto }: LinkRow) => ({
  id,
  number: ticketNumber(id),
  subject,
  status,
  priority,
  assigned_agent:
    agentId === null ? null : presentPersonRef({ id: agentId, fullName: agentName, photoKey: agentPhoto }),
});

/** The tickets below one that are still being worked on. */
export async function openChildrenOf(
  queries: Queries,
  parentId: number,
): Promise<{ id: number; subject: string; status: Status }[]> {
  return queries.rows(
    `SELECT t.id, t.subject, t.status FROM ticket_links l JOIN tickets t ON t.id = l.to_id
     WHERE l.from_id = $1 AND l.kind = 'parent' AND t.status NOT IN ('resolved', 'closed') AND t.hidden_at IS NULL ORDER BY t.id`,
    [parentId],
  );
}
