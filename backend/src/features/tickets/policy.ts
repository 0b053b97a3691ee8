import type { Status } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Permission } from "../../contract/permissions.js";
import type { AnswerRights } from "../fields/index.js";
import type { Binds } from "./binds.js";
import type { TicketFacts } from "./facts.js";
import { daysAfter, type DeskRules } from "./rules.js";
import { isOpen, nextStatuses } from "./state.js";

/** What it takes to know whether somebody may see a ticket. */
export type Sight = Pick<
  TicketFacts,
  "id" | "customerId" | "assigneeId" | "teamId" | "departmentId" | "hiddenAt" | "isSample"
>;

/** May this actor know that the ticket exists? */
export function canSee(actor: Actor, ticket: Sight): boolean {
  if (actor.kind === "system") return true;
  if (actor.id === null) return false;
  if (actor.onlyTicketId !== null && actor.onlyTicketId !== ticket.id) return false;
  // What was made up and put away is evidence of nothing.
  if (ticket.hiddenAt) return actor.may("audit.read") && !ticket.isSample;
  switch (actor.sees) {
    case "all":
      return true;
    case "departments":
      return ticket.departmentId === null || actor.departmentIds.includes(ticket.departmentId);
    case "teams":
      return ticket.teamId !== null && actor.teamIds.includes(ticket.teamId);
    case "assigned":
      return ticket.assigneeId === actor.id;
    case "own":
      return ticket.customerId === actor.id;
  }
}

/**
 * The same rule as `canSee`, as an SQL condition, case by case; policy.test.ts checks that the two always agree.
 *
 * @param t the name of the tickets table in the statement.
 */
export function visibleTo(actor: Actor, binds: Binds, t = "t"): string {
  if (actor.kind === "system") return "true";
  if (actor.id === null) return "false";
  const hidden = actor.may("audit.read") ? `NOT ${t}.is_sample` : "false";
  return `(CASE WHEN ${t}.hidden_at IS NOT NULL THEN ${hidden} ELSE ${withinScope(actor, binds, t)} END)`;
}

/** The tickets an actor works with: `visibleTo` without the hidden ones, which no list shows. */
export function listedFor(actor: Actor, binds: Binds, t = "t"): string {
  return `${t}.hidden_at IS NULL AND ${withinScope(actor, binds, t)}`;
}

/** `inScope` for the tickets themselves, of which a guest has one. */
function withinScope(actor: Actor, binds: Binds, t: string): string {
  const scope = inScope(actor, binds, t);
  return actor.onlyTicketId === null ? scope : `(${scope} AND ${t}.id = ${binds.add(actor.onlyTicketId)}::bigint)`;
}

/** The part of the desk an actor sees, for any table with the columns that it asks for. */
export function inScope(actor: Actor, binds: Binds, t = "t"): string {
  if (actor.kind === "system") return "true";
  if (actor.id === null) return "false";
  switch (actor.sees) {
    case "all":
      return "true";
    case "departments":
      return `(${t}.department_id IS NULL OR ${t}.department_id = ANY (${binds.add(actor.departmentIds)}::bigint[]))`;
    case "teams":
      return `coalesce(${t}.team_id = ANY (${binds.add(actor.teamIds)}::bigint[]), false)`;
    case "assigned":
      return `coalesce(${t}.assignee_id = ${binds.add(actor.id)}::bigint, false)`;
    case "own":
      return `${t}.customer_id = ${binds.add(actor.id)}::bigint`;
  }
}

/** Is this the actor's own complaint? */
export const isOwner = (actor: Actor, ticket: Sight): boolean => actor.id !== null && ticket.customerId === actor.id;

/** Does what the actor writes here count as the desk's? A member of staff with a complaint is a customer in it. */
export const actsForDesk = (actor: Actor, ticket: Sight): boolean => actor.isStaff && !isOwner(actor, ticket);

/** Internal notes and all that happens behind the customer's back. */
export const seesInternal = (actor: Actor): boolean => actor.may("ticket.read_notes");

/** Somebody to whom tickets can be given at all. */
export const worksOnTickets = (actor: Actor): boolean => actor.isStaff && actor.may("ticket.reply");

/** Could this person work on the ticket if it were theirs? Holding it is what lets some see it. */
export const canHold = (actor: Actor, ticket: Sight): boolean =>
  worksOnTickets(actor) && canReply(actor, { ...ticket, assigneeId: actor.id });

