import type { HeldReply as HeldReplyView, PersonRef } from "../../../contract/index.js";
import { presentAttachment } from "../../attachments/index.js";
import type { HeldReply } from "./models.js";

/** Customers have no drafts here. */
const ofStaff = { isStaff: true };

/** @param people those it mentions. */
export function presentHeld(held: HeldReply, people: ReadonlyMap<number, PersonRef>, now: Date): HeldReplyView {
  return {
    id: held.id,
    ticket_id: held.ticketId,
    comment: held.body,
    is_internal: held.isInternal,
    attachments: held.files.map(presentAttachment(ofStaff)),
    mentions: held.mentions.flatMap((id) => people.get(id) ?? []),
    set_status: held.setStatus,
    pressed_at: held.pressedAt.toISOString(),
    release_at: held.releaseAt.toISOString(),
    server_time: now.toISOString(),
  };
}
