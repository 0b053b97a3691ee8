import type { Work } from "../../../platform/work.js";
import type { Attachment, ScanState } from "../models.js";
import { findAttachment } from "../queries.js";

/** What the scanner's verdict on a ticket's file means to the ticket. */
export interface ScanNews {
  type: "attachment.cleared" | "attachment.quarantined";
  /** True: the file hangs on an internal note. */
  isInternal: boolean;
  data: Readonly<Record<string, unknown>>;
  details: Readonly<Record<string, unknown>>;
}

/** Writes it down on the ticket and tells those who have it open. The tickets, which lie above this feature, do it. */
export type TellTicket = (work: Work, ticketId: number, news: ScanNews) => Promise<void>;

/**
 * Writes a verdict down: a repeat, or a file that is gone, changes nothing. Of one that something was found in the row
 * forgets where its content lies.
 *
 * @returns the storage key of a content that has to go, once this is on disk.
 */
export async function settleScan(
  work: Work,
  id: string,
  finding: string | null,
  tellTicket: TellTicket,
): Promise<string | null> {
  const settled = await work.one<{ before: ScanState; storageKey: string }>(
    `WITH old AS (
       SELECT id, scan_state, storage_key FROM attachments WHERE id = $1 AND scan_state IN ('pending', 'unscanned') FOR UPDATE
     )
     UPDATE attachments a SET scanned_at = $2, finding = $3::text,
       scan_state = CASE WHEN $3::text IS NULL THEN 'clean' ELSE 'quarantined' END,
       storage_key = CASE WHEN $3::text IS NULL THEN a.storage_key END
     FROM old WHERE a.id = old.id RETURNING old.scan_state AS before, old.storage_key AS "storageKey"`,
    [id, work.now, finding],
  );
  if (!settled) return null;
  // Read after it is held: a message that has just claimed the file says whether it is for the team alone.
  const attachment = await findAttachment(work, id);
  if (attachment) await tell(work, attachment, settled.before, tellTicket);
  return finding === null ? null : settled.storageKey;
}

async function tell(work: Work, attachment: Attachment, before: ScanState, tellTicket: TellTicket): Promise<void> {
  const { ticketId, isInternal, fileName, uploadedBy, finding, scanState, sha256 } = attachment;
  const details = { changes: { scan_state: { from: before, to: scanState } } };
  if (finding === null) {
    // To whoever reads the ticket a file that could be had before is the same as ever.
    if (ticketId === null || before === "unscanned") return;
    return tellTicket(work, ticketId, { type: "attachment.cleared", isInternal, data: { file: fileName }, details });
  }
  const type = "attachment.quarantined";
  const data = { file: fileName, finding, sha256: sha256.toString("hex") };
  if (ticketId !== null) return tellTicket(work, ticketId, { type, isInternal, data, details });
  const object = uploadedBy === null ? { kind: "desk", id: 1 } : { kind: "person", id: uploadedBy };
  await work.record({ type, object, data, details });
}
