import type { Canned, RequestOf, TicketDetail } from "@redress/backend/contract";

type Bulk = RequestOf<"changeTickets">["body"];
type Changes = Bulk["changes"];
type Part = "status" | "priority" | "assignee" | "team" | "tags";

export interface MacroInverse {
  /** Takes back what can be; null where nothing can. */
  changes: Changes | null;
  /** What the ticket must still have for that. */
  onlyIf: NonNullable<Bulk["only_if"]>;
  /** What stays as the macro left it. */
  stays: Part[];
}

/**
 * The real change that takes a macro back.
 *
 * @param before the ticket as it was just before.
 * @param after the ticket as the server answered: what the actor may do with it now.
 */
export function inverseOfMacro(actions: Canned["actions"], before: TicketDetail, after: TicketDetail): MacroInverse {
  const parts = changedParts(actions, before, after);
  const back = parts.filter(({ possible }) => possible);
  const changes = back.reduce<Changes>((all, { undo }) => ({ ...all, ...undo }), {});
  return {
    changes: back.length > 0 ? changes : null,
    onlyIf: back.reduce<MacroInverse["onlyIf"]>((all, { is }) => ({ ...all, ...is }), {}),
    stays: parts.filter(({ possible }) => !possible).map(({ part }) => part),
  };
}

interface ChangedPart {
  part: Part;
  /** Whether the actor may take it back. */
  possible: boolean;
  undo: Changes;
  is: MacroInverse["onlyIf"];
}

function changedParts({ add_tags: tags }: Canned["actions"], before: TicketDetail, after: TicketDetail): ChangedPart[] {
  const { abilities, status, priority } = after;
  const [agent, team] = [after.assigned_agent?.id ?? null, after.team?.id ?? null];
  const [formerAgent, formerTeam] = [before.assigned_agent?.id ?? null, before.team?.id ?? null];
  const { requested_priority: wish } = before;
  const added = tags.filter((tag) => !has(before.tags, tag) && has(after.tags, tag));
  const when = (isChanged: boolean, part: ChangedPart): ChangedPart[] => (isChanged ? [part] : []);
  return [
    ...when(status !== before.status, {
      part: "status",
      // "New" never comes back, and what closes a ticket may be another's to undo.
      possible: abilities.statuses.includes(before.status),
      undo: { status: before.status },
      is: { status },
    }),
    ...when(priority !== before.priority, {
      part: "priority",
      possible: abilities.set_priority,
      undo: { priority: before.priority, ...(wish && { requested_priority: wish }) },
      is: { priority },
    }),
    ...when(agent !== formerAgent, {
      part: "assignee",
      possible: abilities.assign,
      undo: { assignee_id: formerAgent },
      is: { assignee_id: agent },
    }),
    ...when(team !== formerTeam, {
      part: "team",
      possible: abilities.edit,
      undo: { team_id: formerTeam },
      is: { team_id: team },
    }),
    ...when(added.length > 0, { part: "tags", possible: abilities.edit, undo: { remove_tags: added }, is: {} }),
  ];
}

const has = (tags: readonly string[], tag: string): boolean =>
  tags.some((other) => other.toLowerCase() === tag.toLowerCase());
