import type { Work } from "../../../platform/work.js";
import { forgetTwoFactor } from "../two-factor/secrets.js";

/**
 * What goes with a person, table by table: everything that is about them alone. Complaints, messages, events and promises
 * stay; they name the person by id. `$1` is the person, `$2` their address.
 *
 * What still waits to be mailed to them is given up, and mails of theirs are emptied: they hold name, address and
 * what the desk wrote to them.
 */
const leftovers: readonly string[] = [
  "DELETE FROM invitations WHERE person_id = $1",
  "DELETE FROM one_time_links WHERE person_id = $1 OR email = $2",
  "DELETE FROM sign_in_challenges WHERE person_id = $1",
  "DELETE FROM idempotency_keys WHERE person_id = $1",
  "UPDATE sessions SET ip = NULL, user_agent = NULL WHERE person_id = $1",
  "UPDATE api_keys SET revoked_at = app_now(), revoked_by = $1, revoked_because = 'deleted' WHERE person_id = $1 AND revoked_at IS NULL",
  "DELETE FROM drafts WHERE person_id = $1",
  // What is on its way has nobody left who sends it: its job settles it.
  "UPDATE held_replies SET body = '', mentions = '{}', request_id = NULL, ip = NULL, user_agent = NULL WHERE person_id = $1",
  // What a reply says stays with its complaint; how to reach whoever wrote it goes.
  "UPDATE ticket_comments SET signature = NULL WHERE author_id = $1 AND signature IS NOT NULL",
  "DELETE FROM canned_responses WHERE owner_id = $1",
  "DELETE FROM saved_views WHERE owner_id = $1",
  "DELETE FROM view_standings WHERE person_id = $1",
  "DELETE FROM view_matches WHERE person_id = $1",
  "DELETE FROM notifications WHERE person_id = $1",
  "DELETE FROM push_subscriptions WHERE person_id = $1",
  "DELETE FROM ticket_follows WHERE person_id = $1",
  "DELETE FROM snoozes WHERE person_id = $1",
  "DELETE FROM timers WHERE person_id = $1",
  "UPDATE time_entries SET note = '' WHERE person_id = $1 AND note <> ''",
  "DELETE FROM person_skills WHERE person_id = $1",
  "DELETE FROM availabilities WHERE person_id = $1",
  "DELETE FROM customer_group_members WHERE person_id = $1",
  "UPDATE teams SET supervisor_id = NULL, version = version + 1 WHERE supervisor_id = $1",
  "DELETE FROM guest_codes WHERE person_id = $1 OR email = $2",
  "DELETE FROM guest_drafts WHERE email = $2 AND $1::bigint IS NOT NULL",
  `UPDATE mails SET to_address = 'deleted-' || $1::bigint || '@deleted.invalid', subject = template, text = '', html = '', secret = NULL,
     next_try_at = NULL, last_error = NULL, state = CASE WHEN state = 'queued' THEN 'failed' ELSE state END
   WHERE person_id = $1 OR to_address = $2`,
];

/** The caller holds the person's row, and makes it nobody's. @param email the address that they had. */
export async function forgetPerson(work: Work, id: number, email: string | null): Promise<void> {
  for (const statement of leftovers) await work.rows(statement, statement.includes("$2") ? [id, email] : [id]);
  await forgetTwoFactor(work, id);
}
