import { z } from "zod";
import { availability } from "./availability.js";
import { instant, personRef } from "./primitives.js";
import { ticketRow } from "./tickets.js";

const count = z.number().int();

/** An agent's day at a glance. Each count is the length of the list with the filters named beside it. */
export const home = z.object({
  /** One's own ticket that is due next; without any, the one nobody has that is. */
  next_up: ticketRow.nullable(),
  /** `view=mine` and `due_within=0`. */
  overdue: count,
  /** `view=mine`, `due_within=120`, without the overdue. */
  due_soon: count,
  /** `view=mine` and `awaiting_reply=true`. */
  new_replies: count,
  /** `view=mine`. */
  mine: count,
  /** `view=mine`, due today as one's own zone has it (`due_from`, `due_to`), what is overdue since then included. */
  due_today: count,
  /** One's own that are due within a day or overdue, soonest first; at most 100. */
  due: z.array(ticketRow),
  week: z.object({
    /** Monday's first instant in one's own zone. */
    from: instant,
    /** `view=closed`, `assigned_agent_id=me`, `resolved_from` Monday. */
    resolved: count,
    /** `view=all`, `assigned_agent_id=me`, `reopened_from` Monday. */
    reopened: count,
    /** `view=all`, `first_reply_by=me`, `first_reply_from` Monday. */
    first_replies: count,
    /** The middle one of these tickets' times from arrival to the answer, night and weekend included; null without any. */
    first_reply_seconds: count.nullable(),
  }),
  /** Colleagues of one's teams, or of the whole desk for those who are in none; with `view=open` of each. At most 50. */
  team: z.array(z.object({ person: personRef, availability, open: count })),
  server_time: instant,
});
export type Home = z.infer<typeof home>;
