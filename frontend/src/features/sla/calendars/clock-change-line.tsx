import type { CalendarDetail } from "@redress/backend/contract";
import { useMemo } from "react";
import { serverNow } from "../../../lib/clock.js";
import { t } from "../../../lib/i18n.js";
import { clockChangeWords, nextClockChange } from "./clock-change.js";

/** When the clocks of the zone are next changed: those who are open at night look here. */
export function ClockChangeLine({ zone, saved }: { zone: string; saved: CalendarDetail | null }) {
  // The server's own word where there is one: due times go by what it knows of zones.
  const change = useMemo(
    () => (saved?.time_zone === zone ? saved.next_clock_change : nextClockChange(zone, serverNow())),
    [zone, saved],
  );
  return (
    <p className="text-dense text-muted">
      {change ? t("calendars.clock_change", clockChangeWords(change)) : t("calendars.clock_change.none")}
    </p>
  );
}
