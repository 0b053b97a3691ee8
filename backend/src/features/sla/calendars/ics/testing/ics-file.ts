import type { HolidayView, ReadHolidays } from "../../../../../contract/index.js";
import { readHolidays } from "../read-holidays.js";

const now = new Date("2026-03-02T09:00:00Z");

/** What a calendar of Berlin reads in a file on 2 March 2026. */
export const readIcs = (ics: string, zone = "Europe/Berlin"): Promise<ReadHolidays> => readHolidays({ ics }, zone, now);

/** A calendar file of some lines, which begin with its third. */
export const icsFile = (...lines: string[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR"].join("\r\n");

/** The lines of an event that is called "Closed". */
export const icsEvent = (...lines: string[]): string[] => ["BEGIN:VEVENT", "SUMMARY:Closed", ...lines, "END:VEVENT"];

/** "2026-12-24 14:00-24:00 yearly" */
export const shown = ({ date, window, yearly }: HolidayView): string =>
  [date, ...(window ? [window.join("-")] : []), ...(yearly ? ["yearly"] : [])].join(" ");

/** The dates of a file with one event of such lines. */
export const datesOf = async (lines: string[], zone?: string): Promise<string[]> =>
  (await readIcs(icsFile(...icsEvent(...lines)), zone)).holidays.map(shown);
