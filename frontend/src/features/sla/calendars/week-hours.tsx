import { Clock, Copy } from "lucide-react";
import { Button } from "../../../components/ui/button.js";
import { FieldError } from "../../../components/ui/field.js";
import { t } from "../../../lib/i18n.js";
import { toast } from "../../../lib/toasts.js";
import { newWindow, wireHours, type DraftHours } from "./calendar-draft.js";
import { BarScale, DayBar } from "./day-bar.js";
import { DayHours } from "./day-hours.js";
import { lengthWords, weekWords } from "./length-words.js";
import { dayName, weekdays, workdays, type Weekday } from "./week.js";
import { weekBars, weekSums } from "./week-stretches.js";

export interface WeekHoursProps {
  hours: DraftHours;
  errorOf: (field: string) => string | undefined;
  onChange: (change: (hours: DraftHours) => DraftHours) => void;
}

/** The opening hours of a week. The fields are what counts; the bars mirror them. */
export function WeekHours({ hours, errorOf, onChange }: WeekHoursProps) {
  const wire = wireHours(hours);
  const bars = weekBars(wire);
  const { weekSeconds, daySeconds, alwaysOpen } = weekSums(wire);

  /** Writes over several days at once; Undo gives these back, and leaves alone what was changed since. */
  const overwrite = (days: readonly Weekday[], hoursOf: (day: Weekday) => DraftHours[Weekday], said: string) => {
    const before = hours;
    const put = (from: (day: Weekday) => DraftHours[Weekday]) =>
      onChange((now) => ({ ...now, ...Object.fromEntries(days.map((day) => [day, from(day)])) }));
    put(hoursOf);
    toast(said, { action: { label: t("ui.undo"), run: () => put((day) => before[day]) } });
  };
  const copy = (day: Weekday, to: readonly Weekday[]) =>
    overwrite(
      to.filter((other) => other !== day),
      () => hours[day].map(({ from, to: until }) => newWindow(from, until)),
      t("calendars.copied", { day: dayName(day) }),
    );
  const error = errorOf("hours");

  return (
    <div className="flex flex-col gap-3">
      <FieldError id="hours-error" error={error} />
      <div>
        {weekdays.map((day) => (
          <DayHours
            key={day}
            day={day}
            windows={hours[day]}
            errorOf={errorOf}
            onChange={(windows) => onChange((now) => ({ ...now, [day]: windows }))}
            onCopy={(to) => copy(day, to === "all" ? weekdays : workdays)}
          >
            <DayBar label={dayName(day)} stretches={bars[day]} />
          </DayHours>
        ))}
        <div className="pt-1 md:ps-34">
          <BarScale />
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Button icon={<Copy aria-hidden className="size-4" />} onClick={() => copy("mon", workdays)}>
          {t("calendars.copy_monday")}
        </Button>
        <Button
          icon={<Clock aria-hidden className="size-4" />}
          aria-disabled={alwaysOpen || undefined}
          onClick={() => overwrite(weekdays, () => [newWindow("00:00", "24:00")], t("calendars.always_open.set"))}
        >
          {t("calendars.always_open")}
        </Button>
        <p className="ms-auto font-medium tabular-nums">{weekWords(weekSeconds, alwaysOpen)}</p>
      </div>
      {daySeconds > 0 && (
        <p className="text-dense text-muted">{t("calendars.day_means", { length: lengthWords(daySeconds) })}</p>
      )}
    </div>
  );
}
