import { viewer } from "../../lib/format.js";

/**
 * Working time in words: "1 hour 30 minutes", or "1h 30m". Never in days, which are as long as a calendar's.
 *
 * @param seconds 0 or more; parts of a second are left out.
 */
export function durationWords(seconds: number, display: "narrow" | "long" = "long"): string {
  const { locale } = viewer.get();
  const whole = Math.floor(seconds);
  const units = [
    ["hour", Math.floor(whole / 3600)],
    ["minute", Math.floor((whole % 3600) / 60)],
    ["second", whole % 60],
  ] as const;
  const said = units.filter(([, count]) => count > 0);
  const parts = (said.length > 0 ? said : [["minute", 0] as const]).map(([unit, count]) =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: display }).format(count),
  );
  return new Intl.ListFormat(locale, { type: "unit", style: "narrow" }).format(parts);
}
