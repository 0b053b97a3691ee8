import type { Actor } from "../../platform/actor.js";
import type { Attachment } from "./models.js";

/** Where a claimed file hangs: all that decides who may have it. */
export interface AttachmentPlace {
  ticketId: number;
  isInternal: boolean;
}

/** Whether somebody may read what stands there. The tickets, which lie above this feature, answer it. */
export type MayDownload = (actor: Actor, place: AttachmentPlace) => Promise<boolean>;

/** An upload that nothing has claimed is its uploader's alone; a claimed one goes with the message it hangs on. */
export async function canDownload(actor: Actor, attachment: Attachment, mayDownload: MayDownload): Promise<boolean> {
  const { ticketId, isInternal, uploadedBy } = attachment;
  if (ticketId !== null) return mayDownload(actor, { ticketId, isInternal });
  return actor.id !== null && actor.id === uploadedBy;
}
