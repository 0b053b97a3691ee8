import type { Work } from "../../../platform/work.js";

/** What one bulk change has told its agents so far: `ticket.assigned 7`, once each. */
export type Told = Set<string>;

const toldOnce = ["ticket.assigned", "ticket.status_changed"];

/**
 * The same unit of work, with what it records marked as part of a bulk change. Of those changes the agent who holds a
 * ticket is told once, by the first: the others carry `quiet`, on which the notices go by (see recipients.ts), and all of them say
 * who that was, so that the notice knows what it speaks of (see tickets/of-notice.ts). Customers are told of each, which
 * is their own.
 */
export function quietWork(work: Work, bulkId: string, told: Told): Work {
  return {
    ...work,
    record: (event) => {
      const holder = event.hint?.audience.assigneeId ?? null;
      if (event.ticketId === undefined || holder === null || !toldOnce.includes(event.type))
        return work.record({ ...event, data: { ...event.data, bulk_id: bulkId } });
      const news = `${event.type} ${holder}`;
      const quiet = told.has(news);
      told.add(news);
      const data = { ...event.data, bulk_id: bulkId, holder_id: holder, ...(quiet && { quiet }) };
      return work.record({ ...event, data });
    },
  };
}
