import type { FollowLevel, ListTicketsQuery, TicketViewName } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Binds } from "./binds.js";
import { firstReplied } from "./first-reply.js";
import { ofNotice } from "./of-notice.js";
import type { AskedQuery } from "./query/read-query.js";
import { openStatuses } from "./state.js";

/** Not done yet; in the words of the indexes that hold open tickets alone. */
export const openCondition = `t.status IN (${openStatuses.map((status) => `'${status}'`).join(", ")})`;

/** When it is due; what has no due time is due after everything else. An index has it in these words. */
export const dueAt = "coalesce(t.next_due_at, 'infinity')";

/**
 * The open ticket is at risk or overdue from then on, which an index has in these words. The other end says nothing about tickets:
 * without it PostgreSQL takes it that a third of all are within, finds a plan for any instant too dear to keep, and plans anew
 * each time, which takes longer than counting.
 */
const pressesSince = (at: string): string =>
  `least(t.next_warn_at, t.next_due_at) <= ${at} AND least(t.next_warn_at, t.next_due_at) >= '-infinity'`;

/** How the clock of an open ticket that presses stands, one or the other. */
const pressing = {
  at_risk: (at: string) => `t.next_warn_at <= ${at} AND t.next_due_at >= ${at}`,
  overdue: (at: string) => `${dueAt} < ${at}`,
};

/** The counts of both, from one walk through the tickets that press: columns of a statement, and its condition. */
export function pressingCounts(binds: Binds, now: Date): { columns: string; condition: string } {
  const at = `${binds.add(now)}::timestamptz`;
  const columns = Object.entries(pressing).map(([view, is]) => `count(*) FILTER (WHERE ${is(at)})::integer AS ${view}`);
  return { columns: columns.join(", "), condition: `${openCondition} AND ${pressesSince(at)}` };
}

const MINUTE_MS = 60_000;

/** The last public word is the customer's; before the first one, it is the complaint itself. */
export const awaitsReply = `(t.status NOT IN ('resolved', 'closed') AND NOT coalesce(
  (SELECT c.by_staff FROM ticket_comments c WHERE c.ticket_id = t.id AND NOT c.is_internal ORDER BY c.id DESC LIMIT 1), false))`;

/** Opened again at that instant or later. The ticket's own count spares most of them the look into their history. */
const reopenedSince = (instant: string): string => `(t.reopened_count > 0 AND EXISTS (
  SELECT FROM events e WHERE e.ticket_id = t.id AND e.type = 'ticket.status_changed' AND e.created_at >= ${instant}
    AND e.data ->> 'from' IN ('resolved', 'closed') AND e.data ->> 'to' NOT IN ('resolved', 'closed')))`;

/** Put out of the actor's own queue: asked from the few that somebody has aside. */
export const isSnoozed = (actor: Actor, binds: Binds): string =>
  `t.id IN (SELECT z.ticket_id FROM snoozes z WHERE z.person_id = ${binds.add(actor.id)}::bigint)`;

/** Followed by the actor, or muted. */
export const isFollowed = (actor: Actor, binds: Binds, level: FollowLevel = "following"): string =>
  `t.id IN (SELECT f.ticket_id FROM ticket_follows f WHERE f.person_id = ${binds.add(actor.id)}::bigint AND f.level = '${level}')`;

/** Tagged with one of the tags in an array of ids: known before the tickets are looked at, so that their index is read. */
export const taggedWith = (ids: string): string =>
  `EXISTS (SELECT FROM ticket_tags x WHERE x.ticket_id = t.id AND x.tag_id = ANY (${ids}))`;

/** The queue's views as conditions; the counts of the same names use them too. What is put aside is still one's own here. */
export function viewCondition(view: TicketViewName, actor: Actor, binds: Binds, now: Date): string {
  switch (view) {
    // Whose it is comes first: numbers are sooner compared than words, and the ledger is read row by row.
    case "mine":
      return `t.assignee_id = ${binds.add(actor.id)}::bigint AND ${openCondition}`;
    case "unassigned":
      return `t.assignee_id IS NULL AND ${openCondition}`;
    case "at_risk": {
      const at = binds.add(now);
      return `${openCondition} AND ${pressesSince(at)} AND ${pressing.at_risk(at)}`;
    }
    case "overdue":
      return `${openCondition} AND ${pressing.overdue(binds.add(now))}`;
    case "waiting":
      return "t.status IN ('pending', 'on_hold')";
    case "open":
      return openCondition;
    case "closed":
      return "t.status IN ('resolved', 'closed')";
    case "snoozed":
      return `${openCondition} AND ${isSnoozed(actor, binds)}`;
    case "following":
      return `${openCondition} AND ${isFollowed(actor, binds)}`;
    case "all":
      return "true";
  }
}

/** Departments that the actor sees nothing of are not even looked for: that would be reading an index to its end in vain. */
const withinSight = ({ sees, departmentIds }: Actor, wanted: readonly number[] | undefined) =>
  sees === "departments" ? wanted?.filter((id) => departmentIds.includes(id)) : wanted;

