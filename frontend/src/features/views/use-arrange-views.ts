import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { announce } from "../../lib/announcer.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { toastProblem } from "../../lib/problem-text.js";
import { refetch } from "../../lib/query.js";
import { viewsQuery } from "./view-queries.js";

/** Puts one's views in another order: shown at once, sent one after the other. */
export function useArrangeViews() {
  const cache = useQueryClient();
  const sending = useRef({ last: Promise.resolve(), waiting: 0 });

  return (ids: readonly number[], moved: number): void => {
    const before = cache.getQueryData(viewsQuery.queryKey);
    if (!before || before.data.map(({ id }) => id).join() === ids.join()) return;
    void cache.cancelQueries({ queryKey: viewsQuery.queryKey });
    const placeOf = new Map(ids.map((id, place) => [id, place]));
    const data = before.data.toSorted((a, b) => (placeOf.get(a.id) ?? ids.length) - (placeOf.get(b.id) ?? ids.length));
    cache.setQueryData(viewsQuery.queryKey, { ...before, data });
    const name = data.find(({ id }) => id === moved)?.name ?? "";
    announce(t("views.moved", { name, place: ids.indexOf(moved) + 1, count: ids.length }));
    sending.current.waiting += 1;
    sending.current.last = sending.current.last.then(async () => {
      try {
        await api.orderViews({ body: { ids: [...ids] } });
      } catch (error) {
        toastProblem(error);
      }
      sending.current.waiting -= 1;
      // Read anew when all are through: an answer in between would move them back.
      if (sending.current.waiting === 0) await refetch(cache, ["listViews", "countViews"]);
    });
  };
}
