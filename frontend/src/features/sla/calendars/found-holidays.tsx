import type { HolidayView, ReadHolidays } from "@redress/backend/contract";
import { Disclosure } from "../../../components/ui/disclosure.js";
import { Tag } from "../../../components/ui/tag.js";
import { t } from "../../../lib/i18n.js";
import { closedWords, dateWriter } from "./holiday-words.js";

interface FoundHolidaysProps {
  title: string;
  holidays: readonly HolidayView[];
  open?: boolean;
}

/** Days that a file names. */
export function FoundHolidays({ title, holidays, open = false }: FoundHolidaysProps) {
  if (holidays.length === 0) return null;
  const write = dateWriter(true);
  return (
    <Disclosure summary={title} open={open}>
      <ul className="flex flex-col text-dense">
        {[...holidays]
          .sort((one, other) => one.date.localeCompare(other.date))
          .map((holiday, i) => (
            <li
              key={`${holiday.date} ${i}`}
              className="flex flex-wrap items-baseline gap-x-3 border-b border-border py-1.5 last:border-b-0"
            >
              <span className="w-32 shrink-0 text-muted tabular-nums">{write(holiday.date)}</span>
              <span className="min-w-0 flex-1 basis-32">{holiday.name}</span>
              {holiday.window && <span className="text-muted tabular-nums">{closedWords(holiday)}</span>}
              {holiday.yearly && <Tag>{t("calendars.holiday.yearly_tag")}</Tag>}
            </li>
          ))}
      </ul>
    </Disclosure>
  );
}

/** Entries of a file that could not be taken, and why. */
export function SkippedEntries({ skipped }: Pick<ReadHolidays, "skipped">) {
  if (skipped.length === 0) return null;
  return (
    <Disclosure summary={t("calendars.import.skipped", { count: skipped.length })} open>
      <ul className="flex flex-col text-dense">
        {skipped.map(({ line, name, reason }, i) => (
          <li key={i} className="border-b border-border py-1.5 last:border-b-0">
            {name && <span className="font-medium">{name}: </span>}
            {reason}
            {line !== null && <span className="text-muted"> {t("calendars.import.line", { line })}</span>}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
