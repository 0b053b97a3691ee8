import type { Services } from "../../../platform/services.js";
import type { Work } from "../../../platform/work.js";
import { sendNow } from "../mail-job.js";
import { Binds } from "../../tickets/index.js";
import { mailsVisibleTo } from "../policy.js";
import { mailSource, type MailBody } from "../queries.js";
import { leadsIn } from "../resending.js";
import { noMailServer } from "./resend-mail.js";

type Held = Pick<MailBody, "id" | "state" | "template" | "carries_link" | "secret" | "message_id">;

/**
 * Tries all mail again that was given up and that the actor may read. What leads in by a link that no longer works stays as it is.
 *
 * @throws AppError 503 `mail_not_set_up`.
 */
export async function resendFailedMails(work: Work, services: Services): Promise<{ resent: number; left: number }> {
  if (!services.mail) throw noMailServer();
  const binds = new Binds();
  const failed = await work.rows<Held>(
    `SELECT m.id, m.state, m.template, m.carries_link, m.secret, m.message_id FROM ${mailSource}
     WHERE m.state = 'failed' AND ${mailsVisibleTo(work.actor, binds)} ORDER BY m.id FOR UPDATE OF m`,
    binds.values,
  );
  const ids: number[] = [];
  for (const mail of failed) if (await leadsIn(work, services.vault, mail)) ids.push(mail.id);
  if (ids.length > 0) {
    await work.rows(
      `UPDATE mails SET state = 'queued', next_try_at = NULL, tries_before = tries, resent_by = $2, resent_at = $3
       WHERE id = ANY ($1::bigint[])`,
      [ids, work.actor.id, work.now],
    );
    await sendNow(work, ids);
  }
  const result = { resent: ids.length, left: failed.length - ids.length };
  if (failed.length > 0)
    await work.record({ type: "mail.failed_resent", object: { kind: "desk", id: 1 }, data: result });
  return result;
}
