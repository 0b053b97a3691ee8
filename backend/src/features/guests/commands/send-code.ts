import type { Work } from "../../../platform/work.js";
import { codeMinutes, linkHours, newHandle, type Codes } from "../codes.js";
import type { Draft } from "../models.js";

/** What the codes of a draft are hashed with. */
export const draftScope = (draftId: number): string => `draft ${draftId}`;

/**
 * Mails a new code and link for a draft; the earlier ones stop working. The mail is a job, true together with the work.
 *
 * @returns the code, for the demo alone, and until when it works.
 */
export async function sendCode(
  work: Work,
  codes: Codes,
  draft: Pick<Draft, "id" | "email" | "locale" | "expiresAt">,
  ip: string | null,
): Promise<{ code: string; codeExpiresAt: Date }> {
  await work.rows("UPDATE guest_codes SET used_at = $2 WHERE draft_id = $1 AND used_at IS NULL", [draft.id, work.now]);
  const { code, hash } = codes.make(draftScope(draft.id));
  const link = newHandle();
  const row = await work.one<{ id: number; codeExpiresAt: Date }>(
    `INSERT INTO guest_codes (draft_id, email, ip, code_hash, link_hash, created_at, code_expires_at, link_expires_at)
     VALUES ($1, $2, $3::inet, $4, $5, $6::timestamptz, $6::timestamptz + make_interval(mins => $7),
             least($6::timestamptz + make_interval(hours => $8), $9::timestamptz))
     RETURNING id, code_expires_at AS "codeExpiresAt"`,
    [draft.id, draft.email, ip, hash, link.hash, work.now, codeMinutes.draft, linkHours, draft.expiresAt],
  );
  if (!row) throw new Error("The code was not written");
  // Nothing of what the visitor wrote goes with it: strangers' mailboxes are no place to leave messages in.
  await work.addJob(
    "guest_mail",
    { code_id: row.id, template: "confirm", to: draft.email, locale: draft.locale },
    { secrets: { code, token: link.token } },
  );
  return { code, codeExpiresAt: row.codeExpiresAt };
}
