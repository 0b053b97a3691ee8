import type { Correction } from "@redress/backend/contract";
import { hashKey, useInfiniteQuery, useQueryClient, type UseInfiniteQueryResult } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { viewer } from "../../../lib/format.js";
import { useMe } from "../../../lib/session.js";
import { useStore } from "../../../lib/store.js";
import {
  noNews,
  pillOf,
  takeChange,
  takeLoss,
  takeUnknown,
  type ListNews,
  type ShownList,
} from "../model/list-news.js";
import type { QueueAddress } from "../model/queue-address.js";
import { answersAsked } from "../model/answer-columns.js";
import { compareRows, isInView, passesFilters } from "../model/queue-order.js";
import { readRows, useLiveTickets } from "./live-tickets.js";
import { isHidden, rowOf, type QueueRow } from "../model/queue-row.js";
import { useGroups } from "./use-groups.js";
import { compareInGroups, nextOpen } from "../model/groups.js";
import { groupsOfRows, queueQuery, rowsOf, withRow, type QueuePages } from "./queue-queries.js";

const NONE: readonly Correction[] = [];

/**
 * A queue that stays still: rows change where they are, what would move them waits for `refresh`.
 *
 * @param isAsked false: nothing is asked for yet, and there are no rows.
 */
export function useQueue(address: QueueAddress, isAsked = true) {
  const cache = useQueryClient();
  const me = useMe();
  const { timeZone } = useStore(viewer);
  const groups = useGroups(address, timeZone);
  const division = groups.list;
  const options = useMemo(() => queueQuery(address, timeZone, division), [address, timeZone, division]);
  // All folded, or none there: there are headings at most.
  const isFolded = division !== null && !nextOpen(division, null);
  const query = useInfiniteQuery({ ...options, enabled: isAsked && !groups.isPending && !isFolded });
  const rows: readonly QueueRow[] = useMemo(() => rowsOf(query.data), [query.data]);

  const listId = hashKey(options.queryKey);
  const [held, setHeld] = useState<{ listId: string; news: ListNews }>({ listId, news: noNews });
  const news = held.listId === listId ? held.news : noNews;
  const note = (take: (news: ListNews) => ListNews) =>
    setHeld((before) => ({ listId, news: take(before.listId === listId ? before.news : noNews) }));

  const listOf = (matches: boolean): ShownList => ({
    rows,
    // Below the last loaded row there may be other groups: what is new is news wherever it stands.
    hasMore: query.hasNextPage && !division,
    belongs: (row) =>
      matches &&
      isInView(row, address.view, me.id, address.filters.snoozed) &&
      passesFilters(row, address.filters, timeZone),
    compare: division ? compareInGroups(address, division) : (a, b) => compareRows(a, b, address.sort),
  });
  const list = listOf(true);
  const takeRow = (row: QueueRow, matches: boolean) => {
    cache.setQueryData<QueuePages>(options.queryKey, (pages) => withRow(pages, row));
    // While another list is still shown in this one's place, there is nothing to compare with.
    if (!query.isPlaceholderData && query.isSuccess) note((before) => takeChange(before, listOf(matches), row));
  };
  const { q } = address;
  const matching = async (ids: readonly number[]) => new Set((await readRows(ids, { q })).map(({ id }) => id));
  /** What a search finds, the server says; a ticket that is as it was when it was found, it still finds. */
  const judge = async (row: QueueRow) => {
    const known = rows.find(({ id }) => id === row.id);
    if (q === "") takeRow(row, true);
    else if (known && known.version >= row.version) takeRow(row, !news.left.has(row.id));
    else
      await matching([row.id]).then(
        (found) => takeRow(row, found.has(row.id)),
        () => note((before) => takeUnknown(before, row.id)),
      );
  };
  useLiveTickets({
    shown: () => rows.map(({ id }) => id),
    asked: () => answersAsked(address.saved),
    onTicket: (ticket) => {
      if (isHidden(ticket)) note((before) => takeLoss(before, list, ticket.id));
      else void judge(rowOf(ticket));
    },
    matching: q === "" ? undefined : matching,
    onRow: takeRow,
    onLoss: (id) => note((before) => takeLoss(before, list, id)),
    onUnknown: (id) => note((before) => takeUnknown(before, id)),
  });

  const groupOf = useMemo(() => groupsOfRows(query.data), [query.data]);
  const { refetch } = query;
  const { refresh: refreshGroups } = groups;
  const refresh = useCallback(async () => {
    setHeld({ listId, news: noNews });
    // From the top again: the pages below would have to be asked for one after another.
    cache.setQueryData<QueuePages>(options.queryKey, firstPageOf);
    await Promise.all([refetch(), refreshGroups()]);
  }, [cache, listId, options, refetch, refreshGroups]);

  const [first] = query.data?.pages ?? [];
  return {
    ...pickState(query),
    isPending: query.isPending && !isFolded,
    corrected: first?.corrected ?? NONE,
    tookMs: first?.took_ms,
    groups,
    groupOf,
    listId,
    rows,
    left: news.left,
    pill: pillOf(news),
    refresh,
  };
}

function firstPageOf(pages: QueuePages | undefined): QueuePages | undefined {
  return pages && { pages: pages.pages.slice(0, 1), pageParams: pages.pageParams.slice(0, 1) };
}

function pickState(query: UseInfiniteQueryResult) {
  const { isPending, isPlaceholderData, error, hasNextPage, isFetchingNextPage, fetchNextPage, isRefetching } = query;
  const loadMore = () => {
    // A failed page shows its error in the list's footer.
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  };
  return {
    isPending,
    isStale: isPlaceholderData,
    error,
    hasMore: hasNextPage,
    isLoadingMore: isFetchingNextPage,
    isRefreshing: isRefetching,
    loadMore,
  };
}
