import type { Queries } from "../../platform/db.js";
import { standingOf } from "./two-factor/demand.js";

/** SQL: a sign-in of an account, not a guest's look at a ticket, that has not ended by any of its ways. */
export const liveSession = (alias: string): string =>
  `(${alias}.ticket_id IS NULL AND ${alias}.ended_at IS NULL AND ${alias}.idle_until > app_now() AND ${alias}.absolute_until > app_now())`;

/**
 * Whether a session is good for all that its person may do: for what is sent to where somebody signed in, without a request
 * by which that would be judged. One that has to set up two-factor first is not.
 */
export async function isSessionWhole(queries: Queries, sessionId: number): Promise<boolean> {
  const session = await queries.one<{ personId: number; mustSetUp: boolean }>(
    `SELECT s.person_id AS "personId", s.must_set_up_two_factor AS "mustSetUp"
     FROM sessions s WHERE s.id = $1 AND ${liveSession("s")}`,
    [sessionId],
  );
  if (!session) return false;
  const { on, demanded } = await standingOf(queries, session.personId);
  return !(on ? session.mustSetUp : demanded);
}
