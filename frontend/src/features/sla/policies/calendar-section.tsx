import type { CalendarRow } from "@redress/backend/contract";
import { Link } from "react-router-dom";
import { Card } from "../../../components/ui/card.js";
import { Combobox } from "../../../components/ui/combobox.js";
import { durationWords } from "../../../components/ui/duration-words.js";
import { Select } from "../../../components/ui/select.js";
import { t } from "../../../lib/i18n.js";
import type { PartProps } from "./form-part.js";

export interface CalendarSectionProps extends PartProps {
  calendars: readonly CalendarRow[];
  /** The chosen one. */
  calendar: CalendarRow | undefined;
}

/** From so many calendars on they are searched. */
const SEARCHED_FROM = 9;

/** Which opening hours the targets count by. */
export function CalendarSection({ values, set, errorOf, calendars, calendar }: CalendarSectionProps) {
  const shared = {
    label: t("sla_policies.calendar"),
    name: "calendar_id",
    error: errorOf("calendar_id"),
    options: calendars.map(({ id, name }) => ({ value: String(id), label: name })),
    value: values.calendar_id,
    placeholder: t("sla_policies.choose"),
    className: "sm:max-w-96",
  };
  return (
    <Card title={t("sla_policies.section.calendar")}>
      {calendars.length >= SEARCHED_FROM ? (
        <Combobox {...shared} onChange={(value) => set("calendar_id", value)} />
      ) : (
        <Select {...shared} onChange={(event) => set("calendar_id", event.target.value)} />
      )}
      {calendar && (
        <p className="text-dense text-muted">
          {t("sla_policies.calendar.day", {
            length: durationWords(calendar.day_seconds, "narrow"),
            zone: calendar.time_zone,
          })}{" "}
          <Link to={`/admin/calendars/${calendar.id}`} className="text-link underline">
            {t("sla_policies.calendar.edit")}
          </Link>
        </p>
      )}
    </Card>
  );
}
