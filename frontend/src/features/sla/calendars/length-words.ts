import { t } from "../../../lib/i18n.js";

/** Working time in hours and minutes, never in days: "33 h", "37 h 30 min", "20 min". */
export function lengthWords(seconds: number): string {
  const all = Math.round(seconds / 60);
  const [hours, minutes] = [Math.floor(all / 60), all % 60];
  if (minutes === 0) return t("calendars.length.hours", { hours });
  return hours === 0 ? t("calendars.length.minutes", { minutes }) : t("calendars.length.both", { hours, minutes });
}

/** How much of a week is open: "33 h a week", or "Round the clock". */
export const weekWords = (weekSeconds: number, alwaysOpen: boolean): string =>
  alwaysOpen ? t("calendars.always_open") : t("calendars.a_week", { length: lengthWords(weekSeconds) });

/** Windows in words: "09:00 to 12:30, 13:30 to 17:00", "all day", or "closed". */
export function windowsWords(windows: readonly (readonly [string, string])[]): string {
  if (windows.length === 0) return t("calendars.closed");
  return windows
    .map(([from, to]) =>
      from === "00:00" && (to === "24:00" || to === "00:00")
        ? t("calendars.all_day")
        : t("calendars.from_to", { from, to }),
    )
    .join(", ");
}
