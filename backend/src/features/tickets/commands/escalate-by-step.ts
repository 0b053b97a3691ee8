import { priorities, type Metric, type Priority } from "../../../contract/index.js";
import type { Work } from "../../../platform/work.js";
import { loadActor } from "../../accounts/index.js";
import { findTeam, supervisorIdOf } from "../../directory/index.js";
import { escalationStep, retargetTicket } from "../../sla/index.js";
import { changeTicket, type TicketChanges } from "../change-ticket.js";
import { holdToEscalate, type EscalationCause } from "../escalation-cause.js";
import { recordOn } from "../events.js";
import { clockedTicket, type TicketFacts } from "../facts.js";
import { isMadeUp, namedPerson, type Named } from "../names.js";
import { canHold } from "../policy.js";

export interface DueStep extends EscalationCause {
  /** Which step of the chain, counted from 1. */
  level: number;
  /** Under which the step came due. */
  policyVersionId: number;
}

/**
 * Takes a step of the escalation chain, and before it those that came due together with it: jobs run in any order, steps do
 * not.
 */
export async function escalateByStep(work: Work, cause: DueStep): Promise<void> {
  for (const step of [...(await stepsBefore(work, cause)), cause]) await takeStep(work, step);
}

/** Steps of the ticket that were noticed at the same moment as this one and were due before it, earliest first. */
async function stepsBefore(work: Work, { ticketId, eventId }: DueStep): Promise<DueStep[]> {
  const rows = await work.rows<{
    id: number;
    data: Record<"cycle" | "step" | "policy_version_id", unknown> & { metric: Metric };
  }>(
    `SELECT e.id, e.data FROM events e JOIN events own ON own.id = $2 AND own.created_at = e.created_at
     WHERE e.ticket_id = $1 AND e.type = 'sla.escalation_due' AND e.id < $2 ORDER BY e.id`,
    [ticketId, eventId],
  );
  return rows.map(({ id, data }) => ({
    eventId: id,
    ticketId,
    metric: data.metric,
    cycle: Number(data.cycle),
    level: Number(data.step),
    policyVersionId: Number(data.policy_version_id),
  }));
}

/**
 * The ticket's level goes up, its priority and holder change as the step says, and the event names who is told. What cannot be
 * done (no supervisor, an archived team) is left out; the rest is done.
 */
async function takeStep(work: Work, cause: DueStep): Promise<void> {
  const ticket = await holdToEscalate(work, cause);
  if (!ticket) return;
  const step = await escalationStep(work, cause.policyVersionId, cause.level);
  const supervisorId = await supervisorIdOf(work, ticket.teamId);
  const priority = step.raise_priority ? higher(ticket.priority) : ticket.priority;
  const place = await placeOf(work, ticket, step.reassign, supervisorId);
  const changed = await changeTicket(work, ticket, {
    escalationLevel: ticket.escalationLevel + 1,
    ...(priority !== ticket.priority && { priority }),
    ...place,
  });
  if (priority !== ticket.priority) await retargetTicket(work, clockedTicket(changed));
  await recordOn(work, changed, {
    type: "ticket.escalated",
    isInternal: true,
    data: {
      level: changed.escalationLevel,
      to: await namedPerson(work, supervisorId),
      by: "sla",
      metric: cause.metric,
      cause: cause.eventId,
      step: cause.level,
      notify: step.notify,
    },
  });
  await recordMoves(work, ticket, changed);
}

const higher = (priority: Priority): Priority => priorities[priorities.indexOf(priority) + 1] ?? priority;

async function placeOf(
  work: Work,
  ticket: TicketFacts,
  reassign: Awaited<ReturnType<typeof escalationStep>>["reassign"],
  supervisorId: number | null,
): Promise<TicketChanges> {
  if (reassign === null) return {};
  if (reassign === "supervisor") {
    if (supervisorId === null || (await isMadeUp(work, supervisorId))) return {};
    const supervisor = await loadActor(work, supervisorId);
    return supervisor && canHold(supervisor, ticket) ? { assigneeId: supervisorId } : {};
  }
  const team = await findTeam(work, reassign.team_id);
  return team && !team.archivedAt && team.id !== ticket.teamId ? { teamId: team.id, assigneeId: null } : {};
}

/** What changed besides the level, as events of its own, like those of people. */
async function recordMoves(work: Work, before: TicketFacts, after: TicketFacts): Promise<void> {
  const changes: Record<string, { from: unknown; to: unknown }> = {};
  if (before.priority !== after.priority) changes.priority = { from: before.priority, to: after.priority };
  if (before.teamId !== after.teamId)
    changes.team = { from: await teamName(work, before.teamId), to: await teamName(work, after.teamId) };
  if (Object.keys(changes).length > 0)
    await recordOn(
      work,
      after,
      { type: "ticket.updated", data: { changes }, isInternal: !("priority" in changes) },
      before,
    );
  if (before.assigneeId === after.assigneeId) return;
  const [from, to]: (Named | null)[] = [
    await namedPerson(work, before.assigneeId),
    await namedPerson(work, after.assigneeId),
  ];
  await recordOn(work, after, { type: "ticket.assigned", data: { from, to } }, before);
}

const teamName = async (work: Work, id: number | null): Promise<string | null> =>
  id === null ? null : ((await findTeam(work, id))?.name ?? null);
