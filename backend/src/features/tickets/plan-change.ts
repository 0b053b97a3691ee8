import type { Priority } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { fieldErrors } from "../../platform/errors.js";
import type { Work } from "../../platform/work.js";
import { findCategory, findDepartment, findSkill, findTeam, serves, teamsOfDepartment } from "../directory/index.js";
import { planAnswers, type AnswerChange, type FieldAnswers } from "../fields/index.js";
import { dueSetByHand, loadHistory } from "../sla/index.js";
import type { TicketChanges } from "./change-ticket.js";
import type { TicketFacts } from "./facts.js";
import { answerRights } from "./policy.js";
import { meantTags, tagsOf } from "./tags.js";

/** Only what is to change; null empties where that is possible. */
export interface TicketEdit {
  subject?: string;
  description?: string;
  priority?: Priority;
  /** What the customer asked for: null declines it; setting the priority settles it. */
  requestedPriority?: Priority | null;
  categoryId?: number;
  departmentId?: number | null;
  teamId?: number | null;
  skillId?: number | null;
  tags?: readonly string[];
  /** A resolution date set by hand; null returns to the policy's target. */
  dueAt?: Date | null;
  /** Answers to the desk's own fields, by key. */
  fields?: FieldAnswers;
}

interface FromTo {
  from?: unknown;
  to?: unknown;
}

/** What an edit comes to, once everything that is already so has been left out. */
export interface ChangePlan {
  set: TicketChanges;
  /** For the timeline, by wire name; values by name, texts without them. */
  changes: Record<string, FromTo>;
  /** Old and new texts, which may one day have to be erased. */
  texts: Record<string, FromTo>;
  description?: string;
  tags?: readonly string[];
  dueAt?: Date | null;
  answers: readonly AnswerChange[];
}

/** @throws AppError 422 with a message per field that names nothing. */
export async function planChange(work: Work, ticket: TicketFacts, edit: TicketEdit): Promise<ChangePlan> {
  const plan: ChangePlan = { set: {}, changes: {}, texts: {}, answers: [] };
  await planTexts(work, ticket, edit, plan);
  planPriority(ticket, edit, plan);
  const directed = await planCategory(work, ticket, edit, plan);
  await planDepartment(work, ticket, directed, plan);
  await planSkill(work, ticket, edit.skillId, plan);
  await planTags(work, ticket, edit.tags, plan);
  await planDue(work, ticket, edit.dueAt, plan);
  if (edit.fields) plan.answers = await planFields(work, ticket, edit.fields, plan);
  return plan;
}

/** Judged in the category that the ticket is going to have. Their values are kept like texts, apart from the event. */
async function planFields(
  work: Work,
  ticket: TicketFacts,
  given: FieldAnswers,
  plan: ChangePlan,
): Promise<AnswerChange[]> {
  const categoryId = plan.set.categoryId ?? ticket.categoryId;
  const answers = await planAnswers(work, { id: ticket.id, categoryId }, answerRights(work.actor, ticket), given);
  for (const { field, from, to } of answers) plan.texts[`fields.${field.key}`] = { from, to };
  return answers;
}

/** Whatever staff set, they have decided about the customer's wish, unless they say that it still stands. */
function planPriority(ticket: TicketFacts, edit: TicketEdit, plan: ChangePlan): void {
  if (edit.priority !== undefined && edit.priority !== ticket.priority) {
    plan.set.priority = edit.priority;
    plan.changes.priority = { from: ticket.priority, to: edit.priority };
  }
  const wish = edit.requestedPriority === undefined && edit.priority !== undefined ? null : edit.requestedPriority;
  if (wish === undefined || wish === ticket.requestedPriority) return;
  plan.set.requestedPriority = wish;
  plan.changes.requested_priority = { from: ticket.requestedPriority, to: wish };
}

async function planTexts(
  queries: Queries,
  ticket: TicketFacts,
  { subject, description }: TicketEdit,
  plan: ChangePlan,
): Promise<void> {
  if (subject !== undefined && subject !== ticket.subject) {
    plan.set.subject = subject;
    plan.changes.subject = {};
    plan.texts.subject = { from: ticket.subject, to: subject };
  }
  if (description === undefined) return;
  const body = await queries.one<{ description: string }>(
    "SELECT description FROM ticket_bodies WHERE ticket_id = $1",
    [ticket.id],
  );
  if (body?.description === description) return;
  plan.description = description;
  plan.changes.description = {};
  plan.texts.description = { from: body?.description, to: description };
}

