import { randomUUID } from "node:crypto";
import { AppError, notFound } from "../../../platform/errors.js";
import type { Services } from "../../../platform/services.js";
import type { Work } from "../../../platform/work.js";
import { sendNow } from "../mail-job.js";
import { Binds } from "../../tickets/index.js";
import { openSecret, sealSecret } from "../mailed-secret.js";
import { mailsVisibleTo } from "../policy.js";
import { mailSource, type MailBody } from "../queries.js";
import { messageId } from "../queue.js";
import { judgeResending } from "../resending.js";

type Held = Pick<MailBody, "id" | "to_address" | "state" | "template" | "carries_link" | "secret" | "message_id">;

/**
 * Has a mail sent again: one that waits or was given up is tried now, of one that was sent or kept a copy is sent.
 *
 * @returns the id of the mail that is on its way: the same one, or the copy.
 * @throws AppError 404; 409 `mail.link_gone` when its link no longer works; 503 `mail_not_set_up`.
 */
export async function resendMail(work: Work, services: Services, id: number): Promise<number> {
  const binds = new Binds();
  const wanted = `m.id = ${binds.add(id)}::bigint AND ${mailsVisibleTo(work.actor, binds)}`;
  const mail = await work.one<Held>(
    `SELECT m.id, m.to_address, m.state, m.template, m.carries_link, m.secret, m.message_id FROM ${mailSource} WHERE ${wanted} FOR UPDATE OF m`,
    binds.values,
  );
  if (!mail) throw notFound("Mail");
  const { as, blocked, helps } = await judgeResending(work, services, mail);
  if (blocked === "no_mail_server") throw noMailServer();
  if (blocked === "link_gone") {
    throw new AppError("mail.link_gone", 409, "This mail leads in by a link that no longer works", { helps });
  }
  const onItsWay = as === "now" ? await tryNow(work, mail) : await sendCopy(work, services, mail);
  await work.record({
    type: "mail.resent",
    object: { kind: "mail", id },
    data: { mail_id: id, as, ...(onItsWay !== id && { copy_id: onItsWay }) },
  });
  return onItsWay;
}

export const noMailServer = () =>
  new AppError("mail_not_set_up", 503, "No mail server is set up: mail is kept here and cannot be sent");

/** Mails to one address go in order, so what waits before it is tried as well. */
async function tryNow(work: Work, mail: Held): Promise<number> {
  await work.rows(
    `UPDATE mails SET state = 'queued', next_try_at = NULL, tries_before = tries, resent_by = $2, resent_at = $3
     WHERE id = $1`,
    [mail.id, work.actor.id, work.now],
  );
  const waiting = await work.rows<{ id: number }>(
    `UPDATE mails SET next_try_at = NULL WHERE to_address = $1 AND state = 'queued' AND id <= $2 RETURNING id`,
    [mail.to_address, mail.id],
  );
  await sendNow(
    work,
    waiting.map(({ id }) => id),
  );
  return mail.id;
}

async function sendCopy(work: Work, services: Services, mail: Held): Promise<number> {
  const copyId = messageId(randomUUID(), services.config.publicUrl);
  const secret = openSecret(services.vault, mail);
  const copy = await work.one<{ id: number }>(
    `INSERT INTO mails (event_id, person_id, to_address, template, subject, text, html, secret, carries_link,
                        message_id, state, created_at, resent_from, resent_by, resent_at)
     SELECT event_id, person_id, to_address, template, subject, text, html, $5, carries_link,
            $2, 'queued', $3, coalesce(resent_from, id), $4, $3
     FROM mails WHERE id = $1 RETURNING id`,
    [mail.id, copyId, work.now, work.actor.id, secret === null ? null : sealSecret(services.vault, copyId, secret)],
  );
  if (!copy) throw new Error("The mail that is held is gone");
  await sendNow(work, [copy.id]);
  return copy.id;
}
