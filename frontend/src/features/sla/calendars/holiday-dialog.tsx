import type { HolidayView } from "@redress/backend/contract";
import { useRef, useState, type FormEvent } from "react";
import { Button } from "../../../components/ui/button.js";
import { Checkbox } from "../../../components/ui/checkbox.js";
import { Dialog } from "../../../components/ui/dialog.js";
import { TextField } from "../../../components/ui/text-field.js";
import { t } from "../../../lib/i18n.js";
import { isInList } from "./merge-holidays.js";
import { parseEnd, parseTime } from "./time-of-day.js";
import { useFocusNext } from "./use-focus-next.js";
import { stretchOf } from "./week-stretches.js";

export interface HolidayDialogProps {
  /** Null for another one. */
  holiday: HolidayView | null;
  /** The others of the list: a day is in it once. */
  others: readonly HolidayView[];
  onDone: (holiday: HolidayView) => void;
  onClose: () => void;
}

/** One holiday: which day, what it is called, and for how much of it the desk is closed. */
export function HolidayDialog({ holiday, others, onDone, onClose }: HolidayDialogProps) {
  const form = useRef<HTMLFormElement>(null);
  const focusNext = useFocusNext(form);
  const [values, setValues] = useState({
    date: holiday?.date ?? "",
    name: holiday?.name ?? "",
    yearly: holiday?.yearly ?? false,
    partly: holiday?.window !== undefined && holiday.window !== null,
    from: holiday?.window?.[0] ?? "12:00",
    to: holiday?.window?.[1] ?? "24:00",
  });
  const [errors, setErrors] = useState<{ date?: string; window?: string }>({});
  const set = (part: Partial<typeof values>) => setValues((before) => ({ ...before, ...part }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // React sends it on to the calendar's form, in whose tree this stands.
    event.stopPropagation();
    const { date, name, yearly, partly } = values;
    const window: [string, string] = [parseTime(values.from) ?? values.from, parseEnd(values.to) ?? values.to];
    const typed = { date, name: name.trim(), yearly, window: partly ? window : null };
    const found = {
      ...(date === ""
        ? { date: t("calendars.holiday.date.missing") }
        : isInList(others, typed) && { date: t("calendars.holiday.twice") }),
      ...(partly && !stretchOf(window) && { window: t("calendars.problem.time") }),
    };
    setErrors(found);
    if (Object.keys(found).length === 0) return onDone(typed);
    focusNext(found.date ? "[name=date]" : "[name=from]");
  };

  const timeField = (name: "from" | "to", read: (text: string) => string | null) => (
    <TextField
      label={t(`calendars.holiday.${name}`)}
      name={name}
      autoComplete="off"
      maxLength={12}
      className="flex-1 basis-32"
      value={values[name]}
      error={name === "from" ? errors.window : undefined}
      onChange={(event) => set({ [name]: event.target.value })}
      onBlur={() => set({ [name]: read(values[name]) ?? values[name] })}
    />
  );

  return (
    <Dialog open onClose={onClose} title={t(holiday ? "calendars.holiday.edit" : "calendars.holiday.add")}>
      <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-4 pb-3">
        <TextField
          label={t("calendars.holiday.date")}
          name="date"
          type="date"
          className="max-w-52"
          value={values.date}
          error={errors.date}
          onChange={(event) => set({ date: event.target.value })}
        />
        <TextField
          label={t("calendars.holiday.name")}
          optional
          name="name"
          autoComplete="off"
          maxLength={100}
          value={values.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <Checkbox
          label={t("calendars.holiday.yearly")}
          checked={values.yearly}
          onChange={(event) => set({ yearly: event.target.checked })}
        />
        <Checkbox
          label={t("calendars.holiday.partly")}
          checked={values.partly}
          onChange={(event) => set({ partly: event.target.checked })}
        />
        {values.partly && (
          <fieldset className="flex flex-wrap gap-4">
            <legend className="sr-only">{t("calendars.holiday.partly")}</legend>
            {timeField("from", parseTime)}
            {timeField("to", parseEnd)}
          </fieldset>
        )}
        <div className="mt-2 flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{t("ui.cancel")}</Button>
          <Button type="submit" look="primary">
            {t(holiday ? "calendars.holiday.keep" : "calendars.holiday.add")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
