import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { RequestOf } from "@redress/backend/contract";
import { useEffect } from "react";
import { api } from "../../lib/api.js";
import { onHint } from "../../lib/live.js";
import { keyOf, queries } from "../../lib/query.js";

const everyList = keyOf("listNotifications");

/** The newest few with the number of unread ones, kept live. */
export function useLatestNotifications() {
  const cache = useQueryClient();
  useEffect(() => onHint("notification", () => void cache.invalidateQueries({ queryKey: everyList })), [cache]);
  return useQuery(queries.listNotifications({ query: { limit: 10 } }));
}

/** All of them, page by page. */
export function useAllNotifications() {
  return useInfiniteQuery({
    queryKey: [...everyList, "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => api.listNotifications({ query: { limit: 25, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.page.next_cursor ?? undefined,
  });
}

/** Marks some, those of one ticket, or all as read. */
export function useMarkRead() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: RequestOf<"readNotifications">["body"]) => api.readNotifications({ body }),
    onSettled: () => cache.invalidateQueries({ queryKey: everyList }),
  });
}
