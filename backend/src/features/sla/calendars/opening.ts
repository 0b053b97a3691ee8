import type { HolidayView, WeekHoursView } from "../../../contract/index.js";
import type { OpeningHours } from "../engine/calendar/hours.js";

/** Opening hours as they are stored and sent. */
export interface StoredHours {
  timeZone: string;
  hours: WeekHoursView;
  holidays: readonly HolidayView[];
}

/** The same as the engine reads them. */
export const openingOf = ({ timeZone, hours, holidays }: StoredHours): OpeningHours => ({
  timeZone,
  hours,
  holidays: holidays.map(({ window, ...holiday }) => (window ? { ...holiday, window } : holiday)),
});
