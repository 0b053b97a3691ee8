import type { Priority, Status } from "../../src/contract/index.js";
import type { Queries } from "../../src/platform/db.js";

/** A ticket as plainly as it can be read. */
export interface PlainTicket {
  id: number;
  status: Status;
  priority: Priority;
  department_id: number | null;
  assignee_id: number | null;
  created_at: Date;
  updated_at: Date;
  next_due_at: Date | null;
  next_warn_at: Date | null;
}

/** Somebody who sees some departments, or all of the desk. */
export interface Who {
  id: number;
  departments: readonly number[] | null;
}

export const plainTickets = (queries: Queries): Promise<PlainTicket[]> =>
  queries.rows<PlainTicket>("SELECT * FROM tickets WHERE hidden_at IS NULL");

const seenBy = (tickets: readonly PlainTicket[], { departments }: Who): PlainTicket[] =>
  tickets.filter(({ department_id: id }) => departments === null || id === null || departments.includes(id));

const priorities: readonly Priority[] = ["low", "medium", "high", "critical"];
const orders = {
  newest: ({ created_at: at }: PlainTicket) => [-at.getTime()],
  oldest: ({ created_at: at }: PlainTicket) => [+at],
  updated: ({ updated_at: at }: PlainTicket) => [-at.getTime()],
  due: ({ next_due_at: at }: PlainTicket) => [at ? +at : Infinity],
  priority: ({ priority, created_at: at }: PlainTicket) => [-priorities.indexOf(priority), -at.getTime()],
} as const;

/** All that somebody sees, in an order whose ties the id settles, in the order's own direction. */
export function listOf(tickets: readonly PlainTicket[], who: Who, sort: keyof typeof orders): PlainTicket[] {
  const rising = sort === "oldest" || sort === "due" ? 1 : -1;
  const keys = new Map(tickets.map((ticket) => [ticket, [...orders[sort](ticket), rising * ticket.id]]));
  return seenBy(tickets, who).sort((a, b) => {
    const [left, right] = [keys.get(a) ?? [], keys.get(b) ?? []];
    const place = left.findIndex((key, i) => key !== right[i]);
    return place < 0 ? 0 : (left[place] ?? 0) < (right[place] ?? 0) ? -1 : 1;
  });
}

/** How long each view of somebody's sidebar is. */
export async function countsOf(
  queries: Queries,
  all: readonly PlainTicket[],
  who: Who,
  now: Date,
): Promise<Record<string, number>> {
  const ids = async (sql: string) => new Set((await queries.rows<{ id: number }>(sql, [who.id])).map(({ id }) => id));
  const aside = await ids("SELECT ticket_id AS id FROM snoozes WHERE person_id = $1");
  const followed = await ids("SELECT ticket_id AS id FROM ticket_follows WHERE person_id = $1 AND level = 'following'");
  const tickets = seenBy(all, who);
  const open = tickets.filter(({ status }) => status !== "resolved" && status !== "closed");
  const isLate = ({ next_due_at: due }: PlainTicket) => due !== null && due < now;
  return {
    mine: open.filter(({ id, assignee_id: holder }) => holder === who.id && !aside.has(id)).length,
    unassigned: open.filter(({ assignee_id: holder }) => holder === null).length,
    at_risk: open.filter(
      (it) => it.next_warn_at !== null && it.next_warn_at <= now && it.next_due_at !== null && !isLate(it),
    ).length,
    overdue: open.filter(isLate).length,
    waiting: open.filter(({ status }) => status === "pending" || status === "on_hold").length,
    open: open.length,
    closed: tickets.length - open.length,
    snoozed: open.filter(({ id }) => aside.has(id)).length,
    following: open.filter(({ id }) => followed.has(id)).length,
  };
}
