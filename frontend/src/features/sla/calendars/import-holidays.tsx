import type { HolidayView } from "@redress/backend/contract";
import { useEffect, useRef } from "react";
import { Button } from "../../../components/ui/button.js";
import { Sheet } from "../../../components/ui/dialog.js";
import { FileDrop } from "../../../components/ui/file-drop.js";
import { announce } from "../../../lib/announcer.js";
import { t } from "../../../lib/i18n.js";
import { FoundHolidays, SkippedEntries } from "./found-holidays.js";
import { HolidaysLink } from "./holidays-link.js";
import { compareHolidays } from "./merge-holidays.js";
import { useReadHolidays } from "./use-read-holidays.js";

export interface ImportHolidaysProps {
  /** Those of the form. */
  present: readonly HolidayView[];
  timeZone: string;
  onAdd: (holidays: readonly HolidayView[]) => void;
  onClose: () => void;
}

/** Takes the days of an .ics file, chosen or behind a link, into the form, after a look at what it says. */
export function ImportHolidays({ present, timeZone, onAdd, onClose }: ImportHolidaysProps) {
  const add = useRef<HTMLButtonElement>(null);
  const { shown, name, link, result, choose, follow, remove, retry } = useReadHolidays(timeZone);
  const compared = result ? compareHolidays(present, result.holidays) : [];
  const added = compared.filter(({ isNew }) => isNew).map(({ holiday }) => holiday);
  const known = compared.filter(({ isNew }) => !isNew).map(({ holiday }) => holiday);
  const sums = { file: name, total: compared.length, added: added.length, known: known.length };

  // What was asked for is there: the way on takes the focus.
  useEffect(() => {
    if (result) add.current?.focus();
  }, [result]);

  const take = () => {
    onAdd(added);
    announce(t("calendars.import.done", { count: added.length }));
    onClose();
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title={t("calendars.import.title")}
      description={t("calendars.import.about")}
      footer={
        <>
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          {result && added.length > 0 && (
            <Button ref={add} look="primary" aria-describedby="import-sums" onClick={take}>
              {t("calendars.import.add", { count: added.length })}
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FileDrop
          label={t("calendars.import.choose")}
          hint={t("calendars.import.hint")}
          files={shown ? [shown] : []}
          onAdd={choose}
          onRemove={remove}
          onRetry={retry}
        />
        <HolidaysLink {...link} onFollow={follow} />
        {result && (
          <>
            <p id="import-sums" role="status" className="font-medium">
              {t("calendars.import.sums", sums)}
            </p>
            <FoundHolidays title={t("calendars.import.new", { count: added.length })} holidays={added} open />
            <SkippedEntries skipped={result.skipped} />
            <FoundHolidays title={t("calendars.import.known", { count: known.length })} holidays={known} />
          </>
        )}
      </div>
    </Sheet>
  );
}
