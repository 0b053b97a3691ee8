import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { SearchSnippet } from "@redress/backend/contract";
import { api } from "../../../lib/api.js";
import { keyOf } from "../../../lib/query.js";
import { hasWords, type QueueAddress } from "../model/queue-address.js";

/** As many tickets as a page of the list has. */
const AT_ONCE = 50;

export interface Found {
  /** Words are looked for: each row has a line in which they are. */
  isOn: boolean;
  /** By the ticket's id; those that are not there yet, or have no text to show, are missing. */
  snippets: ReadonlyMap<number, SearchSnippet>;
}

/** Where the words of a search are in the tickets that it found: asked for page by page, when the rows are there. */
export function useSnippets({ q, isSearch }: QueueAddress, rows: readonly { id: number }[]): Found {
  const isOn = isSearch && hasWords(q);
  const idsOf = (page: number) =>
    rows
      .slice(page * AT_ONCE, (page + 1) * AT_ONCE)
      .map(({ id }) => id)
      .join();
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    // A list that was loaded anew begins with others.
    queryKey: keyOf("searchSnippets", { query: { q, ids: idsOf(0) } }),
    queryFn: ({ pageParam, signal }) => api.searchSnippets({ query: { q, ids: idsOf(pageParam) }, signal }),
    initialPageParam: 0,
    getNextPageParam: (_last, pages) => (pages.length * AT_ONCE < rows.length ? pages.length : undefined),
    enabled: isOn && rows.length > 0,
    staleTime: Infinity,
  });
  useEffect(() => {
    if (isOn && hasNextPage && !isFetching) void fetchNextPage();
  }, [isOn, hasNextPage, isFetching, fetchNextPage]);
  const found = data?.pages.flatMap((page) => page.data) ?? [];
  return {
    isOn,
    snippets: new Map(found.map((snippet) => [snippet.ticket_id, snippet])),
  };
}
