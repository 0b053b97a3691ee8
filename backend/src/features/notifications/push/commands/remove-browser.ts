import { personId } from "../../../../platform/actor.js";
import { notFound } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import { forgetBrowser } from "../switched.js";

/** Ends alerts in one of the actor's browsers, be it this one. @throws AppError 404 for somebody else's, or none. */
export async function removeBrowser(work: Work, id: number): Promise<void> {
  const own = await work.one("SELECT 1 FROM push_subscriptions WHERE id = $1 AND person_id = $2 FOR UPDATE", [
    id,
    personId(work.actor),
  ]);
  if (!own) throw notFound("Browser");
  await forgetBrowser(work, id, "removed");
}
