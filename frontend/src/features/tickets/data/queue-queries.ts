import { infiniteQueryOptions, queryOptions, type InfiniteData } from "@tanstack/react-query";
import type { TicketPage, TicketRow } from "@redress/backend/contract";
import { api } from "../../../lib/api.js";
import { keyOf } from "../../../lib/query.js";
import type { QueueRow } from "../model/queue-row.js";
import { listQueryOf, type QueueAddress } from "../model/queue-address.js";

export type QueuePages = InfiniteData<TicketPage, string | null>;

/**
 * A queue, page after page. It is asked for when it is opened and when the person says so, never by itself: rows
 * change in place, and what would move them waits (see use-queue.ts).
 */
export function queueQuery(address: QueueAddress, timeZone: string) {
  const query = listQueryOf(address, timeZone);
  return infiniteQueryOptions({
    queryKey: ["listTickets", "queue", query],
    queryFn: ({ pageParam, signal }): Promise<TicketPage> =>
      api.listTickets({ query: { ...query, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: TicketPage) => last.page.next_cursor,
    staleTime: Infinity,
    meta: { still: true },
    refetchOnMount: "always",
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    // Other filters or another order keep what is shown until they are there; another view is another list.
    placeholderData: (before: QueuePages | undefined, beforeQuery?: { queryKey: readonly unknown[] }) =>
      viewOf(beforeQuery?.queryKey) === query.view ? before : undefined,
  });
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

function viewOf(key: readonly unknown[] | undefined): unknown {
  return (key?.[2] as { view?: unknown } | undefined)?.view;
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
    pages: pages.pages.map((page) => ({ ...page, data: page.data.map((row) => (isOlder(row) ? ticket : row)) })),
  };
}
