import type { CalendarRow } from "@redress/backend/contract";
import { Select } from "../../../components/ui/select.js";
import { TextField } from "../../../components/ui/text-field.js";
import { t } from "../../../lib/i18n.js";
import type { TargetKind, TargetValues } from "./target-values.js";

export interface LawFieldsProps {
  target: TargetValues;
  calendars: readonly CalendarRow[];
  error: string | undefined;
  onChange: (target: TargetValues) => void;
}

const KINDS = ["working", "business_days", "calendar_days", "calendar_weeks"] as const satisfies readonly TargetKind[];

/** How a target counts; for a date by law how many days or weeks, by whose days off, and how far it can be put off. */
export function LawFields({ target, calendars, error, onChange }: LawFieldsProps) {
  const { kind } = target;
  return (
    <div className="flex flex-col gap-3">
      <Select
        label={t("sla_policies.law.kind")}
        options={KINDS.map((value) => ({ value, label: t(`sla_policies.law.${value}`) }))}
        value={kind}
        onChange={(event) => onChange({ ...target, kind: event.target.value as TargetKind })}
      />
      {kind === "working" ? (
        <p className="text-dense text-muted">{t("sla_policies.law.working.hint")}</p>
      ) : (
        <>
          <p className="text-dense text-muted">{t(`sla_policies.law.${kind}.hint`)}</p>
          <TextField
            label={t("sla_policies.law.amount")}
            inputMode="numeric"
            autoComplete="off"
            value={target.amount}
            error={error}
            onChange={(event) => onChange({ ...target, amount: event.target.value })}
          />
          <TextField
            label={t("sla_policies.law.extension")}
            hint={t("sla_policies.law.extension.hint")}
            optional
            inputMode="numeric"
            autoComplete="off"
            value={target.extension}
            onChange={(event) => onChange({ ...target, extension: event.target.value })}
          />
          <Select
            label={t("sla_policies.law.calendar")}
            options={calendars.map(({ id, name }) => ({ value: String(id), label: name }))}
            placeholder={t("sla_policies.law.calendar.own")}
            value={target.calendar_id}
            onChange={(event) => onChange({ ...target, calendar_id: event.target.value })}
          />
        </>
      )}
    </div>
  );
}