/** What has been hidden is evidence: some may read it, nobody changes it. */
const works = (actor: Actor, ticket: Sight): boolean => ticket.hiddenAt === null && canSee(actor, ticket);
const having = (permission: Permission) => (actor: Actor, ticket: Sight) =>
  works(actor, ticket) && actor.may(permission);

export const canReply = (actor: Actor, ticket: Sight): boolean =>
  works(actor, ticket) && (isOwner(actor, ticket) || actor.may("ticket.reply"));
export const canNote = (actor: Actor, ticket: Sight): boolean =>
  works(actor, ticket) && actor.isStaff && actor.may("ticket.note") && seesInternal(actor);
export const canEdit = having("ticket.edit");
export const canSetPriority = having("ticket.set_priority");
export const canSetDue = having("ticket.set_due");
export const canAssign = having("ticket.assign");
export const canEscalate = having("ticket.escalate");
export const canHide = having("ticket.hide");
export const canMerge = (actor: Actor, ticket: TicketFacts): boolean =>
  canEdit(actor, ticket) && ticket.mergedInto === null;
export const canUnmerge = (actor: Actor, ticket: TicketFacts): boolean =>
  canEdit(actor, ticket) && ticket.mergedInto !== null;
/** What was merged has no messages any more. */
export const canSplit = (actor: Actor, ticket: TicketFacts): boolean =>
  canMerge(actor, ticket) && ticket.commentCount > 0;
export const canUnsplit = (actor: Actor, ticket: TicketFacts): boolean =>
  canEdit(actor, ticket) && ticket.splitFrom !== null;
/** What one wants to hear of, and has in one's own queue, is everybody's own choice; in their own complaint staff are customers. */
export const canFollow = (actor: Actor, ticket: Sight): boolean => works(actor, ticket) && actsForDesk(actor, ticket);
export const canSnooze = (actor: Actor, ticket: TicketFacts): boolean =>
  canFollow(actor, ticket) && isOpen(ticket.status);

/** Texts and category: staff, and the owner while nobody has begun to work on it. A guest reads and replies. */
export const canEditText = (actor: Actor, ticket: TicketFacts): boolean =>
  canEdit(actor, ticket) ||
  (works(actor, ticket) && isOwner(actor, ticket) && ticket.status === "new" && actor.onlyTicketId === null);

/** How the actor stands to the ticket's answers to the desk's own fields. */
export function answerRights(actor: Actor, ticket: TicketFacts): AnswerRights {
  if (canEdit(actor, ticket)) return "desk";
  return canEditText(actor, ticket) ? "customer" : "none";
}

export const canWithdraw = (actor: Actor, ticket: TicketFacts): boolean =>
  works(actor, ticket) && isOwner(actor, ticket) && ticket.status === "new";

/** Until when the customer may reopen a closed complaint; null when it is not closed, was withdrawn, or was merged. */
export function reopenUntil(ticket: TicketFacts, rules: DeskRules): Date | null {
  if (!ticket.closedAt || ticket.closedReason === "withdrawn" || ticket.mergedInto !== null) return null;
  return daysAfter(ticket.closedAt, rules.reopenDays);
}

/** The statuses that the actor may set now. */
export function settableStatuses(actor: Actor, ticket: TicketFacts, rules: DeskRules, now: Date): Status[] {
  return nextStatuses(ticket.status).filter((to) => canSetStatus(actor, ticket, to, rules, now));
}

/** May the actor set a status that legally follows the present one? */
export function canSetStatus(actor: Actor, ticket: TicketFacts, to: Status, rules: DeskRules, now: Date): boolean {
  // What was merged is worked on where it went.
  if (!works(actor, ticket) || ticket.mergedInto !== null) return false;
  const until = reopenUntil(ticket, rules);
  const inTime = ticket.status !== "closed" || (until !== null && now <= until);
  if (isOwner(actor, ticket) && !isOpen(ticket.status)) return to === "closed" || inTime || mayReopenAny(actor);
  if (!actor.may("ticket.edit")) return false;
  return ticket.status !== "closed" || inTime || mayReopenAny(actor);
}

const mayReopenAny = (actor: Actor): boolean => actor.may("ticket.reopen_any");

/** May the actor ever set this status on this ticket, were it only in the right one? Tells 403 from 409. */
export function couldSetStatus(actor: Actor, ticket: TicketFacts, to: Status): boolean {
  if (!works(actor, ticket)) return false;
  return actor.may("ticket.edit") || (isOwner(actor, ticket) && (to === "closed" || to === "in_progress"));
}
