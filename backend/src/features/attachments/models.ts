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
  storageKey: string;
  createdAt: Date;
}

/** What `Attachment` is read with; `a` is attachments, `c` its comment. */
export const attachmentColumns = `
  a.id, a.ticket_id AS "ticketId", a.comment_id AS "commentId", coalesce(c.is_internal, false) AS "isInternal",
  a.uploaded_by AS "uploadedBy", a.file_name AS "fileName", a.media_type AS "mediaType", a.size, a.sha256,
  a.storage_key AS "storageKey", a.created_at AS "createdAt"`;
