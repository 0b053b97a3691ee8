import type { Attachment as AttachmentView } from "../../contract/index.js";

export type ScanState = AttachmentView["scan_state"];

/** A row of `attachments`, with what the message it hangs on says of it. */
export interface Attachment {
  /** Random, 128 bits; knowing it is not enough to download. */
  id: string;
  /** Null while nothing has claimed it. */
  ticketId: number | null;
  commentId: number | null;
  /** True when it hangs on an internal note. */
  isInternal: boolean;
  uploadedBy: number | null;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: Buffer;
  /** Null while nobody may have the content, and for good where something was found in it. */
  storageKey: string | null;
  scanState: ScanState;
  /** What the scanner calls what it found. */
  finding: string | null;
  createdAt: Date;
}

/**
 * What `Attachment` is read with; `a` is attachments, `c` its comment. The one place that decides which files can be
 * opened: of any other nobody is given the key, whatever they want it for.
 */
export const attachmentColumns = `
  a.id, a.ticket_id AS "ticketId", a.comment_id AS "commentId", coalesce(c.is_internal, false) AS "isInternal",
  a.uploaded_by AS "uploadedBy", a.file_name AS "fileName", a.media_type AS "mediaType", a.size, a.sha256,
  CASE WHEN a.scan_state IN ('clean', 'unscanned') THEN a.storage_key END AS "storageKey",
  a.scan_state AS "scanState", a.finding, a.created_at AS "createdAt"`;
