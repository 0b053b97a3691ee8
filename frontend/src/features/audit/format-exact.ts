import { viewer } from "../../lib/format.js";
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
