import type { Work } from "../../../platform/work.js";
import { isResolvable } from "../../fields/index.js";
import { holdTicket, type TicketFacts } from "../facts.js";
import { moveStatus } from "../move-status.js";
import { canSetStatus } from "../policy.js";
import type { DeskRules } from "../rules.js";
import { isOpen } from "../state.js";
import { openChildrenOf } from "./queries.js";

/** The open tickets below one that the actor may resolve, held; the others stand in the way. */
export async function resolvableChildren(work: Work, parentId: number, rules: DeskRules): Promise<TicketFacts[]> {
  const children: TicketFacts[] = [];
  for (const { id } of await openChildrenOf(work, parentId)) {
    const child = await holdTicket(work, id);
    const may = child && isOpen(child.status) && canSetStatus(work.actor, child, "resolved", rules, work.now);
    if (may && (await isResolvable(work, child))) children.push(child);
  }
  return children;
}

export async function resolveChildren(work: Work, parentId: number, rules: DeskRules): Promise<void> {
  for (const child of await resolvableChildren(work, parentId, rules))
    await moveStatus(work, child, { to: "resolved" });
}
