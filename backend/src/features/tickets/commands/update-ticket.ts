import { AppError, fieldErrors, forbidden } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { loadActor } from "../../accounts/index.js";
import { writeAnswers, type AnswerChange } from "../../fields/index.js";
import { changeClocks, retargetTicket } from "../../sla/index.js";
import { changeTicket } from "../change-ticket.js";
import { recordOn } from "../events.js";
import { clockedTicket, type TicketFacts } from "../facts.js";
import { lockTicket } from "../lock-ticket.js";
import { namedPerson } from "../names.js";
import { canEdit, canEditText, canSee, canSetDue, canSetPriority, isOwner } from "../policy.js";
import { isOpen } from "../state.js";
import { setTags } from "../tags.js";
import { planChange, type ChangePlan, type TicketEdit } from "../plan-change.js";

/**
 * Changes a ticket. Who holds it loses it when it moves to where they cannot see it. What is already so is no change:
 * then nothing is recorded.
 *
 * @throws AppError `not_found` (404), `forbidden` (403), `ticket.not_editable` (409) for an owner who comes too late,
 *   `ticket.closed` (409) for a due date on what is not being worked on, `validation` (422) per field.
 */
export async function updateTicket(work: Work, ticketId: number, edit: TicketEdit): Promise<TicketFacts> {
  const ticket = await lockTicket(work, ticketId);
  requireMayEdit(work, ticket, edit);
  const plan = await planChange(work, ticket, edit);
  if (Object.keys(plan.changes).length === 0 && plan.answers.length === 0) return ticket;

  const holder = await holderWhoLosesIt(work, ticket, plan);
  const changed = await changeTicket(work, ticket, { ...plan.set, ...(holder && { assigneeId: null }) });
  if (plan.description !== undefined) {
    await work.rows("UPDATE ticket_bodies SET description = $2 WHERE ticket_id = $1", [ticket.id, plan.description]);
  }
  await writeAnswers(work, ticket.id, plan.answers);
  if (plan.tags) await setTags(work, ticket.id, plan.tags);
  if (plan.dueAt !== undefined)
    await changeClocks(work, clockedTicket(changed), [{ kind: "due", to: plan.dueAt, status: changed.status }]);
  if (asksForPolicy(plan)) await retargetTicket(work, clockedTicket(changed));
  const details = Object.keys(plan.texts).length > 0 ? { changes: plan.texts } : undefined;
  const data = { changes: plan.changes, ...(plan.answers.length > 0 && { answers: plan.answers.map(toldAnswer) }) };
  await recordOn(work, changed, { type: "ticket.updated", data, details }, ticket);
  if (holder) await recordOn(work, changed, { type: "ticket.assigned", data: { from: holder, to: null } }, ticket);
  return changed;
}

/** What became of an answer lies in the details; whether its customer may know is as it was at the time. */
const toldAnswer = ({ field }: AnswerChange) => ({ key: field.key, public: field.audience !== "staff" });

function requireMayEdit(work: Work, ticket: TicketFacts, edit: TicketEdit): void {
  const { actor, now } = work;
  const editsText = [edit.subject, edit.description, edit.categoryId, edit.fields].some((value) => value !== undefined);
  const directs = [edit.departmentId, edit.teamId, edit.skillId, edit.tags].some((value) => value !== undefined);
  if (directs && !canEdit(actor, ticket)) throw forbidden("direct this ticket");
  const decides = edit.priority !== undefined || edit.requestedPriority !== undefined;
  if (decides && !canSetPriority(actor, ticket)) throw forbidden("set this ticket's priority");
  if (edit.dueAt !== undefined && !canSetDue(actor, ticket)) throw forbidden("set this ticket's due date");
  if (editsText && !canEditText(actor, ticket)) {
    if (isOwner(actor, ticket))
      throw new AppError("ticket.not_editable", 409, "It is being worked on; write a reply instead");
    throw forbidden("change this ticket");
  }
  if (edit.dueAt !== undefined && !isOpen(ticket.status))
    throw new AppError("ticket.closed", 409, "Nothing is due on a ticket that is not being worked on");
  if (edit.dueAt && edit.dueAt <= now) throw fieldErrors({ due_at: "Choose a time in the future" });
}

async function holderWhoLosesIt(work: Work, ticket: TicketFacts, { set }: ChangePlan) {
  const moves = set.departmentId !== undefined || set.teamId !== undefined;
  if (!moves || ticket.assigneeId === null) return null;
  const holder = await loadActor(work, ticket.assigneeId);
  return holder && canSee(holder, { ...ticket, ...set }) ? null : namedPerson(work, ticket.assigneeId);
}

/** What policies ask about: after such a change another one may hold. */
const asksForPolicy = ({ set, tags }: ChangePlan): boolean =>
  tags !== undefined ||
  [set.priority, set.categoryId, set.departmentId, set.organizationId].some((value) => value !== undefined);
