import { z } from "zod";
import { systemActor } from "../../../../platform/actor.js";
import type { Services, Task } from "../../../../platform/services.js";
import type { Work } from "../../../../platform/work.js";
import { loadListener } from "../../../accounts/index.js";
import { listMatches, type AskedQuery } from "../../../tickets/index.js";
import type { View } from "../models.js";
import { readView } from "../read-view.js";
import { canUseView } from "../policy.js";

const payload = z.object({
  ticket_id: z.number(),
  /** Whose doing it was. */
  actor_id: z.number().nullable(),
  /** Of the people to ask about, by their ids. */
  first: z.number(),
  last: z.number(),
});

type Asked = Pick<View, "id" | "scope" | "ownerId" | "team" | "query">;

/**
 * Tells people of a ticket that has come to match views of theirs: once for each ticket, person and view, by the row that
 * only one job can write, in the transaction that records what the notice follows from.
 */
export const matchViews: Task = async (services, raw) => {
  const { ticket_id: ticketId, actor_id: actorId, first, last } = payload.parse(raw);
  const people = await services.db.rows<{ id: number }>(
    `SELECT DISTINCT person_id AS id FROM view_standings
     WHERE alerts_since IS NOT NULL AND person_id BETWEEN $1 AND $2 ORDER BY person_id`,
    [first, last],
  );
  const failures: unknown[] = [];
  for (const { id } of people) {
    try {
      await tellOne(services, { ticketId, personId: id, isOwnDoing: id === actorId });
    } catch (error) {
      // The others are told first; the job comes again for this one, and finds them told.
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
};

interface Question {
  ticketId: number;
  personId: number;
  isOwnDoing: boolean;
}

async function tellOne({ runWork }: Services, { ticketId, personId, isOwnDoing }: Question): Promise<void> {
  await runWork(systemActor, async (work) => {
    const listener = await loadListener(work, personId, "matched");
    if (!listener) return;
    const { actor } = listener;
    const lists: { id: number; asked: AskedQuery }[] = [];
    // One after the other: a transaction has one connection.
    for (const view of await viewsToAsk(work, personId, ticketId)) {
      const asked = canUseView(actor, view) ? await readView(work, actor, view, work.now) : null;
      if (asked) lists.push({ id: view.id, asked });
    }
    const matches = await listMatches(work, actor, ticketId, lists, work.now);
    const matched = lists.filter((_list, i) => matches[i]).map(({ id }) => id);
    const settled = await settle(work, { ticketId, personId }, matched);
    // What they did themselves is no news to them, now or later.
    if (settled.length === 0 || isOwnDoing) return;
    await work.record({
      type: "ticket.matched",
      ticketId,
      isInternal: true,
      data: { person_id: personId, view_ids: settled },
    });
  });
}

const viewsToAsk = (work: Work, personId: number, ticketId: number): Promise<Asked[]> =>
  work.rows<Asked>(
    `SELECT v.id, v.scope, v.owner_id AS "ownerId", v.query,
            CASE WHEN v.team_id IS NOT NULL THEN json_build_object('id', v.team_id) END AS team
     FROM view_standings s JOIN saved_views v ON v.id = s.view_id JOIN tickets t ON t.id = $2
     WHERE s.person_id = $1 AND s.alerts_since <= t.created_at AND v.archived_at IS NULL
       AND NOT EXISTS (SELECT FROM view_matches m WHERE m.ticket_id = t.id AND m.person_id = s.person_id AND m.view_id = v.id)
     ORDER BY v.id`,
    [personId, ticketId],
  );

/** @returns those that nobody else has settled meanwhile. */
async function settle(
  work: Work,
  { ticketId, personId }: Pick<Question, "ticketId" | "personId">,
  viewIds: readonly number[],
): Promise<number[]> {
  if (viewIds.length === 0) return [];
  const rows = await work.rows<{ view_id: number }>(
    `INSERT INTO view_matches (ticket_id, person_id, view_id, matched_at)
     SELECT $1, $2, unnest($3::bigint[]), $4 ON CONFLICT DO NOTHING RETURNING view_id`,
    [ticketId, personId, viewIds, work.now],
  );
  return rows.map(({ view_id: id }) => id).toSorted((a, b) => a - b);
}
