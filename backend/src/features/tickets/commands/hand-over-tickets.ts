import { fieldErrors } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { loadActor, type HandedOver } from "../../accounts/index.js";
import { changeTicket } from "../change-ticket.js";
import { recordOn } from "../events.js";
import { holdTicket } from "../facts.js";
import { isMadeUp, namedPerson } from "../names.js";
import { canHold, worksOnTickets } from "../policy.js";

/**
 * Takes the open tickets that somebody can no longer work on, for one person or (null) back to their teams. What they
 * still can stays theirs; what the named person would not see goes back to its team too. Whoever may end somebody's work may do this, whatever part of
 * the desk they see themselves.
 *
 * @throws AppError 422 on `open_tickets.assign_to` for somebody who does not work on tickets.
 */
export async function handOverTickets(work: Work, personId: number, assignTo: number | null): Promise<HandedOver> {
  const heir = assignTo === null ? null : await loadActor(work, assignTo);
  if (
    assignTo !== null &&
    (assignTo === personId || !heir || !worksOnTickets(heir) || (await isMadeUp(work, assignTo)))
  ) {
    throw fieldErrors({ "open_tickets.assign_to": "Choose somebody who works on tickets" });
  }
  const holder = await loadActor(work, personId);
  const held = await work.rows<{ id: number }>(
    `SELECT id FROM tickets
     WHERE assignee_id = $1 AND status IN ('new', 'in_progress', 'pending', 'on_hold') AND hidden_at IS NULL ORDER BY id`,
    [personId],
  );
  const from = await namedPerson(work, personId);
  const to = await namedPerson(work, assignTo);
  const handedOver: HandedOver = { given: 0, returned: 0 };
  for (const { id } of held) {
    const ticket = await holdTicket(work, id);
    // Taken by a colleague while we waited for it.
    if (ticket?.assigneeId !== personId) continue;
    if (holder && canHold(holder, ticket)) continue;
    const isFor = heir !== null && canHold(heir, ticket);
    const assigned = await changeTicket(work, ticket, { assigneeId: isFor ? assignTo : null });
    await recordOn(work, assigned, { type: "ticket.assigned", data: { from, to: isFor ? to : null } }, ticket);
    if (isFor) handedOver.given += 1;
    else handedOver.returned += 1;
  }
  return handedOver;
}
