import { Pencil, Trash2 } from "lucide-react";
import { FieldError } from "../../../components/ui/field.js";
import { IconButton } from "../../../components/ui/icon-button.js";
import { Tag } from "../../../components/ui/tag.js";
import { t } from "../../../lib/i18n.js";
import type { DraftHoliday } from "./calendar-draft.js";
import { holidayField } from "./draft-problems.js";
import { closedWords, holidayTitle } from "./holiday-words.js";

export interface HolidayRowProps {
  holiday: DraftHoliday;
  /** The date on which it comes next, as it is written. */
  date: string;
  error: string | undefined;
  onEdit: () => void;
  onRemove: () => void;
}

export function HolidayRow({ holiday, date, error, onEdit, onRemove }: HolidayRowProps) {
  const name = holidayTitle(holiday);
  const field = holidayField(holiday);
  return (
    <li className="border-b border-border py-1 last:border-b-0">
      <div className="flex items-center gap-x-3">
        <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3 gap-y-0.5">
          <span className="w-24 shrink-0 whitespace-nowrap tabular-nums">{date}</span>
          <span className="min-w-0 flex-1 basis-40 font-medium">
            {holiday.name || <span className="font-normal text-muted">{t("calendars.holiday.no_name")}</span>}
          </span>
          <span className="text-dense text-muted tabular-nums">{closedWords(holiday)}</span>
          {holiday.yearly && <Tag>{t("calendars.holiday.yearly_tag")}</Tag>}
        </div>
        <div className="flex shrink-0">
          <IconButton
            label={t("calendars.holiday.edit_named", { name })}
            icon={<Pencil className="size-4" />}
            data-field={field}
            aria-describedby={error ? `${field}-error` : undefined}
            onClick={onEdit}
          />
          <IconButton label={t("ui.remove_named", { name })} icon={<Trash2 className="size-4" />} onClick={onRemove} />
        </div>
      </div>
      <FieldError id={`${field}-error`} error={error} />
    </li>
  );
}
