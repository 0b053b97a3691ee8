import type { Attachment as AttachmentView } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Attachment } from "./models.js";

/** @param reader staff are told by its name what was found in a file; customers that something was. */
export const presentAttachment =
  ({ isStaff }: Pick<Actor, "isStaff">) =>
  (attachment: Attachment): AttachmentView => ({
    id: attachment.id,
    file_name: attachment.fileName,
    media_type: attachment.mediaType,
    size: attachment.size,
    sha256: attachment.sha256.toString("hex"),
    url: `/api/attachments/${attachment.id}`,
    uploaded_by: attachment.uploadedBy,
    scan_state: attachment.scanState,
    finding: isStaff ? attachment.finding : null,
    created_at: attachment.createdAt.toISOString(),
  });
