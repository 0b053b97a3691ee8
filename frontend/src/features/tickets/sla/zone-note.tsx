import type { SlaClockExplanation } from "@redress/backend/contract";
import { viewer, zoneName } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { useStore } from "../../../lib/store.js";

/** Whose time is shown, where a calendar goes by another. */
export function ZoneNote({ clocks, now }: { clocks: readonly SlaClockExplanation[]; now: number }) {
  const { timeZone } = useStore(viewer);
  const zone = (name: string) => {
    const short = zoneName(now, name);
    return short === name ? name : t("explain.zone", { name, short });
  };
  const others = new Map(
    clocks
      .filter(({ tz }) => zoneName(now, tz) !== zoneName(now, timeZone))
      .map(({ tz, calendar_name: calendar }) => [`${calendar} ${tz}`, { calendar, tz }]),
  );
  if (others.size === 0) return null;
  return (
    <p className="text-muted">
      {t("explain.your_zone", { zone: zone(timeZone) })}{" "}
      {[...others.values()].map(({ calendar, tz }) => t("explain.other_zone", { calendar, zone: zone(tz) })).join(" ")}
    </p>
  );
}
