import type { Work } from "../../../platform/work.js";
import { draftHours, newHandle, type Codes } from "../codes.js";
import { requireChoices } from "../choices.js";
import { requireRoom } from "../limits.js";
import { draftColumns, type Draft, type DraftedComplaint } from "../models.js";
import { sendCode } from "./send-code.js";

export interface NewDraft {
  email: string;
  fullName: string | null;
  locale: string | null;
  timeZone: string | null;
  complaint: DraftedComplaint;
  ip: string | null;
}

export interface WrittenDraft {
  draft: Draft;
  /** Names the draft to the browser that wrote it; known to nobody else. */
  secret: string;
  code: string;
  codeExpiresAt: Date;
}

/**
 * Keeps a complaint until its writer has proven the mailbox, and mails the code. Does the same work whoever has the
 * address, so that neither the answer nor its time tells.
 *
 * @throws AppError 422 for a topic or department that cannot be chosen, 429 when too many codes were asked for.
 */
export async function writeDraft(work: Work, codes: Codes, given: NewDraft): Promise<WrittenDraft> {
  await requireChoices(work, given.complaint);
  await requireRoom(work, given);
  const { token, hash } = newHandle();
  const draft = await work.one<Draft>(
    `INSERT INTO guest_drafts (secret_hash, email, full_name, locale, time_zone, complaint, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::timestamptz, $7::timestamptz + make_interval(hours => $8))
     RETURNING ${draftColumns}`,
    [
      hash,
      given.email,
      given.fullName,
      given.locale,
      given.timeZone,
      JSON.stringify(given.complaint),
      work.now,
      draftHours,
    ],
  );
  if (!draft) throw new Error("The draft was not written");
  await work.record({
    type: "guest.drafted",
    object: { kind: "guest_draft", id: draft.id },
    data: { draft_id: draft.id },
  });
  return { draft, secret: token, ...(await sendCode(work, codes, draft, given.ip)) };
}
