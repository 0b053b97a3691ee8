import type { HeldReply as HeldReplyView } from "../../../contract/index.js";
import { presentAttachment } from "../../attachments/index.js";
import type { HeldReply } from "./models.js";

/** Customers have no drafts here. */
const ofStaff = { isStaff: true };

export function presentHeld(held: HeldReply, now: Date): HeldReplyView {
  return {
    id: held.id,
    ticket_id: held.ticketId,
    comment: held.body,
    is_internal: held.isInternal,
    attachments: held.files.map(presentAttachment(ofStaff)),
    set_status: held.setStatus,
    pressed_at: held.pressedAt.toISOString(),
    release_at: held.releaseAt.toISOString(),
    server_time: now.toISOString(),
  };
}
