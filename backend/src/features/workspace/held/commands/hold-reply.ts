import type { DraftMode, OpenChildren, Status } from "../../../../contract/index.js";
import { personId } from "../../../../platform/actor.js";
import { AppError } from "../../../../platform/errors.js";
import type { Origin, Work } from "../../../../platform/work.js";
import { keepInHeld } from "../../../attachments/index.js";
import {
  lockTicket,
  requireMentionable,
  requireNoOpenChildren,
  requireStatusChange,
  resolvableChildren,
  type DeskRules,
} from "../../../tickets/index.js";
import { emptyDraft } from "../../drafts/commands/move-draft.js";
import { requireWriting } from "../../policy.js";
import { holdPromises } from "../hold-promises.js";
import type { HeldReply } from "../models.js";
import { requireNothingNewer } from "../newer-message.js";
import { heldOn } from "../queries.js";

export interface Outgoing {
  text: string;
  mode: DraftMode;
  attachmentIds: readonly string[];
  mentions: readonly number[];
  setStatus: Status | null;
  baseCommentId: number | null;
  sendAnyway: boolean;
  /** What becomes of open tickets below it when it is done; where nothing is said, they stand in the way. */
  openChildren: OpenChildren | undefined;
}

/**
 * Takes a message to be sent after a while in which its author can undo it. All that would keep it from being sent is
 * judged now, and again when its time has come.
 *
 * @param holdMs how long, in milliseconds.
 * @param origin where Send was pressed.
 * @throws AppError `not_found` (404), `forbidden` (403), `ticket.closed`, `ticket.illegal_transition`, `ticket.open_children` or `newer_reply` (409),
 *   `validation` (422) for a foreign file or a mention of somebody who may not read the note.
 */
export async function holdReply(
  work: Work,
  ticketId: number,
  message: Outgoing,
  { rules, holdMs, origin }: { rules: DeskRules; holdMs: number; origin: Origin },
): Promise<HeldReply> {
  const ticket = await lockTicket(work, ticketId);
  const { mode, setStatus } = message;
  requireWriting(work.actor, ticket, mode);
  if (mode === "public" && ticket.status === "closed")
    throw new AppError("ticket.closed", 409, "The ticket is closed; reopen it to reply");
  const isInternal = mode === "internal";
  const mentions = await requireMentionable(work, work.actor, ticket, { ids: message.mentions, isInternal });
  if (setStatus && setStatus !== ticket.status) {
    await requireStatusChange(work, ticket, setStatus, rules);
    const resolves = message.openChildren === "resolve" && setStatus === "resolved";
    const going = resolves ? await resolvableChildren(work, ticketId, rules) : [];
    const goingIds = going.map(({ id }) => id);
    await requireNoOpenChildren(work, ticket, setStatus, message.openChildren, goingIds);
  }
  if (mode === "public" && !message.sendAnyway) await requireNothingNewer(work, ticketId, message.baseCommentId);

  const author = personId(work.actor);
  const row = await work.one<{ id: number }>(
    `INSERT INTO held_replies (person_id, ticket_id, is_internal, body, set_status, base_comment_id, pressed_at, release_at, request_id, ip, user_agent, mentions, open_children)
     VALUES ($1, $2, $3, $4, $5, $6, $7::timestamptz, $7::timestamptz + make_interval(secs => $8::float8 / 1000), $9, $10::inet, $11, $12, $13) RETURNING id`,
    [
      author,
      ticketId,
      isInternal,
      message.text,
      setStatus,
      message.baseCommentId,
      work.now,
      holdMs,
      origin.requestId ?? null,
      origin.ip ?? null,
      origin.userAgent?.slice(0, 500) ?? null,
      mentions,
      message.openChildren ?? null,
    ],
  );
  if (!row) throw new Error("The message was not taken");
  await keepInHeld(work, row.id, message.attachmentIds, { maxFiles: rules.attachmentMaxFiles });
  await emptyDraft(work, { personId: author, ticketId, mode });
  await holdPromises(work, ticketId);
  await work.addJob("send_held_reply", { held_reply_id: row.id }, { delay: holdMs / 1000 });
  const held = (await heldOn(work, author, ticketId)).find(({ id }) => id === row.id);
  if (!held) throw new Error("The message was not taken");
  return held;
}
