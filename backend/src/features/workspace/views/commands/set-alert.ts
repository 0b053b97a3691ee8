import { personId } from "../../../../platform/actor.js";
import { AppError } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import { lockView } from "../queries.js";

/** Each is asked of every ticket that changes: what one person may ask for has an end. */
const ALERTS_AT_MOST = 20;

/**
 * Has the actor told of new tickets that match a view, or not any more. Those that came in before are not new: being told
 * begins with the switch. What already is so changes nothing.
 *
 * @throws AppError 404, 409 `view.too_many_alerts`.
 */
export async function setAlert(work: Work, id: number, alert: boolean): Promise<void> {
  const view = await lockView(work, work.actor, id);
  if ((view.alertsSince !== null) === alert) return;
  const person = personId(work.actor);
  if (alert) await requireRoom(work, person);
  await work.rows(
    `INSERT INTO view_standings (person_id, view_id, alerts_since) VALUES ($1, $2, $3)
     ON CONFLICT (person_id, view_id) DO UPDATE SET alerts_since = excluded.alerts_since`,
    [person, id, alert ? work.now : null],
  );
  await work.record({
    type: "view.alert_set",
    object: { kind: "view", id },
    data: { view_id: id },
    details: { changes: { alert: { from: !alert, to: alert } } },
  });
}

async function requireRoom(work: Work, person: number): Promise<void> {
  // One after the other, or two switches at once would both find room. A lock that waits for nobody who only points here.
  await work.rows("SELECT 1 FROM people WHERE id = $1 FOR NO KEY UPDATE", [person]);
  const row = await work.one<{ n: number }>(
    "SELECT count(*)::integer AS n FROM view_standings WHERE person_id = $1 AND alerts_since IS NOT NULL",
    [person],
  );
  if ((row?.n ?? 0) >= ALERTS_AT_MOST)
    throw new AppError("view.too_many_alerts", 409, `At most ${ALERTS_AT_MOST} views tell you of new tickets`, {
      limit: ALERTS_AT_MOST,
    });
}
