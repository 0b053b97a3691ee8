import type { Queries } from "../../../platform/db.js";

/** An open session as its owner is shown it. */
export interface OpenSession {
  id: number;
  ip: string | null;
  userAgent: string | null;
  startedAt: Date;
  /** Of the last refresh, which whoever uses the session asks for every ten minutes. */
  lastUsedAt: Date;
}

/** Sign-ins that are still good for something, the newest use first; a guest's look at one ticket is none. */
export const openSessionsOf = (queries: Queries, personId: number): Promise<OpenSession[]> =>
  queries.rows<OpenSession>(
    `SELECT id, host(ip) AS ip, user_agent AS "userAgent", created_at AS "startedAt", rotated_at AS "lastUsedAt"
     FROM sessions
     WHERE person_id = $1 AND ticket_id IS NULL AND ended_at IS NULL AND idle_until > app_now() AND absolute_until > app_now()
     ORDER BY rotated_at DESC, id DESC LIMIT 100`,
    [personId],
  );
