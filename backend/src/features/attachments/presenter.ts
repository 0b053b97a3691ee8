import type { Attachment as AttachmentView } from "../../contract/index.js";
import type { Attachment } from "./models.js";

export function presentAttachment(attachment: Attachment): AttachmentView {
  return {
    id: attachment.id,
    file_name: attachment.fileName,
    media_type: attachment.mediaType,
    size: attachment.size,
    sha256: attachment.sha256.toString("hex"),
    url: `/api/attachments/${attachment.id}`,
    uploaded_by: attachment.uploadedBy,
    created_at: attachment.createdAt.toISOString(),
  };
}
