import type { Home } from "../../../contract/index.js";
import { personId, type Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import { presentPersonRef } from "../../accounts/index.js";
import { countListed, firstTickets } from "../../tickets/index.js";
import { firstReplies, teamNow, weekBegan } from "./queries.js";

const SOON_MINUTES = 120;
const DAY_MINUTES = 1440;
const DUE_AT_MOST = 100;

/** Everything about the actor's day, counted by the filters that its numbers lead to. */
export async function showHome(queries: Queries, actor: Actor, now: Date): Promise<Home> {
  const id = personId(actor);
  const from = await weekBegan(queries, id, now);
  const mine = { view: "mine" } as const;
  const [counts, due, own, free, replies, team] = await Promise.all([
    countListed(
      queries,
      actor,
      {
        overdue: { ...mine, due_within: 0 },
        due_soon: { ...mine, due_within: SOON_MINUTES, not_overdue: true },
        new_replies: { ...mine, awaiting_reply: true },
        mine,
        reopened: { ...mine, reopened: true },
        resolved: { view: "closed", assigned_agent_id: "me", resolved_from: from.toISOString() },
      },
      now,
    ),
    firstTickets(queries, actor, { ...mine, due_within: DAY_MINUTES, sort: "due" }, DUE_AT_MOST, now),
    firstTickets(queries, actor, { ...mine, sort: "due" }, 1, now),
    firstTickets(queries, actor, { view: "unassigned", sort: "due" }, 1, now),
    firstReplies(queries, id, from),
    teamNow(queries, actor),
  ]);
  const { resolved, reopened, ...today } = counts;
  return {
    next_up: own[0] ?? free[0] ?? null,
    ...today,
    due,
    week: {
      from: from.toISOString(),
      resolved,
      reopened,
      first_replies: replies.count,
      first_reply_seconds: replies.seconds,
    },
    team: team.map((row) => ({ person: presentPersonRef(row), availability: row.availability, open: row.open })),
    server_time: now.toISOString(),
  };
}
