import { useQueryClient } from "@tanstack/react-query";
import type { Field } from "@redress/backend/contract";
import { announce } from "../../../lib/announcer.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { createTurns } from "../../../lib/in-turn.js";
import { putAway } from "../../../lib/put-away.js";
import { allFieldsQuery, refreshFields } from "./save-field.js";

const inTurn = createTurns();

/** Moving, archiving and restoring: shown at once, undone by the opposite request. */
export function useArrangeFields() {
  const cache = useQueryClient();

  /** Puts one behind another; null: first. */
  const move = (id: number, afterId: number | null): void => {
    const before = cache.getQueryData(allFieldsQuery.queryKey)?.data ?? [];
    const field = before.find((one) => one.id === id);
    if (!field) return;
    const others = before.filter((one) => one.id !== id);
    void cache.cancelQueries({ queryKey: allFieldsQuery.queryKey });
    const at = others.findIndex((one) => one.id === afterId) + 1;
    cache.setQueryData(allFieldsQuery.queryKey, { data: others.toSpliced(at, 0, field) });
    announce(t("fields.admin.moved", { label: field.label, place: at + 1, count: before.length }));
    inTurn(
      () => api.moveField({ params: { id: String(id) }, body: { after_id: afterId } }),
      () => refreshFields(cache),
    );
  };

  const archive = (field: Pick<Field, "id" | "label">, archived: boolean) =>
    void putAway(field, archived, {
      name: ({ label }) => label,
      change: async (seen, next) => {
        await api.updateField({ params: { id: String(seen.id) }, body: { archived: next } });
        return seen;
      },
      refresh: () => refreshFields(cache),
      said: { archived: "fields.admin.archived_now", restored: "fields.admin.restored_now" },
    });

  return { move, archive };
}
