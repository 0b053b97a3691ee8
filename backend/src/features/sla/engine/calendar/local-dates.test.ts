import { expect, test } from "@jest/globals";
import { byHours } from "./by-hours.js";
import { isoDate } from "./local-days.js";

const HOUR = 3_600_000;
/** Of each the zone and instants about which its clocks change: with a midnight skipped, one that comes twice, half an hour. */
const zones: readonly (readonly [zone: string, ...around: string[]])[] = [
  ["UTC", "2027-01-01T00:00:00Z"],
  ["Europe/Berlin", "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"],
  ["America/New_York", "2026-03-08T07:00:00Z", "2026-11-01T06:00:00Z"],
  ["America/St_Johns", "2026-03-08T05:30:00Z", "2026-11-01T04:30:00Z"],
  ["America/Santiago", "2026-04-05T03:00:00Z", "2026-09-06T04:00:00Z"],
  ["America/Havana", "2026-03-08T05:00:00Z", "2026-11-01T05:00:00Z"],
  ["Atlantic/Azores", "2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z"],
  ["Asia/Beirut", "2026-03-28T22:00:00Z", "2026-10-24T21:00:00Z"],
  ["Australia/Lord_Howe", "2026-04-04T15:00:00Z", "2026-10-03T15:30:00Z"],
  ["Pacific/Chatham", "2026-04-04T14:00:00Z", "2026-09-26T14:00:00Z"],
  ["Africa/Casablanca", "2026-02-15T02:00:00Z", "2026-03-22T02:00:00Z"],
  ["Asia/Kathmandu", "2028-02-29T00:00:00Z"],
  ["Pacific/Apia", "2011-12-30T10:00:00Z"], // the date line moved: that 30 December there never was
];
const datesOf = (timeZone: string) =>
  byHours(timeZone, { timeZone, hours: { mon: [["09:00", "17:00"]] }, holidays: [] }).dates;

/** The platform's own opinion. */
function writtenDate(timeZone: string, instant: number): string {
  const format = new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return format.format(new Date(instant));
}

test.each(zones)("In %s an instant lies on the date that a calendar on the wall shows", (zone, ...around) => {
  const dates = datesOf(zone);
  for (const instant of around) {
    for (let at = Date.parse(instant) - 50 * HOUR; at < Date.parse(instant) + 50 * HOUR; at += HOUR / 4) {
      expect([at, isoDate(dates.dateOf(new Date(at)))]).toEqual([at, writtenDate(zone, at)]);
    }
  }
});

test.each(zones)("In %s a date ends at the first instant that lies on a later one", (zone, ...around) => {
  const dates = datesOf(zone);
  for (const instant of around) {
    const middle = dates.dateOf(new Date(instant));
    for (let date = middle - 2; date <= middle + 2; date += 1) {
      const end = dates.endOf(date).getTime();
      // A date that is skipped ends when it would have begun.
      expect(dates.dateOf(new Date(end - 1))).toBeLessThanOrEqual(date);
      expect(dates.dateOf(new Date(end))).toBeGreaterThan(date);
    }
  }
});
