import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../../lib/api.js";
import { keyOf, queries, refetch } from "../../../lib/query.js";

export const useMyKeys = () => useQuery(queries.listMyApiKeys());

export function useAllKeys() {
  return useInfiniteQuery({
    queryKey: [...keyOf("listApiKeys"), "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => api.listApiKeys({ query: { limit: 50, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** Both lists are asked for anew. */
export function useRefetchKeys(): () => Promise<void> {
  const cache = useQueryClient();
  return async () => {
    await refetch(cache, ["listMyApiKeys", "listApiKeys"]);
  };
}
