import type { Category, CategoryDetail } from "@redress/backend/contract";
import { useState } from "react";
import { Button } from "../../components/ui/button.js";
import { Checkbox } from "../../components/ui/checkbox.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { LastChanged } from "../../components/ui/last-changed.js";
import { SaveBar } from "../../components/ui/save-bar.js";
import { useAppInfo } from "../../lib/app-info.js";
import { t } from "../../lib/i18n.js";
import { leaveFreely } from "../../lib/leave-guard.js";
import { CategoryDestination } from "./category-destination.js";
import { CategoryTextFields, OtherLanguages } from "./category-texts.js";
import { useSaveCategory, type CategoryValues } from "./save-category.js";
import { useArrangeCategories } from "./use-arrange-categories.js";

/** A new one leads where the one it lies below leads, until something else is chosen. */
const newBelow = (parent: Category | null): CategoryValues => ({
  name: "",
  help: "",
  default_priority: parent?.default_priority ?? "medium",
  department_id: parent?.department?.id ?? null,
  team_id: parent?.team?.id ?? null,
  skill_id: parent?.skill?.id ?? null,
  public: true,
  texts: [],
});

const valuesOf = (category: CategoryDetail): CategoryValues => ({
  name: category.name,
  help: category.help ?? "",
  default_priority: category.default_priority,
  department_id: category.department?.id ?? null,
  team_id: category.team?.id ?? null,
  skill_id: category.skill?.id ?? null,
  public: category.public,
  texts: category.texts.map(({ language, name, help }) => ({ language, name, help: help ?? "" })),
});

interface CategoryFormProps {
  category: CategoryDetail | null;
  /** What a new one lies below. */
  parent: Category | null;
  onClose: () => void;
}

export function CategoryForm({ category, parent, onClose }: CategoryFormProps) {
  const begun = category ? valuesOf(category) : newBelow(parent);
  const [values, setValues] = useState(begun);
  const language = useAppInfo()?.language ?? "en";
  const { archive } = useArrangeCategories();
  const { save, busy, errors, attempt, errorOf } = useSaveCategory(
    category,
    parent?.id ?? null,
    () => !category && leaveFreely(onClose),
  );
  const set = (part: Partial<CategoryValues>) => setValues((before) => ({ ...before, ...part }));
  const dirty = JSON.stringify(values) !== JSON.stringify(begun);
  return (
    <form
      noValidate
      className="flex flex-col gap-5 pb-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) save(values);
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <CategoryTextFields
        language={language}
        prefix=""
        value={values}
        errorOf={errorOf}
        onChange={(text) => set(text)}
      />
      <OtherLanguages own={language} texts={values.texts} errorOf={errorOf} onChange={(texts) => set({ texts })} />
      <CategoryDestination values={values} errorOf={errorOf} onChange={set} />
      <Checkbox
        label={t("categories.public")}
        hint={t("categories.public.hint")}
        checked={values.public}
        onChange={(event) => set({ public: event.target.checked })}
      />
      {category ? (
        <>
          <div className="flex flex-wrap items-center justify-between gap-2 border-t border-border pt-4">
            <LastChanged change={category.changed} />
            <Button disabled={dirty} onClick={() => archive(category, !category.archived)}>
              {t(category.archived ? "categories.restore" : "categories.archive")}
            </Button>
          </div>
          <SaveBar dirty={dirty} busy={busy} onSave={() => save(values)} onDiscard={() => setValues(begun)} />
        </>
      ) : (
        <Button type="submit" look="primary" busy={busy}>
          {t("categories.add")}
        </Button>
      )}
    </form>
  );
}
