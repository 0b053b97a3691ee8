import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "../../../lib/api.js";
import { onHint } from "../../../lib/live.js";
import { keyOf, queries } from "../../../lib/query.js";

export type Shelf = "open" | "closed";

/** Resolved is still open to its customer: the answer to "did this fix it?" is missing. */
const STATUSES: Record<Shelf, string> = { open: "new,in_progress,pending,on_hold,resolved", closed: "closed" };
const PAGE = 25;

const queryFor = (shelf: Shelf) => ({ status: STATUSES[shelf], sort: "updated" as const, limit: PAGE });

/** Marks the lists of complaints old whenever one of them changes. */
function useLiveLists(): void {
  useEffect(
    () => onHint("ticket", (_hint, cache) => void cache.invalidateQueries({ queryKey: keyOf("listTickets") })),
    [],
  );
}

/** One's own complaints that go on, latest change first; enough of them for an overview. */
export function useOpenComplaints(enabled = true) {
  useLiveLists();
  return useQuery({ ...queries.listTickets({ query: queryFor("open") }), enabled });
}

/** All of one's own complaints, page by page. */
export function useComplaintPages(shelf: Shelf) {
  useLiveLists();
  const query = queryFor(shelf);
  return useInfiniteQuery({
    queryKey: [...keyOf("listTickets", { query }), "pages"],
    queryFn: ({ pageParam, signal }) =>
      api.listTickets({ query: { ...query, ...(pageParam !== null && { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page.next_cursor,
  });
}
