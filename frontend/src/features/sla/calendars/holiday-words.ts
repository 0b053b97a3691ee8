import type { HolidayView } from "@redress/backend/contract";
import { viewer } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { windowsWords } from "./length-words.js";

/** Writes dates such as "2026-12-25": "Fri, 25 Dec", with the year where it does not stand above. */
export function dateWriter(withYear: boolean): (date: string) => string {
  const format = new Intl.DateTimeFormat(viewer.get().locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    ...(withYear && { year: "numeric" }),
    timeZone: "UTC",
  });
  return (date) => {
    const at = Date.parse(`${date}T00:00:00Z`);
    return Number.isNaN(at) ? date : format.format(at);
  };
}

/** For how much of its day: "all day", or "12:00 to 24:00". */
export const closedWords = ({ window }: Pick<HolidayView, "window">): string =>
  window ? windowsWords([window]) : t("calendars.all_day");

/** One holiday in a sentence: "Christmas (Fri, 25 Dec 2026)". */
export function holidayTitle({ date, name }: Pick<HolidayView, "date" | "name">): string {
  const written = dateWriter(true)(date);
  return name ? t("calendars.holiday.title", { name, date: written }) : written;
}
