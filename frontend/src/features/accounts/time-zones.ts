import type { ComboboxOption } from "../../components/ui/combobox.js";

let options: ComboboxOption[] | null = null;

/** Every zone the browser knows, with its present offset from UTC: "Europe/Berlin", "GMT+1". */
export function timeZoneOptions(): readonly ComboboxOption[] {
  options ??= ["UTC", ...Intl.supportedValuesOf("timeZone")]
    .filter((zone, index, all) => all.indexOf(zone) === index)
    .map((zone) => ({ value: zone, label: zone.replaceAll("_", " "), detail: offsetOf(zone) }));
  return options;
}

function offsetOf(zone: string): string | undefined {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "shortOffset" }).formatToParts();
  return parts.find((part) => part.type === "timeZoneName")?.value;
}
