import { personId } from "../../../../platform/actor.js";
import type { Work } from "../../../../platform/work.js";
import { hashOf } from "../subscription.js";
import { takeUp } from "./add-browser.js";
import { holdOwnSession } from "./own-session.js";

/**
 * Goes on with a browser that the actor switched on in an earlier session; never switches one on, so that what was removed
 * elsewhere stays so.
 *
 * @returns whether alerts are sent there now.
 * @throws AppError 403 without a session.
 */
export async function renewBrowser(work: Work, endpoint: string): Promise<boolean> {
  const owner = personId(work.actor);
  const sessionId = await holdOwnSession(work);
  const known = await work.one<{ id: number }>(
    "SELECT id FROM push_subscriptions WHERE endpoint_hash = $1 AND person_id = $2 FOR UPDATE",
    [hashOf(endpoint), owner],
  );
  if (!known) return false;
  await takeUp(work, owner, known.id, sessionId);
  return true;
}
