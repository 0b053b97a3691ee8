import { memo } from "react";
import { Combobox, type ComboboxOption } from "../../../components/ui/combobox.js";
import { formatTime, zoneName } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { useNow } from "../../../lib/ticker.js";
import { timeZoneOptions } from "../../accounts/time-zones.js";

export interface ZoneFieldProps {
  value: string;
  error: string | undefined;
  onChange: (zone: string) => void;
}

/** The zone in which hours and holidays are read, with what its clocks show now. */
export const ZoneField = memo(function ZoneField({ value, error, onChange }: ZoneFieldProps) {
  const now = useNow();
  const options = timeZoneOptions();
  const chosen = options.find((option) => option.value === value);
  return (
    <Combobox
      label={t("calendars.zone")}
      name="time_zone"
      hint={t("calendars.zone.now", {
        time: formatTime(now, value),
        zone: [...new Set([zoneName(now, value), chosen?.detail ?? zoneName(now, value)])].join(", "),
      })}
      options={chosen ? options : [unlisted(value), ...options]}
      value={value}
      error={error}
      onChange={onChange}
    />
  );
});

/** An older name, which browsers no longer list, is still the one that was chosen. */
const unlisted = (zone: string): ComboboxOption => ({ value: zone, label: zone.replaceAll("_", " ") });
