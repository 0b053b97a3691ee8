import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { PickOption } from "../../components/ui/pick-many.js";
import { api } from "../../lib/api.js";
import { keyOf } from "../../lib/query.js";

/** Everybody who works here and is active, by name; page after page until all are there. */
export function useStaff(): PickOption[] {
  const query = { staff: "true" as const };
  const { data, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery({
    queryKey: [...keyOf("listPeople", { query }), "everybody"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => api.listPeople({ query: { ...query, limit: 100, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.page.next_cursor ?? undefined,
  });
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  return (data?.pages ?? [])
    .flatMap((page) => page.data)
    .filter((person) => !person.deactivated)
    .map((person) => ({ value: person.id, label: person.full_name, detail: person.role.name }));
}
