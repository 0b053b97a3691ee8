import type { ClosedReason, Status } from "../../../contract/index.js";
import { AppError, forbidden, notFound } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { unmergeClocks, type Taken } from "../../sla/index.js";
import { changeTicket } from "../change-ticket.js";
import { recordOn } from "../events.js";
import { clockedTicket, type TicketFacts } from "../facts.js";
import { lockTicketTo } from "../lock-ticket.js";
import { canEdit, canSee } from "../policy.js";
import { holdAll, mergedAlong } from "./chain.js";
import { bringBack } from "./companions.js";
import { aboutOther } from "./merge-tickets.js";
import { returnMessages } from "./move-messages.js";

/** The data of a "ticket.merged" event: what its undoing needs. */
interface MergeData {
  from: Status;
  before: { resolved_at: string | null; closed_at: string | null; closed_reason: ClosedReason | null };
  taken: Taken[];
  followers: number[];
  guest_sessions: number[];
}

/**
 * Undoes a merge by its event: status, messages, files and promises of the ticket are what they were, with those of tickets that
 * had been merged into it before. What was written since, also to its number, stays where it landed. What is not merged is left
 * as it is.
 *
 * @throws AppError 404, 403 for who may not edit both, 409 `ticket.merged` where it was merged on meanwhile.
 */
export async function unmergeTicket(work: Work, sourceId: number): Promise<TicketFacts> {
  const way = await mergedAlong(work, sourceId);
  const rootId = way.at(-1);
  if (rootId === undefined) return lockTicketTo(work, sourceId, canEdit, "un-merge this ticket");
  const held = await holdAll(work, [sourceId, ...way]);
  const [source, root] = [held.get(sourceId), held.get(rootId)];
  if (!source || !canSee(work.actor, source)) throw notFound("Ticket");
  if (!root || !canEdit(work.actor, source) || !canEdit(work.actor, root)) throw forbidden("un-merge this ticket");
  // Looked at before anything was held.
  if (source.mergedInto === null) return source;
  if (String(await mergedAlong(work, sourceId)) !== String(way))
    throw new AppError("ticket.merged", 409, "It was merged elsewhere meanwhile");
  const merge = await mergeOf(work, sourceId);

  const moved = await returnMessages(work, sourceId, rootId);
  const { from: status, before } = merge.data;
  const instant = (text: string | null) => (text === null ? null : new Date(text));
  const restored = await changeTicket(work, source, {
    status,
    resolvedAt: instant(before.resolved_at),
    closedAt: instant(before.closed_at),
    closedReason: before.closed_reason,
    mergedInto: null,
    ...moved,
  });
  const left = await changeTicket(work, root, {
    commentCount: root.commentCount - moved.commentCount,
    noteCount: root.noteCount - moved.noteCount,
  });
  await unmergeClocks(work, clockedTicket(restored), clockedTicket(left), merge.data.taken);
  const { followers, guest_sessions: guestSessions } = merge.data;
  await bringBack(work, { sourceId, rootId, since: merge.at }, { followers, guestSessions });
  await recordOn(work, restored, {
    type: "ticket.unmerged",
    data: { ...aboutOther(root), from: "closed", to: status, merge_event_id: merge.id },
  });
  await recordOn(work, left, { type: "ticket.unmerged_from", data: aboutOther(restored) });
  return restored;
}

async function mergeOf(work: Work, sourceId: number): Promise<{ id: number; at: Date; data: MergeData }> {
  const merge = await work.one<{ id: number; at: Date; data: MergeData }>(
    "SELECT id, created_at AS at, data FROM events WHERE ticket_id = $1 AND type = 'ticket.merged' ORDER BY id DESC LIMIT 1",
    [sourceId],
  );
  if (!merge) throw new Error(`Ticket ${sourceId} was merged without an event`);
  return merge;
}
