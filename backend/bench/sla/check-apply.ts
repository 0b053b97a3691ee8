import type { Queries } from "../../src/platform/db.js";
import type { Bench } from "../open-bench.js";
import { contradictions } from "./derived-state.js";
import type { DeskPlan } from "./desk-plan.js";

const SAMPLE = 200;

/** Closed tickets with their clocks and logs, in a number: each change of a row changes it, also one that changes nothing in it. */
export async function closedDigest(owner: Queries): Promise<string> {
  const row = await owner.one<{ digest: string }>(
    `SELECT concat_ws(' ', (SELECT sum(hashtextextended(concat(t.xmin, t.*), 0)) FROM tickets t WHERE status = 'closed'),
       (SELECT sum(hashtextextended(concat(c.xmin, c.*), 0)) FROM sla_clocks c JOIN tickets t ON t.id = c.ticket_id WHERE t.status = 'closed'),
       (SELECT sum(hashtextextended(concat(e.xmin, e.*), 0)) FROM sla_events e JOIN tickets t ON t.id = e.ticket_id WHERE t.status = 'closed')) AS digest`,
  );
  return row?.digest ?? "";
}

/** What a run left behind and should not have, or the other way round. */
export async function checkApply(
  { db, owner }: Bench,
  { byOffice }: DeskPlan,
  calendarId: number,
  runId: number,
): Promise<string[]> {
  const found = await owner.one<Record<string, number>>(
    `WITH newest AS (
       SELECT max(id) AS id FROM calendar_versions WHERE calendar_id = $1
     ), running AS (
       SELECT c.*, c.calendar_version_id = newest.id AS is_new,
              (SELECT count(*) FROM sla_events e WHERE (e.ticket_id, e.metric, e.cycle, e.type, e.calendar_version_id) =
                 (c.ticket_id, c.metric, c.cycle, 'retargeted', newest.id)) AS lines
       FROM sla_clocks c JOIN calendar_versions v ON v.id = c.calendar_version_id, newest
       WHERE c.met_at IS NULL AND c.cancelled_at IS NULL AND v.calendar_id = $1
     )
     SELECT (SELECT count(*) FROM running) AS "clocks by the calendar",
            (SELECT count(*) FROM running WHERE is_new AND lines = 1) AS "clocks brought under it once",
            2 * (SELECT count(*) FROM events WHERE type = 'sla.retargeted') AS "halves of events",
            2 * (SELECT count(DISTINCT ticket_id) FROM events WHERE type = 'sla.retargeted') AS "halves of tickets with one",
            2 * (SELECT changed FROM sla_runs WHERE id = $2 AND state = 'done' AND done = total) AS "halves of tickets the run counts"`,
    [calendarId, runId],
  );
  const changed = await db.rows<{ id: number }>(
    "SELECT ticket_id AS id FROM events WHERE type = 'sla.retargeted' ORDER BY hashint8(ticket_id) LIMIT $1",
    [SAMPLE],
  );
  return [
    ...Object.entries(found ?? {}).flatMap(([what, n]) =>
      n === 2 * byOffice ? [] : [`${n} ${what}, not ${2 * byOffice}`],
    ),
    ...(await contradictions(
      db,
      changed.map(({ id }) => id),
    )),
  ];
}
