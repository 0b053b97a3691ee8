import { clsx } from "clsx";
import { X } from "lucide-react";
import { useId, type FocusEvent } from "react";
import { controlClass, FieldError } from "../../../components/ui/field.js";
import { IconButton } from "../../../components/ui/icon-button.js";
import { t } from "../../../lib/i18n.js";
import type { DraftWindow } from "./calendar-draft.js";
import { windowField } from "./draft-problems.js";
import { parseEnd, parseTime } from "./time-of-day.js";
import { dayAfter, dayName, type Weekday } from "./week.js";
import { DAY_SECONDS, stretchOf } from "./week-stretches.js";

export interface WindowFieldsProps {
  day: Weekday;
  window: DraftWindow;
  /** From 1 on, among those of the day. */
  place: number;
  error: string | undefined;
  onChange: (window: DraftWindow) => void;
  onRemove: () => void;
}

/** From and to of one opening, as people type times; written out when the field is left. */
export function WindowFields({ day, window, place, error, onChange, onRemove }: WindowFieldsProps) {
  const id = useId();
  const note = noteOf(day, window);
  const input = {
    type: "text",
    autoComplete: "off",
    spellCheck: false,
    maxLength: 12,
    className: clsx(controlClass, "w-19! px-2! text-center tabular-nums"),
    // Whatever is typed replaces it, however the field was reached.
    onFocus: (event: FocusEvent<HTMLInputElement>) => event.target.select(),
    "aria-invalid": error ? true : undefined,
    "aria-describedby": [error && `${id}-error`, note && `${id}-note`].filter(Boolean).join(" ") || undefined,
  } as const;
  const named = { day: dayName(day), place };
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-1.5 gap-y-1">
        <input
          {...input}
          name={windowField(window)}
          aria-label={t("calendars.window.from", named)}
          value={window.from}
          onChange={(event) => onChange({ ...window, from: event.target.value })}
          onBlur={() => onChange({ ...window, from: parseTime(window.from) ?? window.from })}
        />
        <span aria-hidden>–</span>
        <input
          {...input}
          name={`${windowField(window)}-to`}
          aria-label={t("calendars.window.to", named)}
          value={window.to}
          onChange={(event) => onChange({ ...window, to: event.target.value })}
          onBlur={() => onChange({ ...window, to: parseEnd(window.to) ?? window.to })}
        />
        {note && (
          <span id={`${id}-note`} className="text-dense text-muted max-md:order-1 max-md:basis-full">
            {note}
          </span>
        )}
        <IconButton
          label={t("calendars.window.remove", { ...named, hours: `${window.from} – ${window.to}` })}
          icon={<X className="size-4" />}
          onClick={onRemove}
        />
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </div>
  );
}

/** What the two times do not say by themselves: that it goes on past midnight, or is the whole day. */
function noteOf(day: Weekday, { from, to }: DraftWindow): string | undefined {
  const stretch = stretchOf([from, to]);
  if (!stretch) return undefined;
  if (stretch.from === 0 && stretch.to === DAY_SECONDS) return t("calendars.all_day");
  return stretch.to > DAY_SECONDS ? t("calendars.ends", { day: dayName(dayAfter(day)) }) : undefined;
}
