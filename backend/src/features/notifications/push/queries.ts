import type { Queries } from "../../../platform/db.js";
import { deviceName } from "../../../platform/http/device-name.js";
import { liveSession } from "../../accounts/index.js";

/** A browser that somebody has switched on, as its owner is shown it. */
export interface BrowserRow {
  id: number;
  sessionId: number;
  userAgent: string | null;
  addedAt: Date;
  lastSentAt: Date | null;
  failingSince: Date | null;
}

/** Those in which the person is signed in still; the newest first. */
export const browsersOf = (queries: Queries, personId: number): Promise<BrowserRow[]> =>
  queries.rows<BrowserRow>(
    `SELECT p.id, p.session_id AS "sessionId", s.user_agent AS "userAgent", p.created_at AS "addedAt",
            p.last_sent_at AS "lastSentAt", p.failing_since AS "failingSince"
     FROM push_subscriptions p JOIN sessions s ON s.id = p.session_id
     WHERE p.person_id = $1 AND ${liveSession("s")}
     ORDER BY p.id DESC LIMIT 100`,
    [personId],
  );

/** For the export of one's own data: neither addresses nor keys, by which others could reach the browser. */
export async function ownPush(queries: Queries, personId: number): Promise<object[]> {
  const browsers = await browsersOf(queries, personId);
  return browsers.map(({ userAgent, addedAt, lastSentAt }) => ({
    device: deviceName(userAgent),
    added_at: addedAt.toISOString(),
    last_sent_at: lastSentAt?.toISOString() ?? null,
  }));
}
