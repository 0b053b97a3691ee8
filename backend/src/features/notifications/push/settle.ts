import type { Work } from "../../../platform/work.js";
import { sendAfter } from "./push-job.js";
import { forgetBrowser } from "./switched.js";

export type Outcome = "sent" | "replaced" | "unwanted" | "given_up";

/** A row of `pushes` that has not ended, and what is known of its browser. */
export interface PushRow {
  pushId: number;
  subscriptionId: number;
  personId: number;
  queuedAt: Date;
  failures: number;
  failingSince: Date | null;
}

/** Seconds until anything is tried at a browser again, after so many failures in a row; the last one goes on. */
const RETRY_AFTER = [5, 30, 120, 600, 1800, 3600];
/** Days without anything getting through, after which a browser is no longer tried. */
const FAILING_DAYS = 7;
const DAY_MS = 86_400_000;

/** Nothing more is to be done with it. */
export async function settle(work: Work, { pushId }: Pick<PushRow, "pushId">, outcome: Outcome): Promise<void> {
  await work.rows("UPDATE pushes SET ended_at = $2, outcome = $3 WHERE id = $1 AND ended_at IS NULL", [
    pushId,
    work.now,
    outcome,
  ]);
}

/** The push service took it: from here on the browser is its business. */
export async function settleSent(work: Work, push: PushRow): Promise<void> {
  await work.rows("UPDATE pushes SET tries = tries + 1 WHERE id = $1", [push.pushId]);
  await settle(work, push, "sent");
  await work.rows(
    "UPDATE push_subscriptions SET last_sent_at = $2, retry_at = NULL, failures = 0, failing_since = NULL WHERE id = $1",
    [push.subscriptionId, work.now],
  );
}

/**
 * It did not get through: tried again as long as it is worth showing, unless a repeat would be answered the same. Whatever
 * else waits for that browser waits too, so that a push service which hangs or asks for patience is left alone.
 *
 * @param retry whether another try may go better, and after how many seconds at the earliest.
 * @param goodFor seconds for which it is worth showing.
 */
export async function settleFailed(
  work: Work,
  push: PushRow,
  { retry, earliest, goodFor }: { retry: boolean; earliest: number; goodFor: number },
): Promise<void> {
  await work.rows("UPDATE pushes SET tries = tries + 1 WHERE id = $1", [push.pushId]);
  const since = push.failingSince ?? work.now;
  if (work.now.getTime() - since.getTime() > FAILING_DAYS * DAY_MS)
    return forgetBrowser(work, push.subscriptionId, "failing");
  const usual = RETRY_AFTER[Math.min(push.failures, RETRY_AFTER.length - 1)] ?? 0;
  const wait = Math.max(usual, earliest);
  await work.rows(
    `UPDATE push_subscriptions SET failing_since = $2, failures = failures + 1,
            retry_at = CASE WHEN $3 THEN $4::timestamptz + make_interval(secs => $5) END
     WHERE id = $1`,
    [push.subscriptionId, since, retry, work.now, wait],
  );
  if (!retry || wait >= goodFor) return settle(work, push, "given_up");
  await sendAfter(work, push, wait);
}
