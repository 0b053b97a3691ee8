import type { HolidayView } from "@redress/backend/contract";
import { CalendarPlus, FileInput } from "lucide-react";
import { memo, useRef, useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { Card } from "../../../components/ui/card.js";
import { Disclosure } from "../../../components/ui/disclosure.js";
import { FieldError } from "../../../components/ui/field.js";
import { announce } from "../../../lib/announcer.js";
import { serverNow } from "../../../lib/clock.js";
import { dayOf } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { toast } from "../../../lib/toasts.js";
import { newHoliday, type DraftHoliday } from "./calendar-draft.js";
import { holidayField } from "./draft-problems.js";
import { HolidayDialog } from "./holiday-dialog.js";
import { groupHolidays, type HolidayGroup } from "./holiday-groups.js";
import { HolidayRow } from "./holiday-row.js";
import { dateWriter, holidayTitle } from "./holiday-words.js";
import { ImportHolidays } from "./import-holidays.js";
import { useFocusNext } from "./use-focus-next.js";

export interface HolidaysCardProps {
  holidays: readonly DraftHoliday[];
  timeZone: string;
  errorOf: (field: string) => string | undefined;
  onChange: (change: (holidays: readonly DraftHoliday[]) => readonly DraftHoliday[]) => void;
}

/** More than these are folded, but for the year that comes next. */
const MANY = 40;

/** The days on which the calendar is closed, by year. Nothing is saved before the form is. */
export const HolidaysCard = memo(function HolidaysCard(props: HolidaysCardProps) {
  const { holidays, timeZone, errorOf, onChange } = props;
  const card = useRef<HTMLDivElement>(null);
  const focusNext = useFocusNext(card);
  const [editing, setEditing] = useState<DraftHoliday | "new" | null>(null);
  const [importing, setImporting] = useState(false);
  const edited = editing === "new" ? null : editing;
  const groups = groupHolidays(holidays, dayOf(serverNow(), timeZone));

  const done = (holiday: HolidayView) => {
    onChange((all) =>
      edited
        ? all.map((one) => (one.key === edited.key ? { ...holiday, key: one.key } : one))
        : [...all, newHoliday(holiday)],
    );
    setEditing(null);
    announce(t(edited ? "calendars.holiday.changed" : "calendars.holiday.added", { name: holidayTitle(holiday) }));
  };
  const remove = (holiday: DraftHoliday, { holidays: entries }: HolidayGroup) => {
    const at = entries.findIndex((entry) => entry.holiday === holiday);
    const near = (entries[at + 1] ?? entries[at - 1])?.holiday;
    focusNext(`[data-field="${near ? holidayField(near) : "holidays"}"]`);
    onChange((all) => all.filter((one) => one.key !== holiday.key));
    toast(t("calendars.holiday.removed", { name: holidayTitle(holiday) }), {
      action: { label: t("ui.undo"), run: () => onChange((all) => [...all, holiday]) },
    });
  };
  const draw = (group: HolidayGroup, i: number) => {
    const { year, holidays: entries } = group;
    const write = dateWriter(year === null);
    const title = year === null ? t("calendars.holidays.over") : String(year);
    return (
      <Disclosure
        key={title}
        open={
          i === 0 ||
          (year !== null && holidays.length <= MANY) ||
          entries.some(({ holiday }) => errorOf(holidayField(holiday)))
        }
        summary={
          <span>
            {title} <span className="font-normal text-muted tabular-nums">{entries.length}</span>
          </span>
        }
      >
        <ul aria-label={title}>
          {entries.map(({ holiday, date }) => (
            <HolidayRow
              key={holiday.key}
              holiday={holiday}
              date={write(date)}
              error={errorOf(holidayField(holiday))}
              onEdit={() => setEditing(holiday)}
              onRemove={() => remove(holiday, group)}
            />
          ))}
        </ul>
      </Disclosure>
    );
  };

  return (
    <Card title={t("calendars.holidays")}>
      <div ref={card} className="flex flex-col gap-4">
        <p className="max-w-prose text-muted">
          {t(holidays.length === 0 ? "calendars.holidays.none" : "calendars.holidays.about")}
        </p>
        <FieldError id="holidays-error" error={errorOf("holidays")} />
        <div className="flex flex-wrap gap-2">
          <Button
            data-field="holidays"
            icon={<CalendarPlus aria-hidden className="size-4" />}
            onClick={() => setEditing("new")}
          >
            {t("calendars.holiday.add")}
          </Button>
          <Button icon={<FileInput aria-hidden className="size-4" />} onClick={() => setImporting(true)}>
            {t("calendars.import")}
          </Button>
        </div>
        {groups.map(draw)}
      </div>
      {editing && (
        <HolidayDialog
          holiday={edited}
          others={holidays.filter((one) => one !== edited)}
          onDone={done}
          onClose={() => setEditing(null)}
        />
      )}
      {importing && (
        <ImportHolidays
          present={holidays}
          timeZone={timeZone}
          onAdd={(added) => onChange((all) => [...all, ...added.map(newHoliday)])}
          onClose={() => setImporting(false)}
        />
      )}
    </Card>
  );
});
