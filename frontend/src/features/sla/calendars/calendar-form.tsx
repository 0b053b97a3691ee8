import type { CalendarDetail } from "@redress/backend/contract";
import { useCallback } from "react";
import { Card } from "../../../components/ui/card.js";
import { ErrorSummary, type SummaryError } from "../../../components/ui/error-summary.js";
import { LastChanged } from "../../../components/ui/last-changed.js";
import { SaveBar } from "../../../components/ui/save-bar.js";
import { TextField } from "../../../components/ui/text-field.js";
import { t } from "../../../lib/i18n.js";
import { newCalendar, type CalendarDraft } from "./calendar-draft.js";
import { ClockChangeLine } from "./clock-change-line.js";
import { DeleteCalendar } from "./delete-calendar.js";
import { holidayField, windowField } from "./draft-problems.js";
import { holidayTitle } from "./holiday-words.js";
import { HolidaysCard } from "./holidays-card.js";
import { useCalendarForm } from "./use-calendar-form.js";
import { VersionsCard } from "./versions-card.js";
import { dayName, weekdays } from "./week.js";
import { WeekHours } from "./week-hours.js";
import { ZoneField } from "./zone-field.js";

export interface CalendarFormProps {
  calendar: CalendarDetail | null;
  /** Of a new one. */
  timeZone: string;
}

/** A calendar's hours and holidays, saved together. */
export function CalendarForm({ calendar, timeZone: zoneOfDesk }: CalendarFormProps) {
  const form = useCalendarForm(calendar, newCalendar(zoneOfDesk));
  const { draft, change, errors, attempt } = form;
  // These stay the same, so that typing elsewhere does not draw hundreds of zones and holidays anew.
  const errorOf = useCallback((field: string) => errors.find((error) => error.field === field)?.message, [errors]);
  const setZone = useCallback((timeZone: string) => change(() => ({ timeZone })), [change]);
  const setHolidays = useCallback(
    (make: (holidays: CalendarDraft["holidays"]) => CalendarDraft["holidays"]) =>
      change((before) => ({ holidays: make(before.holidays) })),
    [change],
  );
  return (
    <form
      noValidate
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        form.save();
      }}
    >
      <ErrorSummary errors={errors.flatMap((error) => placed(error, draft))} attempt={attempt} />
      <Card title={t("calendars.group.facts")}>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <TextField
            label={t("calendars.name")}
            hint={t("calendars.name.hint")}
            name="name"
            autoComplete="off"
            maxLength={80}
            value={draft.name}
            error={errorOf("name")}
            onChange={(event) => change(() => ({ name: event.target.value }))}
          />
          <ZoneField value={draft.timeZone} error={errorOf("time_zone")} onChange={setZone} />
        </div>
        <ClockChangeLine zone={draft.timeZone} saved={calendar} />
      </Card>
      <Card title={t("calendars.group.hours")}>
        <p className="max-w-prose text-muted">{t("calendars.hours.about")}</p>
        <WeekHours
          hours={draft.hours}
          errorOf={errorOf}
          onChange={(make) => change((before) => ({ hours: make(before.hours) }))}
        />
      </Card>
      <HolidaysCard holidays={draft.holidays} timeZone={draft.timeZone} errorOf={errorOf} onChange={setHolidays} />
      {calendar && (
        <>
          <VersionsCard calendar={calendar} />
          <div className="flex flex-wrap items-center justify-between gap-2">
            <LastChanged change={calendar.last_change} />
            <DeleteCalendar calendar={calendar} />
          </div>
        </>
      )}
      <SaveBar dirty={form.dirty} busy={form.busy} onSave={form.save} onDiscard={form.discard} />
    </form>
  );
}

/** For the summary on top a message also says where; one whose window or holiday was removed since is none any more. */
function placed(error: SummaryError, { hours, holidays }: CalendarDraft): SummaryError[] {
  const { field, message } = error;
  if (field?.startsWith("window-")) {
    const day = weekdays.find((one) => hours[one].some((window) => windowField(window) === field));
    return day ? [{ field, message: t("calendars.problem.at", { place: dayName(day), message }) }] : [];
  }
  if (field?.startsWith("holiday-")) {
    const holiday = holidays.find((one) => holidayField(one) === field);
    return holiday ? [{ field, message: t("calendars.problem.at", { place: holidayTitle(holiday), message }) }] : [];
  }
  return [field === undefined ? { message } : { field, message }];
}
