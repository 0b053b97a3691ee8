import type { Actor } from "../../platform/actor.js";
import { seesInternal, visibleTo, type Binds } from "../tickets/index.js";

/**
 * The mails an actor may read, as a condition for lists and for one alike: those about tickets they see and, where a
 * mail tells of what customers never learn, for those who read that. Mail about accounts is about no ticket.
 *
 * For `mails m` with its event `e` and that event's ticket `t`, both of which may be missing.
 */
export function mailsVisibleTo(actor: Actor, binds: Binds): string {
  if (actor.kind === "system") return "true";
  if (!actor.may("mail.read")) return "false";
  const open = seesInternal(actor) ? "true" : "NOT e.is_internal";
  return `(e.ticket_id IS NULL OR (${open} AND ${visibleTo(actor, binds)}))`;
}
