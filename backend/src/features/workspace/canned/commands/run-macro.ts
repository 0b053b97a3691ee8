import { personId } from "../../../../platform/actor.js";
import type { Hints } from "../../../../platform/hints.js";
import type { Work } from "../../../../platform/work.js";
import {
  assignTicket,
  lockTicket,
  requireSight,
  setStatus,
  tagsOf,
  updateTicket,
  type DeskRules,
} from "../../../tickets/index.js";
import type { Canned } from "../models.js";
import { requireUsable } from "../queries.js";
import { withOneHint } from "../with-one-hint.js";
import { countUse } from "./count-use.js";

export interface MacroRun {
  ticketId: number;
  cannedId: number;
  /** Why the ticket is taken from somebody else. */
  reason?: string | undefined;
}

/**
 * Does to a ticket what a macro says, each part by its own command and with its own record: all of it or, when one part
 * is refused, nothing. What is already so is left alone.
 *
 * @throws AppError 404, and whatever the parts throw: 403, 409, 422.
 */
export async function runMacro(work: Work, run: MacroRun, rules: DeskRules, hints: Hints): Promise<void> {
  const { ticketId, cannedId, reason } = run;
  await requireSight(work, work.actor, ticketId);
  const canned = await requireUsable(work, work.actor, cannedId);
  await withOneHint(work, hints, async (quiet) => {
    await lockTicket(quiet, ticketId);
    const edit = await editOf(quiet, ticketId, canned);
    // Somebody who takes it does so first: moving it could put it out of their sight.
    if (canned.assignToMe)
      await assignTicket(quiet, ticketId, { agentId: personId(work.actor), ...(reason && { reason }) });
    if (canned.setStatus && (await lockTicket(quiet, ticketId)).status !== canned.setStatus)
      await setStatus(quiet, ticketId, { status: canned.setStatus }, rules);
    if (Object.keys(edit).length > 0) await updateTicket(quiet, ticketId, edit);
  });
  await work.record({
    type: "canned.run",
    object: { kind: "canned", id: cannedId },
    data: { canned_id: cannedId, ticket_id: ticketId },
  });
  await countUse(work, cannedId);
}

async function editOf(work: Work, ticketId: number, { setPriority, addTags, assignTeam }: Canned) {
  const present = addTags.length > 0 ? await tagsOf(work, ticketId) : [];
  const isNew = (name: string) => !present.some((tag) => tag.toLowerCase() === name.toLowerCase());
  const added = addTags.filter(isNew);
  return {
    ...(setPriority && { priority: setPriority }),
    ...(assignTeam && { teamId: assignTeam.id }),
    ...(added.length > 0 && { tags: [...present, ...added] }),
  };
}
