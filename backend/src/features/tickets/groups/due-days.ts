import { personId, type Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";

/** The days until something is due, by their keys, each with the filters of `GET /api/tickets` that list it. */
export async function dueDays(
  queries: Queries,
  actor: Actor,
  now: Date,
): Promise<Readonly<Record<string, Readonly<Record<string, string>>>>> {
  const [tomorrow, dayAfter, inAWeek] = await dayStarts(queries, personId(actor), now, [1, 2, 7]);
  const at = now.toISOString();
  return {
    overdue: { due_within: "0" },
    today: between(at, tomorrow),
    tomorrow: between(tomorrow, dayAfter),
    week: between(dayAfter, inAWeek),
    later: between(inAWeek, NEVER),
    none: { no_due: "true" },
  };
}

/** What is never due is not due later: without an end the span would hold it. */
const NEVER = "9999-12-31T00:00:00Z";

const between = (from: string | undefined, to: string | undefined) => ({
  ...(from && { due_from: from }),
  ...(to && { due_to: to }),
});

/** When days begin where a person is, so many days from today. */
async function dayStarts(queries: Queries, id: number, now: Date, days: readonly number[]): Promise<string[]> {
  const rows = await queries.rows<{ start: Date }>(
    `SELECT (date_trunc('day', $2::timestamptz AT TIME ZONE p.time_zone) + make_interval(days => day)) AT TIME ZONE p.time_zone AS start
     FROM people p, unnest($3::integer[]) WITH ORDINALITY AS wanted (day, place) WHERE p.id = $1 ORDER BY place`,
    [id, now, days],
  );
  return rows.map(({ start }) => start.toISOString());
}
