import { clsx } from "clsx";
import { Copy, Ellipsis, Plus } from "lucide-react";
import { useRef, type ReactNode } from "react";
import { Button } from "../../../components/ui/button.js";
import { Checkbox } from "../../../components/ui/checkbox.js";
import { IconButton } from "../../../components/ui/icon-button.js";
import { Menu } from "../../../components/ui/menu.js";
import { t } from "../../../lib/i18n.js";
import { newWindow, type DraftWindow } from "./calendar-draft.js";
import { windowField } from "./draft-problems.js";
import { useFocusNext } from "./use-focus-next.js";
import { dayName, type Weekday } from "./week.js";
import { WindowFields } from "./window-fields.js";

export interface DayHoursProps {
  day: Weekday;
  windows: readonly DraftWindow[];
  errorOf: (field: string) => string | undefined;
  onChange: (windows: readonly DraftWindow[]) => void;
  onCopy: (to: "weekdays" | "all") => void;
  /** The bar. */
  children: ReactNode;
}

/** One day of the week: whether it is open, and from when to when. */
export function DayHours({ day, windows, errorOf, onChange, onCopy, children }: DayHoursProps) {
  const row = useRef<HTMLDivElement>(null);
  const focusNext = useFocusNext(row);
  const closed = useRef<readonly DraftWindow[]>([]);
  const name = dayName(day);
  const isOpen = windows.length > 0;

  const setOpen = (open: boolean) => {
    if (!open) closed.current = windows;
    onChange(!open ? [] : closed.current.length > 0 ? closed.current : [newWindow("09:00", "17:00")]);
  };
  const add = () => {
    const added = newWindow();
    focusNext(`[name="${windowField(added)}"]`);
    onChange([...windows, added]);
  };
  const remove = (window: DraftWindow) => {
    const at = windows.indexOf(window);
    const left = windows.filter((one) => one !== window);
    const near = left[Math.min(at, left.length - 1)];
    focusNext(near ? `[name="${windowField(near)}"]` : "[type=checkbox]");
    onChange(left);
  };
  const isAllDay = windows.length === 1 && windows[0]?.from === "00:00" && windows[0].to === "24:00";

  return (
    <div
      ref={row}
      role="group"
      aria-label={name}
      className="flex flex-wrap items-start gap-x-4 gap-y-1.5 border-b border-border py-3"
    >
      <Checkbox
        label={<span className="font-medium">{name}</span>}
        className={clsx("pt-1 md:w-30", isOpen && "max-md:flex-1")}
        {...(day === "mon" && { "data-field": "hours" })}
        checked={isOpen}
        onChange={(event) => setOpen(event.target.checked)}
      />
      <div
        className={clsx(
          "flex min-h-control min-w-0 flex-1 flex-wrap items-start gap-x-4 gap-y-2",
          isOpen && "max-md:order-1 max-md:basis-full",
        )}
      >
        {windows.map((window, i) => (
          <WindowFields
            key={window.key}
            day={day}
            window={window}
            place={i + 1}
            error={errorOf(windowField(window))}
            onChange={(changed) => onChange(windows.map((one) => (one === window ? changed : one)))}
            onRemove={() => remove(window)}
          />
        ))}
        {!isOpen && <span className="self-center text-muted">{t("calendars.closed")}</span>}
        {isOpen && (
          <Button
            look="ghost"
            className="px-2!"
            icon={<Plus aria-hidden className="size-4" />}
            aria-label={t("calendars.window.add_to", { day: name })}
            onClick={add}
          >
            {t("calendars.window.add")}
          </Button>
        )}
      </div>
      <Menu
        label={t("calendars.day.more", { day: name })}
        align="end"
        trigger={<IconButton label={t("calendars.day.more", { day: name })} icon={<Ellipsis className="size-4" />} />}
        groups={[
          [
            {
              id: "all_day",
              label: t("calendars.day.all_day"),
              checked: isAllDay,
              run: () => onChange([newWindow("00:00", "24:00")]),
            },
          ],
          [
            {
              id: "weekdays",
              label: t("calendars.day.copy_weekdays"),
              icon: <Copy className="size-4" />,
              run: () => onCopy("weekdays"),
            },
            {
              id: "all",
              label: t("calendars.day.copy_all"),
              icon: <Copy className="size-4" />,
              run: () => onCopy("all"),
            },
          ],
        ]}
      />
      <div className="order-2 basis-full md:ps-34">{children}</div>
    </div>
  );
}
