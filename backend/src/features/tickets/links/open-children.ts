import type { OpenChildren, Status } from "../../../contract/index.js";
import { AppError } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import type { TicketFacts } from "../facts.js";
import { ticketNumber } from "../number.js";
import { visibleAmong } from "../sight.js";
import { isOpen } from "../state.js";
import { openChildrenOf } from "./queries.js";

/**
 * Nobody is done with a parent over open children without having said so. The parent is held, and so nothing comes to lie
 * below it meanwhile.
 *
 * @param going ids of children that are done with it: they stand in nobody's way.
 * @throws AppError `ticket.open_children` (409) with those `children` that the actor sees, and the number of the `unseen`.
 */
export async function requireNoOpenChildren(
  work: Work,
  parent: TicketFacts,
  to: Status,
  choice: OpenChildren | undefined,
  going: readonly number[] = [],
): Promise<void> {
  if (choice === "leave" || !isOpen(parent.status) || isOpen(to)) return;
  const open = (await openChildrenOf(work, parent.id)).filter(({ id }) => !going.includes(id));
  if (open.length === 0) return;
  const seen = await visibleAmong(
    work,
    work.actor,
    open.map(({ id }) => id),
  );
  const children = open
    .filter(({ id }) => seen.has(id))
    .map(({ id, subject, status }) => ({ id, number: ticketNumber(id), subject, status }));
  const message =
    open.length === 1 ? "A ticket below it is still open" : `${open.length} tickets below it are still open`;
  throw new AppError("ticket.open_children", 409, message, { children, unseen: open.length - children.length });
}
