import type { QueryClient } from "@tanstack/react-query";
import { queries, refetch } from "../../lib/query.js";

/** All that a sidebar shows, in one's own order. */
export const viewsQuery = queries.listViews({ query: { limit: 100 } });
/** Those that were put away and whoever asks may bring back. */
export const archivedViewsQuery = queries.listViews({ query: { archived: "true", limit: 100 } });
export const viewCountsQuery = queries.countViews();

/** One view; what the sidebar knows of it is shown at once. */
export function viewQuery(cache: QueryClient, id: number) {
  return {
    ...queries.getView({ params: { id: String(id) } }),
    placeholderData: () => cache.getQueryData(viewsQuery.queryKey)?.data.find((view) => view.id === id),
  };
}

/** Everything that shows views. */
export const refreshViews = (cache: QueryClient): Promise<void> =>
  refetch(cache, ["listViews", "countViews", "getView", "countTicketGroups"]);
