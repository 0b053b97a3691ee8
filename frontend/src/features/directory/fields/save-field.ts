import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { FieldDetail, FieldText, RequestOf } from "@redress/backend/contract";
import type { SummaryError } from "../../../components/ui/error-summary.js";
import { useSaving } from "../../../components/ui/use-saving.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { keyOf, queries, refetch } from "../../../lib/query.js";
import { toast } from "../../../lib/toasts.js";

/** Every field, archived ones too, as those see it who arrange them. */
export const allFieldsQuery = queries.listFields({ query: { archived: "true" } });

export const refreshFields = (cache: QueryClient): Promise<void> => refetch(cache, ["listFields", "getField"]);

/** A field as its form holds it: bounds are texts while they are typed. */
export interface FieldValues {
  label: string;
  help: string;
  type: FieldDetail["type"];
  required: FieldDetail["required"];
  audience: FieldDetail["audience"];
  /** In order; without a key it is new. */
  options: { id: string; key?: string; label: string }[];
  min: string;
  max: string;
  decimals: string;
  earliest: string;
  latest: string;
  category_ids: number[];
  texts: FieldText[];
}

export const newField: FieldValues = {
  label: "",
  help: "",
  type: "text",
  required: "never",
  audience: "customer_fills",
  options: [],
  min: "",
  max: "",
  decimals: "0",
  earliest: "",
  latest: "",
  category_ids: [],
  texts: [],
};

export const valuesOf = (field: FieldDetail): FieldValues => ({
  label: field.label,
  help: field.help ?? "",
  type: field.type,
  required: field.required,
  audience: field.audience,
  options: field.options.filter(({ archived }) => !archived).map(({ key, label }) => ({ id: key, key, label })),
  min: field.min === null ? "" : String(field.min),
  max: field.max === null ? "" : String(field.max),
  decimals: String(field.decimals),
  earliest: field.earliest ?? "",
  latest: field.latest ?? "",
  category_ids: field.chosen_category_ids,
  texts: field.texts,
});

export const hasOptions = (type: FieldValues["type"]): boolean => type === "choice" || type === "multi_choice";

const numberOf = (text: string): number | null => (text.trim() === "" ? null : Number(text.replace(",", ".")));

export const bodyOf = (values: FieldValues): NonNullable<RequestOf<"createField">["body"]> => ({
  label: values.label,
  help: values.help.trim() || null,
  type: values.type,
  required: values.required,
  audience: values.audience,
  options: hasOptions(values.type)
    ? values.options
        .filter(({ label }) => label.trim() !== "")
        .map(({ key, label }) => ({ label, ...(key !== undefined && { key }) }))
    : [],
  min: numberOf(values.min),
  max: numberOf(values.max),
  decimals: Number(values.decimals),
  earliest: values.earliest || null,
  latest: values.latest || null,
  category_ids: values.category_ids,
  texts: values.texts,
});

/** Saves a field, or makes one; what keeps it from being saved is told at its place. */
export function useSaveField(field: FieldDetail | null, onSaved: (field: FieldDetail) => void) {
  const cache = useQueryClient();
  const saving = useSaving();
  return {
    ...saving,
    save: (values: FieldValues) =>
      saving.save(missingIn(values), async (submitKeyOf) => {
        const body = bodyOf(values);
        const saved = field
          ? await api.updateField({ params: { id: String(field.id) }, body, ifMatch: field.version })
          : await api.createField({ body, idempotencyKey: submitKeyOf(body) });
        toast(t("fields.admin.saved", { label: saved.label }));
        onSaved(saved);
        cache.setQueryData(keyOf("getField", { params: { id: String(saved.id) } }), saved);
        return () => refreshFields(cache);
      }),
  };
}

function missingIn({ label, min, max, texts }: FieldValues): SummaryError[] {
  const noNumber = (text: string) => Number.isNaN(numberOf(text));
  return [
    ...(label.trim() === "" ? [{ field: "label", message: t("fields.admin.label_missing") }] : []),
    ...(noNumber(min) ? [{ field: "min", message: t("fields.admin.number_wrong") }] : []),
    ...(noNumber(max) ? [{ field: "max", message: t("fields.admin.number_wrong") }] : []),
    ...texts.flatMap((text, index) =>
      text.label.trim() === "" ? [{ field: `texts.${index}.label`, message: t("fields.admin.label_missing") }] : [],
    ),
  ];
}
