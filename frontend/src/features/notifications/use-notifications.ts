import { useInfiniteQuery, useMutation, useQuery, useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { RequestOf } from "@redress/backend/contract";
import { useEffect } from "react";
import { api } from "../../lib/api.js";
import { onHint } from "../../lib/live.js";
import { keyOf, queries, refetch } from "../../lib/query.js";

const refetchAll = (cache: QueryClient) => refetch(cache, ["listAlerts", "listNotifications"]);

/** The newest few tickets with alerts and the number of unread ones, kept live. */
export function useLatestAlerts() {
  const cache = useQueryClient();
  useEffect(() => onHint("notification", () => void refetchAll(cache)), [cache]);
  return useQuery(queries.listAlerts({ query: { limit: 10 } }));
}

/** All of them, page by page. */
export function useAllAlerts() {
  return useInfiniteQuery({
    queryKey: [...keyOf("listAlerts"), "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => api.listAlerts({ query: { limit: 25, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.page.next_cursor ?? undefined,
  });
}

/** Everything that was told of one ticket, newest first, page by page. */
export function useAlertsOf(ticketId: number) {
  return useInfiniteQuery({
    queryKey: [...keyOf("listNotifications"), "ticket", ticketId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.listNotifications({ query: { limit: 25, ticket_id: String(ticketId), cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.page.next_cursor ?? undefined,
  });
}

/** Marks some, those of one ticket, or all as read. */
export function useMarkRead() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: RequestOf<"readNotifications">["body"]) => api.readNotifications({ body }),
    onSettled: () => refetchAll(cache),
  });
}
