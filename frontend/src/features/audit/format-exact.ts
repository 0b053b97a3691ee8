import { dayOf, viewer } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";

const EXACT: Intl.DateTimeFormatOptions = {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
};

/** "2 Mar 2026, 14:22:07", in the viewer's zone or another. */
export function formatExact(at: string, timeZone = viewer.get().timeZone): string {
  return new Intl.DateTimeFormat(viewer.get().locale, { ...EXACT, timeZone }).format(new Date(at));
}

/** The same in UTC, and said so. */
export const formatUtc = (at: string): string => t("audit.utc", { time: formatExact(at, "UTC") });

/** "14:22:07", where the day is said already. */
export const formatClock = (at: string): string => {
  const { locale, timeZone } = viewer.get();
  return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone }).format(
    new Date(at),
  );
};

/** "Today, Monday, 2 March 2026". */
export function formatDayTitle(at: string, now: number): string {
  const { locale, timeZone } = viewer.get();
  const day = new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone,
  }).format(new Date(at));
  const ago = [0, 1].find((days) => dayOf(at) === dayOf(now - days * 86_400_000));
  if (ago === undefined) return day;
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(-ago, "day");
  return t("audit.day.today", { relative: relative.slice(0, 1).toLocaleUpperCase(locale) + relative.slice(1), day });
}
