import { useQueryClient } from "@tanstack/react-query";
import type { CategoryDetail, Priority } from "@redress/backend/contract";
import { useState } from "react";
import type { SummaryError } from "../../components/ui/error-summary.js";
import { api } from "../../lib/api.js";
import { ApiProblem } from "../../lib/api-problem.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { keyOf } from "../../lib/query.js";
import { useSubmitKey } from "../../lib/submit-key.js";
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
  const key = useSubmitKey();
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const [attempt, setAttempt] = useState(0);

  const fail = (found: SummaryError[]) => {
    setErrors(found);
    setAttempt((count) => count + 1);
  };
  const send = async (values: CategoryValues): Promise<void> => {
    const missing = missingNames(values);
    if (missing.length > 0) return fail(missing);
    setBusy(true);
    try {
      const body = bodyOf(values);
      const saved = category
        ? await api.updateCategory({ params: { id: String(category.id) }, body, ifMatch: category.version })
        : await api.createCategory({ body: { ...body, parent_id: parentId }, idempotencyKey: key.current() });
      setErrors([]);
      toast(t("categories.saved", { name: saved.name }));
      onSaved(saved);
      cache.setQueryData(keyOf("getCategory", { params: { id: String(saved.id) } }), saved);
      await refreshCategories(cache);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      key.renew();
      fail(error.errors.length > 0 ? error.errors.map((each) => ({ ...each })) : [{ message: problemText(error) }]);
    } finally {
      setBusy(false);
    }
  };
  return { save: (values: CategoryValues) => void send(values), busy, errors, attempt };
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
