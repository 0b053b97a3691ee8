import type { FieldColumn, SavedView, TicketDetail, TicketRow, ViewColumn } from "@redress/backend/contract";

/** Whether a column shows what tickets answer to one of the desk's own fields. */
export const isAnswer = (column: ViewColumn): column is FieldColumn => column.startsWith("fields.");

/** The field's key. */
export const fieldOf = (column: FieldColumn): string => column.slice("fields.".length);

/** What the rows of a view's list hold beside what those of all lists do. */
export function answersAsked(saved: Pick<SavedView, "columns"> | null): { fields?: string } {
  const keys = saved?.columns.filter(isAnswer).map(fieldOf) ?? [];
  return keys.length > 0 ? { fields: keys.join() } : {};
}

/** The same of a whole ticket, which has them all. */
export const answersIn = ({ fields }: Pick<TicketDetail, "fields">): NonNullable<TicketRow["answers"]> =>
  Object.fromEntries(fields.map(({ key, value }) => [key, value]));
