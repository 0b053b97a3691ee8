import { useQuery } from "@tanstack/react-query";
import type { ImportDetail } from "@redress/backend/contract";
import { Checkbox } from "../../components/ui/checkbox.js";
import { Combobox } from "../../components/ui/combobox.js";
import { Disclosure } from "../../components/ui/disclosure.js";
import { Select } from "../../components/ui/select.js";
import { statusWord } from "../../components/ui/status-badge.js";
import { TextField } from "../../components/ui/text-field.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import { useMay } from "../../lib/session.js";
import { ReadingFields } from "./reading-fields.js";

export type Options = ImportDetail["options"];

export interface OptionFieldsProps {
  format: ImportDetail["format"];
  options: Options;
  errorOf: (field: string) => string | undefined;
  onChange: (changed: Partial<Options>) => void;
}

const STATUSES = ["new", "in_progress", "pending", "on_hold", "resolved", "closed"] as const;
const PRIORITIES = ["low", "medium", "high", "critical"] as const;

/** What fills in for what rows do not say, and how the file is written. */
export function OptionFields({ format, options, errorOf, onChange }: OptionFieldsProps) {
  const may = useMay();
  const categories = useQuery(queries.listCategories());
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2">
        <TextField
          name="options.requester_email"
          type="email"
          label={t("import.options.requester")}
          hint={t("import.options.requester_hint")}
          optional
          error={errorOf("options.requester_email")}
          value={options.requester_email ?? ""}
          onChange={(event) => onChange({ requester_email: event.target.value.trim() || null })}
        />
        <Combobox
          label={t("import.options.category")}
          hint={t("import.options.category_hint")}
          optional
          clearable
          error={errorOf("options.category_id")}
          options={(categories.data?.data ?? []).map(({ id, path }) => ({
            value: String(id),
            label: path.join(" > "),
          }))}
          value={options.category_id === null ? "" : String(options.category_id)}
          onChange={(value) => onChange({ category_id: value === "" ? null : Number(value) })}
        />
        <Select
          name="options.status"
          label={t("import.options.status")}
          hint={t("import.options.status_hint")}
          options={STATUSES.map((value) => ({ value, label: statusWord(value, "agent") }))}
          value={options.status}
          onChange={(event) => onChange({ status: event.target.value as Options["status"] })}
        />
        <Select
          name="options.priority"
          label={t("import.options.priority")}
          hint={t("import.options.priority_hint")}
          placeholder={t("import.options.by_category")}
          options={PRIORITIES.map((value) => ({ value, label: t(`ui.priority.${value}`) }))}
          value={options.priority ?? ""}
          onChange={(event) => onChange({ priority: (event.target.value || null) as Options["priority"] })}
        />
      </div>
      {may("directory.manage") && (
        <Checkbox
          label={t("import.options.create_categories")}
          hint={t("import.options.create_categories_hint")}
          checked={options.create_categories}
          onChange={(event) => onChange({ create_categories: event.target.checked })}
        />
      )}
      <Disclosure summary={t("import.options.reading")}>
        <ReadingFields format={format} options={options} errorOf={errorOf} onChange={onChange} />
      </Disclosure>
    </>
  );
}
