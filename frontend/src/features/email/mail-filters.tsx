import { Button } from "../../components/ui/button.js";
import { Select } from "../../components/ui/select.js";
import { TextField } from "../../components/ui/text-field.js";
import { t } from "../../lib/i18n.js";
import { isFiltered, MAIL_STATES, type MailFilters as Filters } from "./mail-address.js";
import { titleOfTemplate, useTemplates } from "./template-titles.js";

export interface MailFiltersProps {
  filters: Filters;
  onChange: (name: keyof Filters, value: string) => void;
  onClear: () => void;
}

/** Finds mail by state, address, kind and day. */
export function MailFilters({ filters, onChange, onClear }: MailFiltersProps) {
  const templates = useTemplates();
  return (
    <div role="search" aria-label={t("email.find")} className="grid grid-cols-2 items-end gap-3 md:grid-cols-4">
      <TextField
        label={t("email.address")}
        type="search"
        autoComplete="off"
        className="col-span-2"
        value={filters.to}
        onChange={(event) => onChange("to", event.target.value)}
      />
      <Select
        label={t("email.state")}
        className="col-span-2 sm:col-span-1"
        placeholder={t("email.every_state")}
        options={MAIL_STATES.map((value) => ({ value, label: t(`email.state.${value}`) }))}
        value={filters.state ?? ""}
        onChange={(event) => onChange("state", event.target.value)}
      />
      <Select
        label={t("email.template")}
        className="col-span-2 sm:col-span-1"
        placeholder={t("email.every_template")}
        options={(templates.data?.data ?? []).map((known) => ({ value: known.name, label: titleOfTemplate(known) }))}
        value={filters.template ?? ""}
        onChange={(event) => onChange("template", event.target.value)}
      />
      <TextField
        label={t("email.from_day")}
        type="date"
        value={filters.from ?? ""}
        onChange={(event) => onChange("from", event.target.value)}
      />
      <TextField
        label={t("email.until_day")}
        type="date"
        value={filters.until ?? ""}
        onChange={(event) => onChange("until", event.target.value)}
      />
      {isFiltered(filters) && (
        <Button look="ghost" className="justify-self-start" onClick={onClear}>
          {t("email.clear")}
        </Button>
      )}
    </div>
  );
}
