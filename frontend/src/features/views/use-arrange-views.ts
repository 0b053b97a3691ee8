import { useQueryClient } from "@tanstack/react-query";
import { announce } from "../../lib/announcer.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { createTurns } from "../../lib/in-turn.js";
import { refetch } from "../../lib/query.js";
import { viewsQuery } from "./view-queries.js";

// For all of them: by a handle of the sidebar or from the menu of the view, it is one order.
const inTurn = createTurns();

/** Puts one's views in another order: shown at once, sent one after the other. */
export function useArrangeViews() {
  const cache = useQueryClient();

  return (ids: readonly number[], moved: number): void => {
    const before = cache.getQueryData(viewsQuery.queryKey);
    if (!before || before.data.map(({ id }) => id).join() === ids.join()) return;
    void cache.cancelQueries({ queryKey: viewsQuery.queryKey });
    const placeOf = new Map(ids.map((id, place) => [id, place]));
    const data = before.data.toSorted((a, b) => (placeOf.get(a.id) ?? ids.length) - (placeOf.get(b.id) ?? ids.length));
    cache.setQueryData(viewsQuery.queryKey, { ...before, data });
    const name = data.find(({ id }) => id === moved)?.name ?? "";
    announce(t("views.moved", { name, place: ids.indexOf(moved) + 1, count: ids.length }));
    inTurn(
      () => api.orderViews({ body: { ids: [...ids] } }),
      () => refetch(cache, ["listViews", "countViews"]),
    );
  };
}
