import { useQueryClient } from "@tanstack/react-query";
import type { CategoryDetail, Priority } from "@redress/backend/contract";
import type { SummaryError } from "../../components/ui/error-summary.js";
import { useSaving } from "../../components/ui/use-saving.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { keyOf } from "../../lib/query.js";
import { toast } from "../../lib/toasts.js";
import { refreshCategories } from "./use-arrange-categories.js";

export interface CategoryTextValues {
  language: string;
  name: string;
  help: string;
}

export interface CategoryValues {
  name: string;
  help: string;
  default_priority: Priority;
  department_id: number | null;
  team_id: number | null;
  skill_id: number | null;
  public: boolean;
  texts: CategoryTextValues[];
}

/** Saves a category, or makes one; what keeps it from being saved is told at its place. */
export function useSaveCategory(
  category: CategoryDetail | null,
  parentId: number | null,
  onSaved: (category: CategoryDetail) => void,
) {
  const cache = useQueryClient();
  const saving = useSaving();
  return {
    ...saving,
    save: (values: CategoryValues) =>
      saving.save(missingNames(values), async (submitKeyOf) => {
        const texts = bodyOf(values);
        const body = { ...texts, parent_id: parentId };
        const saved = category
          ? await api.updateCategory({ params: { id: String(category.id) }, body: texts, ifMatch: category.version })
          : await api.createCategory({ body, idempotencyKey: submitKeyOf(body) });
        toast(t("categories.saved", { name: saved.name }));
        onSaved(saved);
        cache.setQueryData(keyOf("getCategory", { params: { id: String(saved.id) } }), saved);
        return () => refreshCategories(cache);
      }),
  };
}

function missingNames({ name, texts }: CategoryValues): SummaryError[] {
  const named = [
    { field: "name", name },
    ...texts.map((text, index) => ({ field: `texts.${index}.name`, name: text.name })),
  ];
  return named
    .filter((one) => one.name.trim() === "")
    .map(({ field }) => ({ field, message: t("categories.name.missing") }));
}

const bodyOf = ({ help, texts, ...values }: CategoryValues) => ({
  ...values,
  help: help.trim() || null,
  texts: texts.map((text) => ({ ...text, help: text.help.trim() || null })),
});
