import { Select } from "../../components/ui/select.js";
import { TextField } from "../../components/ui/text-field.js";
import { t } from "../../lib/i18n.js";
import type { OptionFieldsProps, Options } from "./option-fields.js";

/** How the file is written: what is mostly found out by itself. */
export function ReadingFields({ format, options, errorOf, onChange }: OptionFieldsProps) {
  return (
    <div className="grid gap-4 md:grid-cols-2">
      <TextField
        name="options.date_format"
        label={t("import.options.date_format")}
        hint={t("import.options.date_format_hint")}
        optional
        error={errorOf("options.date_format")}
        value={options.date_format ?? ""}
        onChange={(event) => onChange({ date_format: event.target.value || null })}
      />
      <TextField
        name="options.time_zone"
        label={t("import.options.time_zone")}
        hint={t("import.options.time_zone_hint")}
        error={errorOf("options.time_zone")}
        value={options.time_zone}
        onChange={(event) => onChange({ time_zone: event.target.value })}
      />
      <Select
        name="options.encoding"
        label={t("import.options.encoding")}
        error={errorOf("options.encoding")}
        options={[
          { value: "auto", label: t("import.options.auto") },
          { value: "utf-8", label: "UTF-8" },
          { value: "windows-1252", label: "Windows-1252, Latin-1" },
          { value: "utf-16le", label: "UTF-16" },
        ]}
        value={options.encoding}
        onChange={(event) => onChange({ encoding: event.target.value as Options["encoding"] })}
      />
      {format === "csv" && (
        <Select
          name="options.delimiter"
          label={t("import.options.delimiter")}
          error={errorOf("options.delimiter")}
          options={[
            { value: "auto", label: t("import.options.auto") },
            { value: ",", label: t("import.options.comma") },
            { value: ";", label: t("import.options.semicolon") },
            { value: "\t", label: t("import.options.tab") },
            { value: "|", label: t("import.options.bar") },
          ]}
          value={options.delimiter}
          onChange={(event) => onChange({ delimiter: event.target.value as Options["delimiter"] })}
        />
      )}
      <TextField
        name="options.source"
        label={t("import.options.source")}
        hint={t("import.options.source_hint")}
        optional
        error={errorOf("options.source")}
        value={options.source}
        onChange={(event) => onChange({ source: event.target.value })}
      />
    </div>
  );
}
