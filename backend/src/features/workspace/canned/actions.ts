import type { PlannedAction } from "../../../contract/index.js";
import { personId, type Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import {
  canAssign,
  canEdit,
  canHold,
  canSetPriority,
  settableStatuses,
  tagsOf,
  type DeskRules,
  type TicketFacts,
} from "../../tickets/index.js";
import { findTeam, serves } from "../../directory/index.js";
import type { Canned } from "./models.js";

/** What it would do to a ticket, each with whether the actor may do that now. */
export async function planActions(
  queries: Queries,
  actor: Actor,
  ticket: TicketFacts,
  canned: Canned,
  { rules, now }: { rules: DeskRules; now: Date },
): Promise<PlannedAction[]> {
  const { setStatus, setPriority, addTags, assignToMe, assignTeam } = canned;
  const present = addTags.length > 0 ? (await tagsOf(queries, ticket.id)).map((name) => name.toLowerCase()) : [];
  return [
    ...(assignTeam ? [await planTeam(queries, actor, ticket, assignTeam)] : []),
    ...(assignToMe ? [await planTaking(queries, actor, ticket)] : []),
    ...(setPriority
      ? [
          {
            kind: "priority" as const,
            value: setPriority,
            state: stateOf(ticket.priority === setPriority, canSetPriority(actor, ticket)),
          },
        ]
      : []),
    ...addTags.map((tag) => ({
      kind: "tag" as const,
      value: tag,
      state: stateOf(present.includes(tag.toLowerCase()), canEdit(actor, ticket)),
    })),
    ...(setStatus
      ? [
          {
            kind: "status" as const,
            value: setStatus,
            state: stateOf(
              ticket.status === setStatus,
              settableStatuses(actor, ticket, rules, now).includes(setStatus),
            ),
          },
        ]
      : []),
  ];
}

async function planTeam(
  queries: Queries,
  actor: Actor,
  ticket: TicketFacts,
  team: { id: number; name: string },
): Promise<PlannedAction> {
  const isGone = (await findTeam(queries, team.id))?.archivedAt !== null;
  const fits = !isGone && (ticket.departmentId === null || (await serves(queries, team.id, ticket.departmentId)));
  return {
    kind: "team",
    value: team.name,
    state: stateOf(ticket.teamId === team.id, fits && canEdit(actor, ticket)),
  };
}

async function planTaking(queries: Queries, actor: Actor, ticket: TicketFacts): Promise<PlannedAction> {
  const me = await queries.one<{ name: string }>("SELECT full_name AS name FROM people WHERE id = $1", [
    personId(actor),
  ]);
  const may = canAssign(actor, ticket) && canHold(actor, ticket) && ticket.status !== "closed";
  return { kind: "assign_me", value: me?.name ?? "", state: stateOf(ticket.assigneeId === actor.id, may) };
}

const stateOf = (isDone: boolean, may: boolean): PlannedAction["state"] =>
  isDone ? "done" : may ? "possible" : "not_possible";
