import type { FieldDetail } from "@redress/backend/contract";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { LastChanged } from "../../../components/ui/last-changed.js";
import { PickMany } from "../../../components/ui/pick-many.js";
import { RadioGroup } from "../../../components/ui/radio-group.js";
import { SaveBar } from "../../../components/ui/save-bar.js";
import { Select } from "../../../components/ui/select.js";
import { TextField } from "../../../components/ui/text-field.js";
import { t } from "../../../lib/i18n.js";
import { leaveFreely } from "../../../lib/leave-guard.js";
import { queries } from "../../../lib/query.js";
import { FieldLanguages } from "./field-languages.js";
import { FieldLimits } from "./field-limits.js";
import { FieldOptions } from "./field-options.js";
import { FieldPreview } from "./field-preview.js";
import { hasOptions, newField, useSaveField, valuesOf, type FieldValues } from "./save-field.js";
import { useArrangeFields } from "./use-arrange-fields.js";

const TYPES = ["text", "number", "date", "choice", "multi_choice", "yes_no"] as const;
const AUDIENCES = ["customer_fills", "customer_reads", "staff"] as const;
const REQUIRED = ["never", "to_file", "to_resolve"] as const;

export function FieldForm({ field, onClose }: { field: FieldDetail | null; onClose: () => void }) {
  const begun = field ? valuesOf(field) : newField;
  const [values, setValues] = useState(begun);
  const { data: categories } = useQuery(queries.listCategories());
  const { archive } = useArrangeFields();
  const { save, busy, errors, attempt, errorOf } = useSaveField(field, () => !field && leaveFreely(onClose));
  const set = (part: Partial<FieldValues>) => setValues((before) => ({ ...before, ...part }));
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
      <TextField
        label={t("fields.admin.label")}
        name="label"
        autoComplete="off"
        maxLength={120}
        value={values.label}
        error={errorOf("label")}
        onChange={(event) => set({ label: event.target.value })}
      />
      <TextField
        label={t("fields.admin.help")}
        optional
        name="help"
        autoComplete="off"
        maxLength={500}
        value={values.help}
        error={errorOf("help")}
        onChange={(event) => set({ help: event.target.value })}
      />
      <Select
        label={t("fields.admin.type")}
        name="type"
        hint={field?.in_use && t("fields.admin.type_stays")}
        disabled={field?.in_use === true}
        options={TYPES.map((type) => ({ value: type, label: t(`fields.type.${type}`) }))}
        value={values.type}
        error={errorOf("type")}
        onChange={(event) => set({ type: TYPES.find((type) => type === event.target.value) ?? "text" })}
      />
      {hasOptions(values.type) && (
        <FieldOptions options={values.options} error={errorOf("options")} onChange={(options) => set({ options })} />
      )}
      <FieldLimits values={values} errorOf={errorOf} onChange={set} />
      <RadioGroup
        label={t("fields.admin.audience")}
        name="audience"
        options={AUDIENCES.map((audience) => ({
          value: audience,
          label: t(`fields.audience.${audience}`),
          hint: t(`fields.audience.${audience}.hint`),
        }))}
        value={values.audience}
        error={errorOf("audience")}
        onChange={(event) =>
          set({ audience: AUDIENCES.find((audience) => audience === event.target.value) ?? "customer_fills" })
        }
      />
      <RadioGroup
        label={t("fields.admin.required")}
        name="required"
        options={REQUIRED.map((required) => ({ value: required, label: t(`fields.required.${required}`) }))}
        value={values.required}
        error={errorOf("required")}
        onChange={(event) => set({ required: REQUIRED.find((one) => one === event.target.value) ?? "never" })}
      />
      <PickMany
        label={t("fields.admin.categories")}
        hint={t("fields.admin.categories_hint")}
        name="category_ids"
        options={(categories?.data ?? []).map(({ id, path }) => ({ value: id, label: path.join(" / ") }))}
        value={values.category_ids}
        error={errorOf("category_ids")}
        none={t("fields.admin.no_categories")}
        onChange={(ids) => set({ category_ids: ids })}
      />
      <FieldLanguages values={values} errorOf={errorOf} onChange={(texts) => set({ texts })} />
      <FieldPreview values={values} />
      {field ? (
        <>
          <div className="flex flex-wrap items-center justify-between gap-2 border-t border-border pt-4">
            <LastChanged change={field.changed} />
            <Button disabled={dirty} onClick={() => archive(field, !field.archived)}>
              {t(field.archived ? "fields.admin.restore" : "fields.admin.archive")}
            </Button>
          </div>
          <SaveBar dirty={dirty} busy={busy} onSave={() => save(values)} onDiscard={() => setValues(begun)} />
        </>
      ) : (
        <Button type="submit" look="primary" busy={busy}>
          {t("fields.admin.add")}
        </Button>
      )}
    </form>
  );
}
