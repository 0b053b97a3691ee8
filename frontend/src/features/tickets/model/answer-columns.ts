import type { FieldColumn, SavedView, TicketDetail, TicketRow, ViewColumn } from "@redress/backend/contract";

/** Whether a column shows what tickets answer to one of the desk's own fields. */
export const isAnswer = (column: ViewColumn): column is FieldColumn => column.startsWith("fields.");

/** The field's key. */
export const fieldOf = (column: FieldColumn): string => column.slice("fields.".length);

/**
 * A saved view, and those of its columns that its list can show this reader now. What is shown may be less than what the
 * view has: whoever changes it keeps `columns`.
 */
export interface ShownView extends SavedView {
  shown: readonly ViewColumn[];
}

/** What the rows of a view's list hold beside what those of all lists do. */
export function answersAsked(saved: Pick<ShownView, "shown"> | null): { fields?: string } {
  const keys = saved?.shown.filter(isAnswer).map(fieldOf) ?? [];
  return keys.length > 0 ? { fields: keys.join() } : {};
}

/** The same of a whole ticket, which has them all. */
export const answersIn = ({ fields }: Pick<TicketDetail, "fields">): NonNullable<TicketRow["answers"]> =>
  Object.fromEntries(fields.map(({ key, value }) => [key, value]));
