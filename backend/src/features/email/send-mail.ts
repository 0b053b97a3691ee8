import { z } from "zod";
import { systemActor } from "../../platform/actor.js";
import type { Services, Task } from "../../platform/services.js";
import type { Work } from "../../platform/work.js";
import { sendAfter } from "./mail-job.js";
import { openSecret } from "./mailed-secret.js";
import { codePlaceholder, secretPlaceholder } from "./queue.js";

const payload = z.object({ mail_id: z.number() });

/** Seconds until the next try after so many failures; then it is given up and shown as failed: after about three days. */
const retryAfter = [5, 15, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14_400, 28_800, 43_200, 57_600, 86_400];

interface WaitingMail {
  id: number;
  to_address: string;
  subject: string;
  text: string;
  html: string;
  secret: string | null;
  message_id: string;
  tries: number;
  /** Of these tries, how many were made before somebody had it tried again. */
  tries_before: number;
}

/**
 * Sends one mail. At least once: should the process die between sending and noting it, the repeat carries the same
 * Message-ID. To one address mails go in the order they were written.
 */
export const sendMail: Task = async (services, raw) => {
  const { mail_id: id } = payload.parse(raw);
  const { mail: transport, config, demo, vault } = services;
  if (!transport) return; // The mail server was taken out of the settings; the mail stays queued for its return.
  const mail = await services.db.one<WaitingMail>(
    "SELECT id, to_address, subject, text, html, secret, message_id, tries, tries_before FROM mails WHERE id = $1 AND state = 'queued'",
    [id],
  );
  if (!mail) return;
  if (await waitsForEarlier(services, mail)) return;

  try {
    const secret = openSecret(vault, mail);
    await transport.send({
      from: config.mailFrom,
      to: mail.to_address,
      subject: revealSecret(mail.subject, secret),
      text: revealSecret(mail.text, secret),
      html: revealSecret(mail.html, secret),
      messageId: mail.message_id,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    services.log.warn({ mail_id: id, err: error }, "mail was not sent");
    await services.runWork(systemActor, (work) => postpone(work, mail, reason));
    return;
  }
  await services.runWork(systemActor, (work) =>
    work.rows(
      `UPDATE mails SET state = 'sent', sent_at = $2, tries = tries + 1, next_try_at = NULL, last_error = NULL,
         secret = CASE WHEN $3 THEN secret END
       WHERE id = $1`,
      [id, work.now, demo],
    ),
  );
};

/** @param secret the link, and on a second line the code where the mail has one. */
export function revealSecret(body: string, secret: string | null): string {
  if (secret === null) return body;
  const [link = "", code] = secret.split("\n");
  const shown = body.replaceAll(secretPlaceholder, link);
  return code === undefined ? shown : shown.replaceAll(codePlaceholder, code);
}

async function postpone(work: Work, mail: WaitingMail, reason: string): Promise<void> {
  const seconds = retryAfter[mail.tries - mail.tries_before];
  const next = seconds === undefined ? null : new Date(work.now.getTime() + seconds * 1000);
  await work.rows(
    "UPDATE mails SET tries = tries + 1, last_error = $2, next_try_at = $3, state = CASE WHEN $3::timestamptz IS NULL THEN 'failed' ELSE 'queued' END WHERE id = $1",
    [mail.id, reason.slice(0, 500), next],
  );
  if (seconds !== undefined) await sendAfter(work, mail.id, seconds);
}

/** An older mail to the same address is still waiting: this one comes right after it. */
async function waitsForEarlier(services: Services, mail: WaitingMail): Promise<boolean> {
  return services.runWork(systemActor, async (work) => {
    const earlier = await work.one<{ next_try_at: Date | null }>(
      "SELECT next_try_at FROM mails WHERE to_address = $1 AND state = 'queued' AND id < $2 ORDER BY id LIMIT 1",
      [mail.to_address, mail.id],
    );
    if (!earlier) return false;
    const wait = Math.max(0, (earlier.next_try_at?.getTime() ?? 0) - work.now.getTime()) / 1000;
    await sendAfter(work, mail.id, wait + 1);
    return true;
  });
}
