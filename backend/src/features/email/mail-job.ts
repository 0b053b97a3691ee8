import type { Work } from "../../platform/work.js";

/** One waiting job per mail; the consumer `mail` has keys of its own, "mail:" and an event's id. */
const jobKey = (mailId: number) => `send_mail:${mailId}`;

/** Has a mail sent, after so many seconds; a job of the same mail that waits already is replaced. */
export const sendAfter = (work: Work, mailId: number, seconds = 0): Promise<void> =>
  work.addJob("send_mail", { mail_id: mailId }, { key: jobKey(mailId), ...(seconds > 0 && { delay: seconds }) });

/** Has many mails sent at once; those being sent at this very moment are left to it. */
export async function sendNow(work: Work, mailIds: readonly number[]): Promise<void> {
  await work.rows(
    `SELECT count((graphile_worker.add_job('send_mail', json_build_object('mail_id', id), job_key => 'send_mail:' || id)).id)
       FROM unnest($1::bigint[]) AS id
      WHERE NOT EXISTS (SELECT FROM graphile_worker.jobs WHERE key = 'send_mail:' || id AND locked_at IS NOT NULL)`,
    [mailIds],
  );
}
