import type { CalendarDetail, CalendarRow, CalendarVersionView } from "../../../contract/index.js";
import type { Queries } from "../../../platform/db.js";
import { presentLastChange } from "../../desk/index.js";
import { daySeconds, isAlwaysOpen, weekSeconds } from "../engine/calendar/day-length.js";
import { nextClockChange } from "./clock-change.js";
import type { CalendarVersion, ListedCalendar, SavedCalendar } from "./models.js";
import { ticketsOnOlder } from "./queries.js";

export const presentCalendarRow = (calendar: ListedCalendar): CalendarRow => ({
  id: calendar.id,
  name: calendar.name,
  time_zone: calendar.timeZone,
  hours: calendar.hours,
  always_open: isAlwaysOpen(calendar.hours),
  week_seconds: weekSeconds(calendar.hours),
  day_seconds: daySeconds(calendar.hours),
  holiday_count: calendar.holidayCount,
  used_by: calendar.usedBy,
  version: calendar.version,
});

/** One calendar with what follows from it. */
export async function showCalendar(queries: Queries, calendar: SavedCalendar): Promise<CalendarDetail> {
  return {
    ...presentCalendarRow(calendar),
    holidays: calendar.holidays,
    next_clock_change: nextClockChange(calendar.timeZone, calendar.readAt),
    tickets_on_older: await ticketsOnOlder(queries, calendar),
    last_change: presentLastChange(calendar.changed),
  };
}

export const presentVersion = (version: CalendarVersion): CalendarVersionView => ({
  version: version.version,
  time_zone: version.timeZone,
  hours: version.hours,
  holidays: [...version.holidays],
  created_at: version.createdAt.toISOString(),
  created_by: version.createdBy,
});
