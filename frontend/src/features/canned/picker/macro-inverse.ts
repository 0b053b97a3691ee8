import type { Canned, RequestOf, TicketDetail } from "@redress/backend/contract";

type Bulk = RequestOf<"changeTickets">["body"];

export interface MacroInverse {
  /** Takes back what can be; null where nothing can. */
  changes: Bulk["changes"] | null;
  /** What the ticket must still have for that. */
  onlyIf: NonNullable<Bulk["only_if"]>;
  /** What stays as the macro left it. */
  stays: ("status" | "priority" | "assignee" | "team" | "tags")[];
}

/**
 * The real change that takes a macro back.
 *
 * @param before the ticket as it was just before.
 * @param after the ticket as the server answered: what the actor may do with it now.
 */
export function inverseOfMacro(actions: Canned["actions"], before: TicketDetail, after: TicketDetail): MacroInverse {
  const { abilities } = after;
  const idOf = (thing: { id: number } | null) => thing?.id ?? null;
  const added = actions.add_tags.filter((tag) => !has(before.tags, tag) && has(after.tags, tag));
  const parts = [
    {
      field: "status" as const,
      // "New" never comes back, and what closes a ticket may be another's to undo.
      possible: abilities.statuses.includes(before.status),
      was: { status: before.status },
      is: { status: after.status },
    },
    {
      field: "priority" as const,
      possible: abilities.set_priority,
      was: {
        priority: before.priority,
        ...(before.requested_priority && { requested_priority: before.requested_priority }),
      },
      is: { priority: after.priority },
    },
    {
      field: "assignee" as const,
      possible: abilities.assign,
      was: { assignee_id: idOf(before.assigned_agent) },
      is: { assignee_id: idOf(after.assigned_agent) },
    },
    {
      field: "team" as const,
      possible: abilities.edit,
      was: { team_id: idOf(before.team) },
      is: { team_id: idOf(after.team) },
    },
  ].filter(({ was, is }) => Object.entries(is).some(([key, value]) => Reflect.get(was, key) !== value));
  const back = parts.filter(({ possible }) => possible);
  const changes: Bulk["changes"] = Object.assign(
    {},
    ...back.map(({ was }) => was),
    added.length > 0 && abilities.edit && { remove_tags: added },
  );
  return {
    changes: Object.keys(changes).length > 0 ? changes : null,
    onlyIf: Object.assign({}, ...back.map(({ is }) => is)),
    stays: [
      ...parts.filter(({ possible }) => !possible).map(({ field }) => field),
      ...(added.length > 0 && !abilities.edit ? ["tags" as const] : []),
    ],
  };
}

const has = (tags: readonly string[], tag: string): boolean =>
  tags.some((other) => other.toLowerCase() === tag.toLowerCase());
