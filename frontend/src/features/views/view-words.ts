import type { Field, FieldColumn, ViewColumn, ViewGrouping } from "@redress/backend/contract";
import { formatNumber } from "../../lib/format.js";
import { t, type MessageId } from "../../lib/i18n.js";
import { fieldOf, isAnswer } from "../tickets/model/answer-columns.js";

/** What every desk has. */
export type UsualColumn = Exclude<ViewColumn, FieldColumn>;

const COLUMNS: Record<UsualColumn, MessageId> = {
  number: "views.column.number",
  status: "views.column.status",
  priority: "views.column.priority",
  sla: "views.column.sla",
  customer: "views.column.customer",
  assignee: "views.column.assignee",
  team: "views.column.team",
  category: "views.column.category",
  department: "views.column.department",
  organization: "views.column.organization",
  channel: "views.column.channel",
  created: "views.column.created",
  updated: "views.column.updated",
};
const GROUPINGS: Record<ViewGrouping, MessageId> = {
  status: "views.column.status",
  priority: "views.column.priority",
  assignee: "views.column.assignee",
  team: "views.column.team",
  category: "views.column.category",
  due_day: "views.group.due_day",
};

/** In the order in which they are offered and shown; the desk's own fields stand behind, in the order of forms. */
export const columnNames = (own: readonly Field[]): ViewColumn[] => [
  ...(Object.keys(COLUMNS) as UsualColumn[]),
  ...own.map(({ key }): FieldColumn => `fields.${key}`),
];
export const groupingNames = Object.keys(GROUPINGS) as ViewGrouping[];
/** What a wide list shows that nobody chose columns for. */
export const usualColumns: readonly ViewColumn[] = ["status", "priority", "sla", "customer", "assignee", "updated"];

export const columnWord = (column: ViewColumn, own: readonly Field[]): string =>
  isAnswer(column) ? (own.find(({ key }) => key === fieldOf(column))?.label ?? fieldOf(column)) : t(COLUMNS[column]);
export const groupingWord = (grouping: ViewGrouping): string => t(GROUPINGS[grouping]);

const MOST = 999;

/** How many tickets a view lists, "14" or "999+"; null where that is not known. */
export function countWord(count: number | null): string | null {
  if (count === null) return null;
  return count > MOST ? t("views.many", { count: MOST }) : formatNumber(count);
}
