import type { ReturnReason } from "../../../contract/index.js";
import { systemActor, type Actor } from "../../../platform/actor.js";
import { AppError } from "../../../platform/errors.js";
import type { Services, Task } from "../../../platform/services.js";
import type { Work } from "../../../platform/work.js";
import { loadActor } from "../../accounts/index.js";
import { freeHeld } from "../../attachments/index.js";
import { readRules } from "../../desk/index.js";
import { holdTicket, lockTicket, mentionableAmong, postHeldMessage, resolveChildren } from "../../tickets/index.js";
import { returnToDraft } from "../drafts/commands/move-draft.js";
import { requireWriting } from "../policy.js";
import { draftKeyOf } from "./commands/undo-held-reply.js";
import { holdPromises } from "./hold-promises.js";
import type { HeldRow } from "./models.js";
import { findHeld, originOfPress, settleHeld } from "./queries.js";

/**
 * Sends a message whose time to be undone is over, as its author and as of the press. What keeps it from being sent brings it
 * back into its draft. A job that runs twice finds it settled.
 */
export const sendHeldReply: Task = async (services, payload) => {
  const id = heldIn(payload);
  const held = await findHeld(services.db, id);
  if (!held || held.outcome !== null) return;
  const author = await loadActor(services.db, held.personId);
  try {
    if (!author) throw new AppError("forbidden", 403, "The author may no longer sign in");
    await send(services, author, held);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await giveBack(services, held, author ? reasonOf(error) : null);
  }
  services.hints.drafted(held.personId, held.ticketId, held.id);
};

async function send(services: Services, author: Actor, held: HeldRow): Promise<void> {
  const { db, config, runWork } = services;
  const rules = await readRules(db, config);
  const press = await originOfPress(db, held.id);
  const origin = {
    ...(press?.requestId && { requestId: press.requestId }),
    ...(press?.ip && { ip: press.ip }),
    ...(press?.userAgent && { userAgent: press.userAgent }),
  };
  const body = async (work: Work) => {
    // The ticket first, as whoever undoes it does: of the two one settles it.
    const ticket = await lockTicket(work, held.ticketId);
    if (!(await settleHeld(work, held.id, "sent"))) return;
    requireWriting(work.actor, ticket, held.isInternal ? "internal" : "public");
    await holdPromises(work, held.ticketId);
    const message = {
      text: held.body,
      isInternal: held.isInternal,
      attachmentIds: await freeHeld(work, held.id),
      // Whoever lost their sight of the ticket within these seconds is told of nothing; the note goes out.
      mentions: await mentionableAmong(work, author, ticket, held.mentions),
      setStatus: held.setStatus,
    };
    const { statusLeft } = await postHeldMessage(work.as(author, held.pressedAt), held.ticketId, message, rules);
    // They are done now, not as of the press: what their own clocks did in between stays true.
    if (!statusLeft && held.setStatus === "resolved" && held.openChildren === "resolve")
      await resolveChildren(work, held.ticketId, rules);
    if (statusLeft) await tell(work, held, "reply.status_left", { status: held.setStatus });
  };
  await runWork(author, body, { origin });
}

/** @param reason null: there is nobody to give it back to. */
async function giveBack({ runWork }: Services, held: HeldRow, reason: ReturnReason | null): Promise<void> {
  await runWork(systemActor, async (work) => {
    await holdTicket(work, held.ticketId);
    if (!(await settleHeld(work, held.id, "returned"))) return;
    await holdPromises(work, held.ticketId);
    if (reason === null) return;
    const { body, mentions, baseCommentId } = held;
    await returnToDraft(work, { ...draftKeyOf(held), heldId: held.id, body, mentions, baseCommentId, reason });
    await tell(work, held, "reply.returned", { reason });
  });
}

/** Only the author hears of it: to everybody else the message was never there. */
async function tell(work: Work, held: HeldRow, type: string, data: Record<string, unknown>): Promise<void> {
  await work.as(systemActor).record({
    type,
    ticketId: held.ticketId,
    isInternal: true,
    data: { ...data, author_id: held.personId, mode: held.isInternal ? "internal" : "public" },
  });
}

function reasonOf({ code }: AppError): ReturnReason {
  if (code === "ticket.closed") return "closed";
  if (code === "ticket.illegal_transition") return "status";
  if (code === "forbidden" || code === "not_found") return "rights";
  return code === "validation" ? "files" : "other";
}

function heldIn(payload: unknown): number {
  const id: unknown =
    payload !== null && typeof payload === "object" ? Reflect.get(payload, "held_reply_id") : undefined;
  if (!Number.isSafeInteger(id)) throw new TypeError("The job names no held reply");
  return id as number;
}
