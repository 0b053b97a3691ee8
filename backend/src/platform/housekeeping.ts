import type { Queries } from "./db.js";

/** Removes what has served its time, so that these tables stay as small as a day's work. Repeatable at any moment. */
export async function removeOutdated(db: Queries): Promise<void> {
  await db.rows("DELETE FROM idempotency_keys WHERE created_at < app_now() - interval '24 hours'");
  // Kept for a while after they expired: whoever clicks an old link is told so.
  await db.rows("DELETE FROM one_time_links WHERE expires_at < app_now() - interval '30 days'");
  await db.rows("DELETE FROM sign_in_challenges WHERE expires_at < app_now()");
  // Dated by the real clock, and looked back upon for a minute.
  await db.rows("DELETE FROM access_changes WHERE changed_at < clock_timestamp() - interval '1 hour'");
  await db.rows("DELETE FROM held_replies WHERE settled_at < app_now() - interval '24 hours'");
  await db.rows("DELETE FROM time_entries WHERE deleted_at < app_now() - interval '24 hours'");
  await db.rows("DELETE FROM saved_views WHERE deleted_at < app_now() - interval '24 hours'");
  await db.rows("DELETE FROM pushes WHERE ended_at < app_now() - interval '7 days'");
  // Whoever signs in again in the same browser within a month finds it as they left it.
  await db.rows(
    `DELETE FROM push_subscriptions p USING sessions s
     WHERE s.id = p.session_id AND least(s.ended_at, s.idle_until, s.absolute_until) < app_now() - interval '30 days'`,
  );
  await db.rows("DELETE FROM rate_limits WHERE resets_at < clock_timestamp()");
}
