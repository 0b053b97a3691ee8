import type { BulkBody, BulkChanges } from "../../../contract/index.js";
import { AppError, fieldErrors } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { answersBefore } from "./answers-of-one.js";
import {
  assignTicket,
  isOpen,
  lockTicket,
  setStatus,
  settableStatuses,
  tagsOf,
  ticketFacts,
  updateTicket,
  type DeskRules,
  type TicketFacts,
} from "../../tickets/index.js";

/** As many as `PATCH` takes. */
const MOST_TAGS = 20;

export interface ChangedOne {
  version: number;
  /** What takes it back, as far as the actor may; absent where nothing changed. */
  undo?: BulkChanges;
}

type Wanted = Pick<BulkBody, "changes" | "comment" | "reason" | "only_if">;

/**
 * Gives one ticket what was asked for by the commands of single changes. What it already is, is no change: so the whole
 * may be repeated.
 *
 * @throws AppError `not_found` (404), `stale_version` (412) where `only_if` does not hold, and what the commands throw;
 *   then parts may have been done: call it within `work.attempt`.
 */
export async function changeOne(work: Work, id: number, wanted: Wanted, rules: DeskRules): Promise<ChangedOne> {
  const { changes, comment, reason, only_if: onlyIf = {} } = wanted;
  const before = await lockTicket(work, id);
  for (const [field, value] of Object.entries(valuesOf(before)))
    if (field in onlyIf && onlyIf[field as keyof typeof onlyIf] !== value) throw changedSince();

  const answers = changes.fields || onlyIf.fields ? await answersBefore(work, before, changes.fields) : null;
  if (answers && onlyIf.fields && !answers.hold(onlyIf.fields)) throw changedSince();

  const toStatus = async () => {
    const { status } = changes;
    if (status !== undefined && status !== before.status)
      await setStatus(work, id, { status, ...(comment !== undefined && { comment }) }, rules);
  };
  // What is closed takes nothing before it is opened again, and nothing after it was closed.
  const reopensFirst = !isOpen(before.status);
  if (reopensFirst) await toStatus();
  const tags = await update(work, before, changes);
  if (changes.assignee_id !== undefined)
    await assignTicket(work, id, { agentId: changes.assignee_id, ...(reason !== undefined && { reason }) });
  if (!reopensFirst) await toStatus();

  const after = await ticketFacts(work, id);
  if (!after) throw new Error(`Ticket ${id} is gone`);
  const undo = {
    ...undoOf(work, before, after, rules),
    ...(tags && differenceOf(tags.after, tags.before)),
    ...(await answers?.undo(after)),
  };
  return { version: after.version, ...(Object.keys(undo).length > 0 && { undo }) };
}

const changedSince = () => new AppError("stale_version", 412, "Somebody has changed it since");

/** @returns the tags before and after, where tags were asked for. */
async function update(work: Work, { id }: TicketFacts, changes: BulkChanges) {
  const {
    priority,
    requested_priority: requestedPriority,
    team_id: teamId,
    add_tags: add,
    remove_tags: remove,
    fields,
  } = changes;
  const before = add || remove ? await tagsOf(work, id) : undefined;
  const tags = before && withTags(before, add, remove);
  if ([priority, requestedPriority, teamId, tags, fields].every((value) => value === undefined)) return undefined;
  await updateTicket(work, id, {
    ...(priority !== undefined && { priority }),
    ...(requestedPriority !== undefined && { requestedPriority }),
    ...(teamId !== undefined && { teamId }),
    ...(tags && { tags }),
    ...(fields && { fields }),
  });
  return before && { before, after: await tagsOf(work, id) };
}

const lower = (name: string) => name.toLowerCase();

/** @throws AppError 422 when there would be more than a ticket can have. */
function withTags(present: readonly string[], add: readonly string[] = [], remove: readonly string[] = []): string[] {
  const gone = new Set(remove.map(lower));
  const all = new Map([...present, ...add].map((name) => [lower(name), name]));
  // A tag that is there keeps its spelling.
  for (const name of present) all.set(lower(name), name);
  const tags = [...all.values()].filter((name) => !gone.has(lower(name)));
  if (tags.length > MOST_TAGS && tags.length > present.length)
    throw fieldErrors({ add_tags: `A ticket has at most ${MOST_TAGS} tags` });
  return tags;
}

function differenceOf(from: readonly string[], to: readonly string[]): Pick<BulkChanges, "add_tags" | "remove_tags"> {
  const missing = (names: readonly string[], among: readonly string[]) => names.filter((name) => !among.includes(name));
  const [add, remove] = [missing(to, from), missing(from, to)];
  return { ...(add.length > 0 && { add_tags: add }), ...(remove.length > 0 && { remove_tags: remove }) };
}

const valuesOf = (ticket: TicketFacts) => ({
  status: ticket.status,
  priority: ticket.priority,
  assignee_id: ticket.assigneeId,
  team_id: ticket.teamId,
});

function undoOf(work: Work, before: TicketFacts, after: TicketFacts, rules: DeskRules): BulkChanges {
  const [was, is] = [valuesOf(before), valuesOf(after)];
  // "New" never comes back, and a reopened ticket cannot be closed at once.
  const mayReturn = settableStatuses(work.actor, after, rules, work.now).includes(was.status);
  return {
    ...(was.status !== is.status && mayReturn && { status: was.status }),
    ...(was.priority !== is.priority && { priority: was.priority }),
    ...(before.requestedPriority !== after.requestedPriority && { requested_priority: before.requestedPriority }),
    ...(was.assignee_id !== is.assignee_id && { assignee_id: was.assignee_id }),
    ...(was.team_id !== is.team_id && { team_id: was.team_id }),
  };
}
