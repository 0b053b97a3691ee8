import { notFound } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { hashHandle, type Codes } from "../codes.js";
import { codesPerDraft, requireRoom, secondsBetween, tooMany } from "../limits.js";
import { lockDraft } from "../queries.js";
import { sendCode } from "./send-code.js";
import type { WrittenDraft } from "./write-draft.js";

/**
 * Mails another code for a draft.
 *
 * @throws AppError 404 when there is no such draft that waits, 429 too soon after the last one or too often.
 */
export async function resendCode(
  work: Work,
  codes: Codes,
  given: { secret: string; ip: string | null },
): Promise<WrittenDraft> {
  const draft = await lockDraft(work, hashHandle(given.secret));
  if (!draft || draft.ticketId !== null) throw notFound("Draft");
  const sent = await work.one<{ codes: number; last: Date }>(
    "SELECT count(*) AS codes, max(created_at) AS last FROM guest_codes WHERE draft_id = $1",
    [draft.id],
  );
  const since = sent ? (work.now.getTime() - sent.last.getTime()) / 1000 : 0;
  if (since < secondsBetween) throw tooMany(Math.ceil(secondsBetween - since));
  if (sent && sent.codes >= codesPerDraft) throw tooMany(3600);
  await requireRoom(work, { email: draft.email, ip: given.ip });
  return { draft, secret: given.secret, ...(await sendCode(work, codes, draft, given.ip)) };
}
