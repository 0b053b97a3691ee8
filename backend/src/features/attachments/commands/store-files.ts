import { randomBytes } from "node:crypto";
import type { UploadedFile } from "../../../platform/http/context.js";
import type { Work } from "../../../platform/work.js";
import type { Attachment } from "../models.js";
import { findAttachments } from "../queries.js";
import { addScan } from "../scan/scan-job.js";

/** The message or ticket that files belong to from the start. */
export interface Owner {
  ticketId: number;
  commentId?: number | null;
}

export interface ScanRules {
  /** Nobody gets the files before a scanner has looked into them. */
  scansFiles: boolean;
}

/**
 * Writes the rows of files that lie in the storage already; without an owner they wait to be claimed. The job that has a
 * file looked into is added with its row: no file can be forgotten.
 */
export async function storeFiles(
  work: Work,
  files: readonly UploadedFile[],
  owner: Owner | null,
  { scansFiles }: ScanRules,
): Promise<Attachment[]> {
  const ids = files.map(() => randomBytes(16).toString("base64url"));
  for (const [i, file] of files.entries()) {
    await work.rows(
      `INSERT INTO attachments (id, ticket_id, comment_id, uploaded_by, file_name, media_type, size, sha256, storage_key, created_at, claimed_at, scan_state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::timestamptz, $11, $12)`,
      [
        ids[i],
        owner?.ticketId ?? null,
        owner?.commentId ?? null,
        work.actor.id,
        file.fileName,
        file.mediaType,
        file.size,
        file.sha256,
        file.storageKey,
        work.now,
        owner && work.now,
        scansFiles ? "pending" : "unscanned",
      ],
    );
  }
  if (scansFiles) for (const id of ids) await addScan(work, id);
  return findAttachments(work, ids);
}
