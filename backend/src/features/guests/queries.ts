import type { Work } from "../../platform/work.js";
import { codeColumns, draftColumns, type CodeRow, type Draft } from "./models.js";

/** A draft that is still good, held until the transaction ends: of two confirmations at once one files it. */
export const lockDraft = (work: Work, secretHash: Buffer): Promise<Draft | null> =>
  work.one<Draft>(`SELECT ${draftColumns} FROM guest_drafts WHERE secret_hash = $1 AND expires_at > $2 FOR UPDATE`, [
    secretHash,
    work.now,
  ]);

/** The same for whoever has the newest mailed link. */
export const lockDraftOfLink = (work: Work, linkHash: Buffer): Promise<Draft | null> =>
  work.one<Draft>(
    `SELECT ${draftColumns} FROM guest_drafts
     WHERE expires_at > $2 AND id = (SELECT draft_id FROM guest_codes
       WHERE link_hash = $1 AND used_at IS NULL AND link_expires_at > $2) FOR UPDATE`,
    [linkHash, work.now],
  );

/** The newest code of a draft, which alone works. The draft's row stands for it. */
export const codeOfDraft = (work: Work, draftId: number): Promise<CodeRow | null> =>
  work.one<CodeRow>(`SELECT ${codeColumns} FROM guest_codes WHERE draft_id = $1 AND used_at IS NULL`, [draftId]);

/** The code of a request to follow a complaint, held until the transaction ends; it may be one that mailed nothing. */
export const lockCodeOfRequest = (work: Work, requestHash: Buffer): Promise<CodeRow | null> =>
  work.one<CodeRow>(`SELECT ${codeColumns} FROM guest_codes WHERE request_hash = $1 FOR UPDATE`, [requestHash]);
