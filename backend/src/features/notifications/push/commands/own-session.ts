import { forbidden } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import { liveSession } from "../../../accounts/index.js";

/**
 * The session that asks, held until the transaction ends, so that it cannot be ended meanwhile.
 *
 * @throws AppError 403 when it has just ended, or somebody speaks without one.
 */
export async function holdOwnSession(work: Work): Promise<number> {
  const { sessionId } = work.actor;
  const held =
    sessionId !== null &&
    (await work.one(`SELECT 1 FROM sessions s WHERE s.id = $1 AND ${liveSession("s")} FOR UPDATE`, [sessionId]));
  if (!held) throw forbidden("switch alerts on where you are not signed in");
  return sessionId;
}
