import { infiniteQueryOptions, queryOptions, type InfiniteData } from "@tanstack/react-query";
import type { TicketGroup, TicketPage, TicketRow } from "@redress/backend/contract";
import { api } from "../../../lib/api.js";
import { keyOf } from "../../../lib/query.js";
import { answersAsked } from "../model/answer-columns.js";
import { nextOpen, type GroupedList } from "../model/groups.js";
import type { QueueRow } from "../model/queue-row.js";
import { listQueryOf, type QueueAddress } from "../model/queue-address.js";

/** Where a page begins: in which group, where the list is divided, and after which row. */
export interface PageStart {
  group: TicketGroup | null;
  cursor: string | null;
}
export type QueuePages = InfiniteData<TicketPage, PageStart>;

/**
 * A queue, page after page. It is asked for when it is opened and when the person says so, never by itself: rows
 * change in place, and what would move them waits (see use-queue.ts).
 */
export function queueQuery(address: QueueAddress, timeZone: string, grouped: GroupedList | null = null) {
  const query = { ...listQueryOf(address, timeZone), ...answersAsked(address.saved) };
  const listed = viewOf(["", "", query, address.saved?.id ?? null]);
  return infiniteQueryOptions({
    queryKey: ["listTickets", "queue", query, address.saved?.id ?? null, grouped && divisionOf(grouped)],
    queryFn: ({ pageParam, signal }): Promise<TicketPage> =>
      api.listTickets({
        query: { ...query, ...pageParam.group?.filters, ...(pageParam.cursor && { cursor: pageParam.cursor }) },
        signal,
      }),
    initialPageParam: { group: (grouped && nextOpen(grouped, null)) ?? null, cursor: null },
    getNextPageParam: (last: TicketPage, _pages: TicketPage[], { group }: PageStart): PageStart | null => {
      if (last.page.next_cursor !== null) return { group, cursor: last.page.next_cursor };
      const next = grouped && group ? nextOpen(grouped, group.key) : undefined;
      return next ? { group: next, cursor: null } : null;
    },
    staleTime: Infinity,
    meta: { still: true },
    refetchOnMount: "always",
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    // Other filters or another order keep what is shown until they are there; another view is another list.
    placeholderData: (before: QueuePages | undefined, beforeQuery?: { queryKey: readonly unknown[] }) =>
      viewOf(beforeQuery?.queryKey) === listed ? before : undefined,
  });
}

/** What makes it another list: which groups it has, and which of them are folded. */
const divisionOf = ({ by, groups, folded }: GroupedList) => [by, ...groups.map(({ key }) => [key, folded.has(key)])];

/** In which group each loaded row came. */
export function groupsOfRows(
  data: { pages: readonly TicketPage[]; pageParams: readonly unknown[] } | undefined,
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [i, page] of (data?.pages ?? []).entries())
    for (const { id } of page.data)
      if (!found.has(id)) found.set(id, (data?.pageParams[i] as PageStart).group?.key ?? "");
  return found;
}

/** How many tickets a narrowed list has. It is as old as the counts of the views, and asked for again with them. */
export function narrowedCount(address: QueueAddress, timeZone: string) {
  const { sort: _order, ...query } = listQueryOf(address, timeZone);
  return queryOptions({
    queryKey: [...keyOf("countTickets"), query],
    queryFn: async ({ signal }) => {
      const { count } = await api.listTickets({ query: { ...query, count: "true", limit: 1 }, signal });
      return count;
    },
  });
}

/** Which view a list's key is of: saved ones by their id. */
function viewOf(key: readonly unknown[] | undefined): unknown {
  return key?.[3] ?? (key?.[2] as { view?: unknown } | undefined)?.view;
}

/** The rows of all loaded pages; a ticket that moved between two requests is shown once. */
export function rowsOf(data: { pages: readonly TicketPage[] } | undefined): QueueRow[] {
  const rows = new Map<number, QueueRow>();
  for (const page of data?.pages ?? []) {
    for (const row of page.data) if (!rows.has(row.id)) rows.set(row.id, timed(row, page.server_time));
  }
  return [...rows.values()];
}

const timedRows = new WeakMap<TicketRow, QueueRow>();

/** A row with its page's time; the same object for the same row, so that only those that changed are drawn again. */
function timed(row: QueueRow, pageTime: string): QueueRow {
  if (row.server_time) return row;
  const known = timedRows.get(row);
  if (known?.server_time === pageTime) return known;
  const made = { server_time: pageTime, ...row };
  timedRows.set(row, made);
  return made;
}

/** The same pages with one ticket's row as it is now; the same object when it is not among them, or older than what is. */
export function withRow(pages: QueuePages | undefined, ticket: QueueRow): QueuePages | undefined {
  const isOlder = (row: TicketRow) => row.id === ticket.id && row.version <= ticket.version;
  if (!pages?.pages.some((page) => page.data.some(isOlder))) return pages;
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      data: page.data.map((row) => (isOlder(row) ? withAnswers(ticket, row) : row)),
    })),
  };
}

/** Who was not asked for answers leaves those that are shown; the next hint brings them anew. */
const withAnswers = (now: QueueRow, before: TicketRow): QueueRow =>
  now.answers || !before.answers ? now : { ...now, answers: before.answers };
