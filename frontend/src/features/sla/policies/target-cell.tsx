import type { CalendarRow, Metric, Priority } from "@redress/backend/contract";
import { Scale } from "lucide-react";
import { DurationField } from "../../../components/ui/duration-field.js";
import { FieldError } from "../../../components/ui/field.js";
import { IconButton } from "../../../components/ui/icon-button.js";
import { Popover } from "../../../components/ui/popover.js";
import { priorityWord } from "../../../components/ui/priority-icon.js";
import { t } from "../../../lib/i18n.js";
import { LawFields } from "./law-fields.js";
import { metricWord, typedWord } from "./policy-words.js";
import { isPromised, mayBeByLaw, type TargetValues } from "./target-values.js";

export interface TargetCellProps {
  priority: Priority;
  metric: Metric;
  /** Above the field, where no table head says it. */
  showLabel: boolean;
  target: TargetValues;
  error: string | undefined;
  daySeconds: number;
  calendars: readonly CalendarRow[];
  onChange: (target: TargetValues) => void;
}

/** One target: working time that is typed, or a date by law, which opens beside it. */
export function TargetCell({
  priority,
  metric,
  showLabel,
  target,
  error,
  daySeconds,
  calendars,
  onChange,
}: TargetCellProps) {
  const name = `targets.${priority}.${metric}`;
  const label = t("sla_policies.target_of", { metric: metricWord(metric), priority: priorityWord(priority) });
  const isByLaw = target.kind !== "working";
  return (
    <div>
      {showLabel && (
        <p aria-hidden className="mb-1 text-dense font-medium">
          {metricWord(metric)}
        </p>
      )}
      <div className="flex items-start gap-0.5">
        <div className="min-w-0 flex-1">
          {target.kind !== "working" ? (
            <LawText target={target} label={label} calendars={calendars} error={error} id={`${name}-law`} />
          ) : (
            <DurationField
              label={label}
              hideLabel
              name={name}
              placeholder="–"
              value={target.duration}
              error={error}
              daySeconds={daySeconds}
              onChange={(duration) => onChange({ ...target, duration })}
            />
          )}
        </div>
        {mayBeByLaw(metric) && (
          <Popover
            label={label}
            className="w-72 text-agent"
            trigger={
              <IconButton
                {...(isByLaw && { "data-field": name })}
                label={t("sla_policies.law.open", { target: label })}
                icon={<Scale aria-hidden className={isByLaw ? "size-4 text-accent" : "size-4"} />}
                aria-describedby={isByLaw ? `${name}-law` : undefined}
                className="w-7! shrink-0"
              />
            }
          >
            <LawFields target={target} calendars={calendars} error={isByLaw ? error : undefined} onChange={onChange} />
          </Popover>
        )}
      </div>
    </div>
  );
}

interface LawTextProps {
  target: TargetValues;
  label: string;
  calendars: readonly CalendarRow[];
  error: string | undefined;
  id: string;
}

function LawText({ target, label, calendars, error, id }: LawTextProps) {
  const calendar = calendars.find((one) => String(one.id) === target.calendar_id);
  return (
    <div id={id} className="flex min-h-control flex-col justify-center">
      <p>
        <span className="sr-only">{label}: </span>
        {isPromised(target) ? typedWord(target) : t("sla_policies.law.unset")}
      </p>
      <p className="text-meta text-muted">
        {t("sla_policies.law.short")}
        {calendar && `, ${calendar.name}`}
      </p>
      {target.extension.trim() !== "" && (
        <p className="text-meta text-muted">{t("sla_policies.law.extendable", { count: Number(target.extension) })}</p>
      )}
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}
