import type { Home } from "../../../contract/index.js";
import { personId, type Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import { presentPersonRef } from "../../accounts/index.js";
import { countListed, firstTickets, middleFirstReply } from "../../tickets/index.js";
import { spansOf, teamNow } from "./queries.js";

const SOON_MINUTES = 120;
const DAY_MINUTES = 1440;
const DUE_AT_MOST = 100;

/** Everything about the actor's day, counted by the filters that its numbers lead to. */
export async function showHome(queries: Queries, actor: Actor, now: Date): Promise<Home> {
  const id = personId(actor);
  const { week, today, tomorrow } = await spansOf(queries, id, now);
  const from = week.toISOString();
  const firstReplies = { view: "all", first_reply_by: "me", first_reply_from: from } as const;
  const mine = { view: "mine" } as const;
  const [counts, due, own, free, middle, team] = await Promise.all([
    countListed(
      queries,
      actor,
      {
        overdue: { ...mine, due_within: 0 },
        due_soon: { ...mine, due_within: SOON_MINUTES, not_overdue: true },
        new_replies: { ...mine, awaiting_reply: true },
        mine,
        due_today: { ...mine, due_from: today.toISOString(), due_to: tomorrow.toISOString() },
        reopened: { view: "all", assigned_agent_id: "me", reopened_from: from },
        first_replies: firstReplies,
        resolved: { view: "closed", assigned_agent_id: "me", resolved_from: from },
      },
      now,
    ),
    firstTickets(queries, actor, { ...mine, due_within: DAY_MINUTES, sort: "due" }, DUE_AT_MOST, now),
    firstTickets(queries, actor, { ...mine, sort: "due" }, 1, now),
    firstTickets(queries, actor, { view: "unassigned", sort: "due" }, 1, now),
    middleFirstReply(queries, actor, firstReplies, now),
    teamNow(queries, actor),
  ]);
  const { resolved, reopened, first_replies, ...ofToday } = counts;
  return {
    next_up: own[0] ?? free[0] ?? null,
    ...ofToday,
    due,
    week: {
      from,
      resolved,
      reopened,
      first_replies,
      first_reply_seconds: middle,
    },
    team: team.map((row) => ({ person: presentPersonRef(row), availability: row.availability, open: row.open })),
    server_time: now.toISOString(),
  };
}