/** While nobody has taken it up, a category that has its department moves the ticket there, unless told otherwise. */
async function planCategory(work: Work, ticket: TicketFacts, edit: TicketEdit, plan: ChangePlan): Promise<TicketEdit> {
  if (edit.categoryId === undefined || edit.categoryId === ticket.categoryId) return edit;
  const category = await findCategory(work, { id: edit.categoryId });
  // What is for staff alone does not exist for customers.
  if (!category || category.archivedAt || (!work.actor.isStaff && !category.isOffered))
    throw fieldErrors({ category_id: "There is no such category" });
  const before = await findCategory(work, { id: ticket.categoryId });
  plan.set.categoryId = category.id;
  plan.changes.category = { from: before?.name ?? null, to: category.name };
  const untaken = ticket.status === "new" && ticket.assigneeId === null;
  if (!untaken || !category.department || edit.departmentId !== undefined || edit.teamId !== undefined) return edit;
  const department = await findDepartment(work, category.department.id);
  return department && !department.isPutAway ? { ...edit, departmentId: department.id } : edit;
}

async function planDepartment(
  queries: Queries,
  ticket: TicketFacts,
  edit: TicketEdit,
  plan: ChangePlan,
): Promise<void> {
  const departmentId = edit.departmentId === undefined ? ticket.departmentId : edit.departmentId;
  if (departmentId !== ticket.departmentId) {
    const department = departmentId === null ? null : await findDepartment(queries, departmentId);
    if (departmentId !== null && (!department || department.isPutAway))
      throw fieldErrors({ department_id: "There is no such department" });
    const before = ticket.departmentId === null ? null : await findDepartment(queries, ticket.departmentId);
    plan.set.departmentId = departmentId;
    if (department) plan.set.organizationId = department.organization.id;
    plan.changes.department = { from: before?.name ?? null, to: department?.name ?? null };
  }
  const teamId = edit.teamId === undefined ? await teamAfterMove(queries, ticket, departmentId) : edit.teamId;
  if (teamId === ticket.teamId) return;
  const team = teamId === null ? null : await findTeam(queries, teamId);
  if (teamId !== null && (!team || team.archivedAt)) throw fieldErrors({ team_id: "There is no such team" });
  if (team && departmentId !== null && !(await serves(queries, team.id, departmentId))) {
    throw fieldErrors({ team_id: "This team does not serve the department" });
  }
  const before = ticket.teamId === null ? null : await findTeam(queries, ticket.teamId);
  plan.set.teamId = teamId;
  plan.changes.team = { from: before?.name ?? null, to: team?.name ?? null };
}

/** A team that does not serve the new department gives way to the only one that does. */
async function teamAfterMove(
  queries: Queries,
  ticket: TicketFacts,
  departmentId: number | null,
): Promise<number | null> {
  if (departmentId === ticket.departmentId || departmentId === null) return ticket.teamId;
  const teams = await teamsOfDepartment(queries, departmentId);
  if (teams.some((team) => team.id === ticket.teamId)) return ticket.teamId;
  return teams.length === 1 ? (teams[0]?.id ?? null) : null;
}

async function planSkill(
  queries: Queries,
  ticket: TicketFacts,
  skillId: number | null | undefined,
  plan: ChangePlan,
): Promise<void> {
  if (skillId === undefined || skillId === ticket.skillId) return;
  const skill = skillId === null ? null : await findSkill(queries, skillId);
  if (skillId !== null && (!skill || skill.archivedAt)) throw fieldErrors({ skill_id: "There is no such skill" });
  const before = ticket.skillId === null ? null : await findSkill(queries, ticket.skillId);
  plan.set.skillId = skillId;
  plan.changes.skill = { from: before?.name ?? null, to: skill?.name ?? null };
}

async function planTags(
  queries: Queries,
  ticket: TicketFacts,
  tags: readonly string[] | undefined,
  plan: ChangePlan,
): Promise<void> {
  if (!tags) return;
  const before = await tagsOf(queries, ticket.id);
  const wanted = await meantTags(queries, tags, before);
  const same = (names: readonly string[]) => JSON.stringify(names.map((name) => name.toLowerCase()).sort());
  if (same(wanted) === same(before)) return;
  plan.tags = wanted;
  plan.changes.tags = { from: before, to: wanted };
}

async function planDue(
  queries: Queries,
  ticket: TicketFacts,
  dueAt: Date | null | undefined,
  plan: ChangePlan,
): Promise<void> {
  if (dueAt === undefined) return;
  const before = dueSetByHand(await loadHistory(queries, ticket.id));
  if (before?.getTime() === dueAt?.getTime()) return;
  plan.dueAt = dueAt;
  plan.changes.due_at = { from: before?.toISOString() ?? null, to: dueAt?.toISOString() ?? null };
}
