import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Kbd } from "../../../components/ui/kbd.js";
import { ListOption } from "../../../components/ui/list-option.js";
import { matches } from "../../../components/ui/match.js";
import { t } from "../../../lib/i18n.js";

export interface PickOption {
  value: string;
  label: string;
  /** A line below the label: why it stands where it stands. */
  detail?: string | undefined;
  icon?: ReactNode;
  /** At the end of the label. */
  mark?: ReactNode;
}

export interface PickListProps {
  label: string;
  options: readonly PickOption[];
  /** The value there is now. */
  value: string | null;
  onPick: (value: string) => void;
  /** Long lists are filtered by typing; in short ones a digit picks at once. */
  filter?: boolean;
  loading?: boolean;
}

/** A list to pick from that is open as soon as it is there. The keyboard's focus stays on one element. */
export function PickList({ label, options, value, onPick, filter = false, loading = false }: PickListProps) {
  const list = useId();
  const focus = useRef<HTMLElement>(null);
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState<number | null>(null);
  const shown = filter ? options.filter((option) => matches(`${option.label} ${option.detail ?? ""}`, typed)) : options;
  const active = Math.min(
    at ?? Math.max(0, typed ? 0 : shown.findIndex((option) => option.value === value)),
    shown.length - 1,
  );
  const current = shown[active];

  useEffect(() => focus.current?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = { ArrowDown: active + 1, ArrowUp: active - 1, ...(!filter && { Home: 0, End: shown.length - 1 }) }[
      event.key
    ];
    const numbered = filter ? undefined : shown[Number(event.key) - 1];
    if (target !== undefined) setAt((target + shown.length) % Math.max(1, shown.length));
    else if (event.key === "Enter" && current) onPick(current.value);
    else if (numbered) onPick(numbered.value);
    else return;
    event.preventDefault();
  };
  const named = { "aria-label": label, "aria-activedescendant": current && `${list}-${current.value}` };
  const take = (element: HTMLElement | null) => {
    focus.current = element;
  };

  return (
    <div className="flex flex-col gap-1">
      {filter && (
        <input
          {...named}
          ref={take}
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-autocomplete="list"
          autoComplete="off"
          placeholder={t("ticket.pick.filter")}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(null);
          }}
          onKeyDown={onKeyDown}
          className="min-h-control w-full rounded-control border border-border-strong bg-surface px-3 text-text"
        />
      )}
      <ul
        id={list}
        role="listbox"
        className="max-h-72 overflow-y-auto rounded-control p-0.5 -outline-offset-2"
        {...(filter ? { "aria-label": label } : { ...named, tabIndex: 0, onKeyDown, ref: take })}
      >
        {shown.map((option, index) => (
          <ListOption
            key={option.value}
            id={`${list}-${option.value}`}
            icon={option.icon}
            isChosen={option.value === value}
            isCurrent={option === current}
            className="py-1"
            onPoint={() => setAt(index)}
            onPick={() => onPick(option.value)}
            end={
              !filter && (
                <span aria-hidden className="max-md:hidden">
                  <Kbd keys={String(index + 1)} />
                </span>
              )
            }
          >
            {option.label}
            {option.mark && <span className="ms-2 text-meta text-muted">{option.mark}</span>}
            {option.detail && <span className="block text-meta text-muted tabular-nums">{option.detail}</span>}
          </ListOption>
        ))}
      </ul>
      {shown.length === 0 && (
        <p className="px-2 py-1 text-muted">{loading ? t("ui.loading") : t("ui.nothing_found")}</p>
      )}
    </div>
  );
}
