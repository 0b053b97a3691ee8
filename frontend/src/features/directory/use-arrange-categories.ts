import { useQueryClient } from "@tanstack/react-query";
import type { Category } from "@redress/backend/contract";
import { announce } from "../../lib/announcer.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { createTurns } from "../../lib/in-turn.js";
import { putAway } from "../../lib/put-away.js";
import { queries, refetch } from "../../lib/query.js";
import { toast } from "../../lib/toasts.js";
import { placeOf, withMove, type Place } from "./category-places.js";

/** Every category, archived ones too, as those see it who arrange the tree. */
export const allCategoriesQuery = queries.listCategories({ query: { archived: "true" } });

const inTurn = createTurns();

/** Moving, archiving and restoring: shown at once where that can be, undone by the opposite request. */
export function useArrangeCategories() {
  const cache = useQueryClient();
  const refresh = () => refreshCategories(cache);

  const move = (id: number, place: Place): void => {
    const before = cache.getQueryData(allCategoriesQuery.queryKey)?.data;
    const category = before?.find((one) => one.id === id);
    const back = before && placeOf(before, id);
    if (!before || !category || !back) return;
    void cache.cancelQueries({ queryKey: allCategoriesQuery.queryKey });
    const after = withMove(before, id, place);
    cache.setQueryData(allCategoriesQuery.queryKey, { data: after });
    announce(placeWords(after, id));
    inTurn(async () => {
      await api.moveCategory({ params: { id: String(id) }, body: place });
      if (place.parent_id !== back.parent_id)
        toast(placeWords(after, id), { action: { label: t("ui.undo"), run: () => move(id, back) } });
    }, refresh);
  };

  const archive = (category: Category, archived: boolean) =>
    void putAway(category, archived, {
      name: ({ name }) => name,
      change: async (seen, next) => {
        await api.updateCategory({ params: { id: String(seen.id) }, body: { archived: next } });
        return seen;
      },
      refresh,
      said: { archived: "categories.archived_now", restored: "categories.restored_now" },
    });

  return { move, archive };
}

/** Everything that shows categories. */
export async function refreshCategories(cache: ReturnType<typeof useQueryClient>): Promise<void> {
  await refetch(cache, ["listCategories", "getCategory", "getTeam", "getSetup"]);
}

/** "Refund late: place 2 of 5 below Billing". */
function placeWords(categories: readonly Category[], id: number): string {
  const category = categories.find((one) => one.id === id);
  const siblings = categories
    .filter(({ parent_id: parent }) => parent === category?.parent_id)
    .sort((a, b) => a.position - b.position);
  const values = {
    name: category?.name,
    place: siblings.findIndex((one) => one.id === id) + 1,
    count: siblings.length,
  };
  const parent = categories.find((one) => one.id === category?.parent_id);
  return parent ? t("categories.place.below", { ...values, parent: parent.name }) : t("categories.place.top", values);
}
