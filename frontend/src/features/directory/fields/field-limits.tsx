import { TextField } from "../../../components/ui/text-field.js";
import { t } from "../../../lib/i18n.js";
import type { FieldValues } from "./save-field.js";

export interface FieldLimitsProps {
  values: FieldValues;
  errorOf: (field: string) => string | undefined;
  onChange: (part: Partial<FieldValues>) => void;
}

/** What an answer has to keep to, as far as its type knows of it. */
export function FieldLimits({ values, errorOf, onChange }: FieldLimitsProps) {
  const input = (name: "min" | "max" | "decimals" | "earliest" | "latest", label: string, type = "text") => (
    <TextField
      label={label}
      optional={name !== "decimals"}
      name={name}
      type={type}
      {...(type === "text" && { inputMode: "decimal" as const })}
      autoComplete="off"
      className="flex-1 basis-40"
      value={values[name]}
      error={errorOf(name)}
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  );
  const row = "flex flex-wrap gap-3";
  switch (values.type) {
    case "text":
      return (
        <div className={row}>
          {input("min", t("fields.admin.min_length"))}
          {input("max", t("fields.admin.max_length"))}
        </div>
      );
    case "number":
      return (
        <div className={row}>
          {input("min", t("fields.admin.min"))}
          {input("max", t("fields.admin.max"))}
          {input("decimals", t("fields.admin.decimals"))}
        </div>
      );
    case "date":
      return (
        <div className={row}>
          {input("earliest", t("fields.admin.earliest"), "date")}
          {input("latest", t("fields.admin.latest"), "date")}
        </div>
      );
    case "multi_choice":
      return (
        <div className={row}>
          {input("min", t("fields.admin.min_chosen"))}
          {input("max", t("fields.admin.max_chosen"))}
        </div>
      );
    default:
      return null;
  }
}
