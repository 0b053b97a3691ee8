import { statusGroups, type FilterClause } from "../../../contract/query/index.js";
import { priorities, statuses, ticketChannels } from "../../../contract/index.js";
import type { Binds } from "../binds.js";
import * as filters from "../filters.js";
import { seesInternal } from "../policy.js";
import { anyOf, type Reader } from "./reader.js";

type Say = (reader: Reader, binds: Binds) => string;

/** Values of closed lists stand in the statement itself, so that the planner knows which index holds them. */
const isOneOf = (column: string, known: readonly string[], wanted: ReadonlySet<string>): string =>
  `${column} IN (${known
    .filter((value) => wanted.has(value))
    .map((value) => `'${value}'`)
    .join(", ")})`;

const wordsOf = (clause: FilterClause): string[] => clause.values.map(({ text }) => text.toLowerCase());

export const statusCondition = (clause: FilterClause): string =>
  isOneOf("t.status", statuses, new Set(wordsOf(clause).flatMap((word) => statusGroups[word] ?? [word])));

export const channelCondition = (clause: FilterClause): string =>
  isOneOf("t.channel", ticketChannels, new Set(wordsOf(clause)));

export function priorityCondition(clause: FilterClause): string {
  const at = priorities.findIndex((known) => known === wordsOf(clause)[0]);
  const fits = (i: number): boolean => {
    switch (clause.op) {
      case ">=":
        return i >= at;
      case ">":
        return i > at;
      case "<=":
        return i <= at;
      case "<":
        return i < at;
      default:
        return wordsOf(clause).includes(priorities[i] ?? "");
    }
  };
  const wanted = priorities.filter((_, i) => fits(i));
  return wanted.length === 0 ? "false" : isOneOf("t.priority", priorities, new Set(wanted));
}

const openClock =
  "EXISTS (SELECT FROM sla_clocks k WHERE k.ticket_id = t.id AND k.met_at IS NULL AND k.cancelled_at IS NULL)";

/** The states of the clock that a list shows for a ticket: each ticket is in one of them. */
const slaStates: Readonly<Record<string, Say>> = {
  breached: ({ actor, now }, binds) => filters.viewCondition("overdue", actor, binds, now),
  at_risk: ({ actor, now }, binds) => filters.viewCondition("at_risk", actor, binds, now),
  on_track: ({ now }, binds) => {
    const at = `${binds.add(now)}::timestamptz`;
    return `${filters.openCondition} AND t.next_due_at >= ${at} AND coalesce(t.next_warn_at > ${at}, true)`;
  },
  paused: () => `${filters.dueAt} = 'infinity' AND ${openClock}`,
  none: () => `${filters.dueAt} = 'infinity' AND NOT ${openClock}`,
};

const follows =
  (level: "following" | "muted"): Say =>
  ({ actor }, binds) =>
    filters.isFollowed(actor, binds, level);

const isStates: Readonly<Record<string, Say>> = {
  reopened: () => "t.reopened_count > 0",
  awaiting_reply: () => filters.awaitsReply,
  overdue: ({ actor, now }, binds) => filters.viewCondition("overdue", actor, binds, now),
  sample: () => "t.is_sample",
  unassigned: () => "t.assignee_id IS NULL",
  assigned: () => "t.assignee_id IS NOT NULL",
  mine: ({ actor }, binds) => `t.assignee_id = ${binds.add(actor.id)}::bigint`,
  escalated: () => "t.escalation_level > 0",
  followed: follows("following"),
  muted: follows("muted"),
  snoozed: ({ actor }, binds) => filters.isSnoozed(actor, binds),
};

const hasThings: Readonly<Record<string, Say>> = {
  attachment: ({ actor }) => hasFile(seesInternal(actor)),
  reply: () => `EXISTS (SELECT FROM ticket_comments c WHERE c.ticket_id = t.id AND c.by_staff AND NOT c.is_internal)`,
  due: () => `${filters.openCondition} AND ${filters.dueAt} < 'infinity'`,
  note: () => "t.note_count > 0",
  tag: () => "EXISTS (SELECT FROM ticket_tags x WHERE x.ticket_id = t.id)",
};

/** A note's file is as internal as the note. */
const hasFile = (withInternal: boolean): string =>
  withInternal
    ? "EXISTS (SELECT FROM attachments a WHERE a.ticket_id = t.id)"
    : `EXISTS (SELECT FROM attachments a LEFT JOIN ticket_comments c ON c.id = a.comment_id
         WHERE a.ticket_id = t.id AND NOT coalesce(c.is_internal, false))`;

const sayings: Readonly<Record<string, Readonly<Record<string, Say>>>> = {
  sla: slaStates,
  is: isStates,
  has: hasThings,
  following: { me: follows("following") },
  snoozed: { me: ({ actor }, binds) => filters.isSnoozed(actor, binds) },
};

/** Any of the things that a ticket may be or have. */
export const stateCondition = (clause: FilterClause, reader: Reader, binds: Binds): string =>
  anyOf(
    wordsOf(clause).map((word) => {
      const say = sayings[clause.field]?.[word];
      if (!say) throw new Error(`Nothing is known of ${clause.field}:${word}`);
      return `(${say(reader, binds)})`;
    }),
  );
