import type { TicketGroup, TicketRow, ViewGrouping } from "@redress/backend/contract";
import type { QueueAddress } from "./queue-address.js";
import { compareRows } from "./queue-order.js";

/** A list divided into groups: each is a list of its own by its filters, and the whole is one after the other. */
export interface GroupedList {
  by: ViewGrouping;
  /** In their order; those that are folded have a heading and no rows. */
  groups: readonly TicketGroup[];
  folded: ReadonlySet<string>;
}

/** What is drawn of a divided list: headings, and below each its rows as far as they are loaded. */
export type ListItem<Row> = { heading: TicketGroup } | { row: Row };

/**
 * Rows under the headings of their groups. Of what comes below the rows that are loaded nothing is shown yet.
 *
 * @param groupOf the group in which each row came, by its id.
 */
export function underHeadings<Row extends { id: number }>(
  { groups, folded }: GroupedList,
  rows: readonly Row[],
  groupOf: ReadonlyMap<number, string>,
  hasMore: boolean,
): ListItem<Row>[] {
  const items: ListItem<Row>[] = [];
  const byGroup = new Map<string, Row[]>();
  for (const row of rows) {
    const key = groupOf.get(row.id) ?? "";
    byGroup.set(key, [...(byGroup.get(key) ?? []), row]);
  }
  const lastLoaded = groups.findLastIndex(({ key }) => byGroup.has(key));
  for (const [i, group] of groups.entries()) {
    const isOpen = !folded.has(group.key);
    if (hasMore && isOpen && i > lastLoaded) break;
    items.push({ heading: group });
    if (isOpen) for (const row of byGroup.get(group.key) ?? []) items.push({ row });
  }
  return items;
}

/** The group that comes after one in the list; undefined after the last that is open. */
export function nextOpen({ groups, folded }: GroupedList, after: string | null): TicketGroup | undefined {
  const from = after === null ? 0 : groups.findIndex(({ key }) => key === after) + 1;
  return groups.slice(from).find(({ key }) => !folded.has(key));
}

/** How two rows of a divided list stand to each other, as far as the rows say in which group they are. */
export function compareInGroups(address: Pick<QueueAddress, "sort">, { by, groups }: GroupedList) {
  const placeOf = (row: TicketRow) => groups.findIndex(({ key }) => key === keyOf(row, by));
  const knowsPlaces = by !== "due_day";
  return (a: TicketRow, b: TicketRow): number => {
    const between = knowsPlaces ? placeOf(a) - placeOf(b) : 0;
    if (between !== 0) return between;
    return knowsPlaces || address.sort === "due" ? compareRows(a, b, address.sort) : 0;
  };
}

function keyOf(row: TicketRow, by: ViewGrouping): string {
  switch (by) {
    case "status":
      return row.status;
    case "priority":
      return row.priority;
    case "assignee":
      return String(row.assigned_agent?.id ?? "none");
    case "team":
      return String(row.team?.id ?? "none");
    case "category":
      return String(row.category.id);
    case "due_day":
      return "";
  }
}
