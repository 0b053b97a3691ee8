import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { api } from "../../../lib/api.js";
import { onHint } from "../../../lib/live.js";
import { keyOf, queries } from "../../../lib/query.js";

export type Shelf = "open" | "closed" | "found";

/** Resolved is still open to its customer: the answer to "did this fix it?" is missing. */
const STATUSES = { open: "new,in_progress,pending,on_hold,resolved", closed: "closed" } as const;
const PAGE = 25;

const queryFor = (shelf: Shelf, words = "") => ({
  // What was looked for stays in its place, whatever happens to it while one reads on.
  ...(shelf === "found"
    ? { q: plainQuery(words), sort: "newest" as const }
    : { status: STATUSES[shelf], sort: "updated" as const }),
  limit: PAGE,
});

/** Words as they are typed by people who know of no query language: none of their signs means anything. */
export function plainQuery(words: string): string {
  return words
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .map((word) => (/^[\p{L}\p{N}][\p{L}\p{N}.'’-]*$/u.test(word) ? word : `"${word.replaceAll(/["\\“”„]/gu, "")}"`))
    .join(" ");
}

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

/** All of one's own complaints, page by page. @param words of those that are found by them. */
export function useComplaintPages(shelf: Shelf, words = "") {
  useLiveLists();
  const query = queryFor(shelf, words);
  return useInfiniteQuery({
    enabled: shelf !== "found" || plainQuery(words) !== "",
    queryKey: [...keyOf("listTickets", { query }), "pages"],
    queryFn: ({ pageParam, signal }) =>
      api.listTickets({ query: { ...query, ...(pageParam !== null && { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.page.next_cursor,
  });
}
