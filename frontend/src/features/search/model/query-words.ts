import type { Priority, Status } from "@redress/backend/contract";
import type { QueryError, QueryErrorCode, QueryField, QueryOperator } from "@redress/backend/contract/query";
import { priorityWord } from "../../../components/ui/priority-icon.js";
import { statusWord } from "../../../components/ui/status-badge.js";
import { t, type MessageId } from "../../../lib/i18n.js";

const FIELDS: Record<string, MessageId> = {
  status: "search.field.status",
  priority: "search.field.priority",
  sla: "search.field.sla",
  due: "search.field.due",
  assignee: "search.field.assignee",
  team: "search.field.team",
  category: "search.field.category",
  tag: "search.field.tag",
  from: "search.field.from",
  is: "search.field.is",
  has: "search.field.has",
  created: "search.field.created",
  updated: "search.field.updated",
  resolved: "search.field.resolved",
  closed: "search.field.closed",
  received: "search.field.received",
  department: "search.field.department",
  organization: "search.field.organization",
  skill: "search.field.skill",
  channel: "search.field.channel",
  following: "search.field.following",
  snoozed: "search.field.snoozed",
  comments: "search.field.comments",
  reopened: "search.field.reopened",
  escalation: "search.field.escalation",
  id: "search.field.id",
  sort: "search.field.sort",
};

/** Words of the language beside the statuses and priorities, which have theirs. */
const VALUES: Record<string, MessageId> = {
  me: "search.value.me",
  none: "search.value.none",
  any: "search.value.any",
  open: "search.value.open",
  done: "search.value.done",
  on_track: "search.value.on_track",
  at_risk: "search.value.at_risk",
  breached: "search.value.breached",
  paused: "search.value.paused",
  reopened: "search.value.reopened",
  awaiting_reply: "search.value.awaiting_reply",
  overdue: "search.value.overdue",
  sample: "search.value.sample",
  unassigned: "search.value.unassigned",
  assigned: "search.value.assigned",
  mine: "search.value.mine",
  escalated: "search.value.escalated",
  followed: "search.value.followed",
  muted: "search.value.muted",
  snoozed: "search.value.snoozed",
  attachment: "search.value.attachment",
  reply: "search.value.reply",
  due: "search.value.due",
  note: "search.value.note",
  tag: "search.value.tag",
  web: "search.value.web",
  api: "search.value.api",
  phone: "search.value.phone",
  counter: "search.value.counter",
  import: "search.value.import",
  yes: "search.value.yes",
  no: "search.value.no",
  today: "search.value.today",
  yesterday: "search.value.yesterday",
  tomorrow: "search.value.tomorrow",
  newest: "search.value.newest",
  oldest: "search.value.oldest",
  updated: "search.value.updated",
  priority: "search.value.priority",
  relevance: "search.value.relevance",
};
const STATUSES: readonly string[] = ["new", "in_progress", "pending", "on_hold", "resolved", "closed"];
const PRIORITIES: readonly string[] = ["critical", "high", "medium", "low"];

const OPERATORS: Record<QueryOperator, MessageId | null> = {
  ":": "search.operator.is",
  ">=": "search.operator.at_least",
  "<=": "search.operator.at_most",
  ">": "search.operator.above",
  "<": "search.operator.below",
  "..": null,
};

const ERRORS: Record<QueryErrorCode, MessageId> = {
  too_long: "search.error.too_long",
  too_many_clauses: "search.error.too_many_clauses",
  too_many_values: "search.error.too_many_values",
  unclosed_quote: "search.error.unclosed_quote",
  unknown_field: "search.error.unknown_field",
  empty_value: "search.error.empty_value",
  unknown_value: "search.error.unknown_value",
  unknown_name: "search.error.unknown_name",
  operator_not_allowed: "search.error.operator_not_allowed",
  bad_date: "search.error.bad_date",
  not_in_the_future: "search.error.not_in_the_future",
  bad_number: "search.error.bad_number",
  bad_pattern: "search.error.bad_pattern",
  range_alone: "search.error.range_alone",
  sort_twice: "search.error.sort_twice",
  sort_without_words: "search.error.sort_without_words",
  not_negatable: "search.error.not_negatable",
  no_word: "search.error.no_word",
};

/** What a field is called, "Assigned to"; the desk's own ones have their labels. */
export function fieldWord(field: Pick<QueryField, "name" | "label">): string {
  const id = Object.hasOwn(FIELDS, field.name) ? FIELDS[field.name] : undefined;
  return field.label ?? (id ? t(id) : field.name);
}

/** What a value means, "Waiting on customer"; a name means itself. */
export function valueWord(field: string, value: string): string {
  if (field === "status" && STATUSES.includes(value)) return statusWord(value as Status, "agent");
  if (field === "priority" && PRIORITIES.includes(value)) return priorityWord(value as Priority);
  if (field === "sort" && value === "due") return t("search.value.sort_due");
  const id = Object.hasOwn(VALUES, value) ? VALUES[value] : undefined;
  return id ? t(id) : value;
}

export function operatorWord(operator: QueryOperator): string {
  const id = OPERATORS[operator];
  return id ? t(id) : operator;
}

/** What is wrong, and what could be done about it. */
export function errorWord({ code, params }: Pick<QueryError, "code" | "params">): string {
  return t(ERRORS[code], { max: "", field: "", value: "", ...params });
}
