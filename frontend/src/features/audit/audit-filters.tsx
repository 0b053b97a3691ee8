import { clsx } from "clsx";
import { ListFilter } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "../../components/ui/button.js";
import { Combobox } from "../../components/ui/combobox.js";
import { TextField } from "../../components/ui/text-field.js";
import { auditObjects } from "@redress/backend/contract/audit-types";
import { t } from "../../lib/i18n.js";
import {
  FILTERS,
  isFiltered,
  joinObject,
  splitObject,
  type AuditFilters as Filters,
  type FilterName,
} from "./audit-address.js";
import { groups, groupWords, objectWords, typesOf, typeWords } from "./audit-words.js";
import { WhoField } from "./who-field.js";

export interface AuditFiltersProps {
  filters: Filters;
  /** What the server says against one of them. */
  errors: Partial<Record<FilterName, string>>;
  onChange: (name: FilterName, value: string) => void;
  onClear: () => void;
}

/** Finds by who, what, object, network, day and request. */
export function AuditFilters({ filters, errors, onChange, onClear }: AuditFiltersProps) {
  const id = useId();
  // On a narrow screen; what is wrong with one of them is not behind a button.
  const [opened, setOpen] = useState(false);
  const isOpen = opened || Object.keys(errors).length > 0;
  const { kind, number } = splitObject(filters.object);
  const text = (name: FilterName) => ({
    value: filters[name],
    error: errors[name],
    autoComplete: "off",
    onChange: (event: { target: { value: string } }) => onChange(name, event.target.value),
  });
  return (
    <div role="search" aria-label={t("audit.find")} className="flex flex-col gap-3">
      <Button
        className="self-start sm:hidden"
        aria-expanded={isOpen}
        aria-controls={id}
        icon={<ListFilter aria-hidden className="size-4" />}
        onClick={() => setOpen(!isOpen)}
      >
        {t("audit.filters", { count: FILTERS.filter((name) => filters[name] !== "").length })}
      </Button>
      <div
        id={id}
        className={clsx("grid grid-cols-1 items-end gap-3 sm:grid-cols-2 lg:grid-cols-4", !isOpen && "max-sm:hidden")}
      >
        <WhoField value={filters.actor} error={errors.actor} onChange={(value) => onChange("actor", value)} />
        <Combobox
          label={t("audit.what")}
          error={errors.type}
          placeholder={t("audit.what.anything")}
          clearable
          value={filters.type}
          onChange={(value) => onChange("type", value)}
          options={groups.flatMap((group) => [
            { value: group, label: t("audit.what.group", { group: groupWords(group) }) },
            ...typesOf(group).map((type) => ({ value: type, label: typeWords(type), detail: groupWords(group) })),
          ])}
        />
        <Combobox
          label={t("audit.about")}
          placeholder={t("audit.about.anything")}
          clearable
          value={kind}
          onChange={(chosen) => onChange("object", joinObject(chosen, chosen === kind ? number : ""))}
          options={auditObjects.map((object) => ({ value: object, label: objectWords(object) }))}
        />
        <TextField
          label={t("audit.about.number")}
          hint={t("audit.about.number.hint")}
          error={errors.object}
          autoComplete="off"
          disabled={kind === ""}
          value={number}
          onChange={(event) => onChange("object", joinObject(kind, event.target.value))}
        />
        <TextField label={t("audit.ip")} hint={t("audit.ip.hint")} {...text("ip")} />
        <TextField label={t("audit.from_day")} type="date" {...text("from")} />
        <TextField label={t("audit.until_day")} type="date" {...text("until")} />
        <TextField label={t("audit.request")} {...text("request")} />
        {isFiltered(filters) && (
          <Button look="ghost" className="justify-self-start" onClick={onClear}>
            {t("audit.clear")}
          </Button>
        )}
      </div>
    </div>
  );
}
