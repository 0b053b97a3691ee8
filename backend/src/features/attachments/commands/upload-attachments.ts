import { personId } from "../../../platform/actor.js";
import { fieldErrors } from "../../../platform/errors.js";
import type { UploadedFile } from "../../../platform/http/context.js";
import type { Work } from "../../../platform/work.js";
import type { Attachment } from "../models.js";
import { storeFiles, type ScanRules } from "./store-files.js";

/** Messages that one person may have in preparation at a time: else the disk is everybody's for the asking. */
const messagesInPreparation = 10;

/**
 * Takes files in before there is a ticket or message for them.
 *
 * @throws AppError 422 when the person has too many that nothing has claimed.
 */
export async function uploadAttachments(
  work: Work,
  files: readonly UploadedFile[],
  { attachmentMaxFiles, scansFiles }: ScanRules & { attachmentMaxFiles: number },
): Promise<Attachment[]> {
  const uploader = personId(work.actor);
  // Uploads come several at once, one request a file: counted one after the other.
  await work.rows("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`uploads of ${uploader}`]);
  const waiting = await work.one<{ files: number }>(
    "SELECT count(*) AS files FROM attachments WHERE uploaded_by = $1 AND ticket_id IS NULL",
    [uploader],
  );
  if ((waiting?.files ?? 0) + files.length > attachmentMaxFiles * messagesInPreparation) {
    throw fieldErrors({ files: "You have many files that are not sent yet. Send or remove some first." });
  }
  return storeFiles(work, files, null, { scansFiles });
}