/** What a list is narrowed to; `asked` is what became of its `q`. */
export type ListFilters = ListTicketsQuery & { asked?: AskedQuery };

/** The conditions of a list's query, joined by AND. What only the desk knows is no filter for customers. */
export function filtersOf(
  actor: Actor,
  query: ListFilters,
  binds: Binds,
  now: Date,
  purpose: "list" | "count" = "list",
): string[] {
  // Left out it would be a longer list than was asked for.
  if (query.q !== undefined && !query.asked) throw new Error("Nobody has read the list's query");
  const conditions = query.asked?.conditions(binds, purpose) ?? [];
  const anyOf = (column: string, type: string, values: readonly unknown[] | undefined) => {
    if (values) conditions.push(`t.${column} = ANY (${binds.add(values)}::${type}[])`);
  };
  anyOf("id", "bigint", query.ids);
  if (query.view) conditions.push(viewCondition(query.view, actor, binds, now));
  if (query.snoozed) conditions.push(isSnoozed(actor, binds));
  else if (query.view === "mine") conditions.push(`NOT ${isSnoozed(actor, binds)}`);
  if (query.following) conditions.push(isFollowed(actor, binds));
  anyOf("status", "text", query.status);
  anyOf("priority", "text", query.priority);
  anyOf("category_id", "bigint", query.category_id);
  anyOf("organization_id", "bigint", query.organization_id);
  anyOf("department_id", "bigint", withinSight(actor, query.department_id));
  if (query.team_id && !actor.isStaff) conditions.push("false");
  else if (query.team_id === "none") conditions.push("t.team_id IS NULL");
  else anyOf("team_id", "bigint", query.team_id);
  if (query.customer_id !== undefined) conditions.push(`t.customer_id = ${binds.add(query.customer_id)}::bigint`);
  if (query.assigned_agent_id === "none") conditions.push("t.assignee_id IS NULL");
  else if (query.assigned_agent_id !== undefined) {
    const agentId = query.assigned_agent_id === "me" ? actor.id : query.assigned_agent_id;
    conditions.push(`t.assignee_id = ${binds.add(agentId)}::bigint`);
  }
  if (query.tag !== undefined) {
    conditions.push(
      actor.isStaff
        ? taggedWith(
            `ARRAY(SELECT coalesce(g.merged_into, g.id) FROM tags g WHERE lower(g.name) = lower(${binds.add(query.tag)}::text))`,
          )
        : "false",
    );
  }
  if (query.escalated !== undefined)
    conditions.push(actor.isStaff ? `(t.escalation_level > 0) = ${binds.add(query.escalated)}::boolean` : "false");
  if (query.reopened !== undefined) conditions.push(`(t.reopened_count > 0) = ${binds.add(query.reopened)}::boolean`);
  if (query.awaiting_reply !== undefined)
    conditions.push(`${awaitsReply} = ${binds.add(query.awaiting_reply)}::boolean`);
  if (query.due_within !== undefined) {
    const until = new Date(now.getTime() + query.due_within * MINUTE_MS);
    conditions.push(`${openCondition} AND ${dueAt} < ${binds.add(until)}::timestamptz`);
  }
  if (query.not_overdue !== undefined)
    conditions.push(`(${dueAt} >= ${binds.add(now)}::timestamptz) = ${binds.add(query.not_overdue)}::boolean`);
  if (query.no_due !== undefined)
    conditions.push(`(${openCondition} AND t.next_due_at IS NOT NULL) <> ${binds.add(query.no_due)}::boolean`);
  if (query.due_from !== undefined)
    conditions.push(`${openCondition} AND ${dueAt} >= ${binds.add(query.due_from)}::timestamptz`);
  if (query.due_to !== undefined)
    conditions.push(`${openCondition} AND ${dueAt} < ${binds.add(query.due_to)}::timestamptz`);
  if (query.reopened_from !== undefined)
    conditions.push(reopenedSince(`${binds.add(query.reopened_from)}::timestamptz`));
  if (query.first_reply_by !== undefined || query.first_reply_from !== undefined)
    conditions.push(firstReplied(actor, query, binds));
  if (query.notice !== undefined) conditions.push(ofNotice(actor, query.notice, binds));
  if (query.resolved_from !== undefined)
    conditions.push(`t.resolved_at >= ${binds.add(query.resolved_from)}::timestamptz`);
  if (query.resolved_to !== undefined) conditions.push(`t.resolved_at < ${binds.add(query.resolved_to)}::timestamptz`);
  if (query.created_from !== undefined)
    conditions.push(`t.created_at >= ${binds.add(query.created_from)}::timestamptz`);
  if (query.created_to !== undefined) conditions.push(`t.created_at < ${binds.add(query.created_to)}::timestamptz`);
  return conditions;
}
