import { clsx } from "clsx";
import { ChevronDown, X } from "lucide-react";
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { t } from "../../lib/i18n.js";
import { controlClass, Field, type FieldProps } from "./field.js";
import { ListOption } from "./list-option.js";
import { matches } from "./match.js";

export interface ComboboxOption {
  value: string;
  label: string;
  /** Small words behind the label, also searched. */
  detail?: string | undefined;
  icon?: ReactNode;
}

export interface ComboboxProps extends FieldProps {
  name?: string;
  options: readonly ComboboxOption[];
  /** "" while nothing is chosen. */
  value: string;
  onChange: (value: string) => void;
  /** For options that come from a search on the server: called with what is typed; the options are then shown as they are. */
  onSearch?: (text: string) => void;
  placeholder?: string;
  /** Offers to choose nothing. */
  clearable?: boolean;
  loading?: boolean;
}

/** One of many: type to filter, arrows to move, Enter to choose. Focus stays in the field. */
export function Combobox(props: ComboboxProps) {
  const { label, hint, error, optional, hideLabel, className } = props;
  return (
    <Field {...{ label, hint, error, optional, hideLabel, className }}>
      {(control) => <Box {...props} control={control} />}
    </Field>
  );
}

type BoxProps = ComboboxProps & {
  control: { id: string; "aria-describedby": string | undefined; "aria-invalid": true | undefined };
};

function Box({
  name,
  label,
  options,
  value,
  onChange,
  onSearch,
  placeholder,
  clearable,
  loading = false,
  control,
}: BoxProps) {
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const chosen = options.find((option) => option.value === value);
  const shown = onSearch
    ? options
    : options.filter((option) => matches(`${option.label} ${option.detail ?? ""}`, text));
  const current = shown[Math.min(active, shown.length - 1)];

  const show = (typed: string) => {
    setText(typed);
    setActive(
      typed === ""
        ? Math.max(
            0,
            shown.findIndex((option) => option.value === value),
          )
        : 0,
    );
    setOpen(true);
    onSearch?.(typed);
  };
  const close = () => {
    setOpen(false);
    setText("");
  };
  const choose = (option: ComboboxOption | undefined) => {
    if (option) onChange(option.value);
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!open) return show("");
      setActive((index) => (Math.min(index, shown.length - 1) + step + shown.length) % Math.max(1, shown.length));
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      choose(current);
    } else if (event.key === "Escape" && open) {
      // Closes the list alone, not the dialog around it.
      event.stopPropagation();
      close();
    }
  };

  return (
    <div className="relative">
      <input
        {...control}
        ref={input}
        name={name}
        role="combobox"
        type="text"
        autoComplete="off"
        aria-expanded={open}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={open && current ? `${list}-${current.value}` : undefined}
        placeholder={chosen ? chosen.label : placeholder}
        value={open ? text : (chosen?.label ?? "")}
        className={clsx(controlClass, clearable ? "pe-16" : "pe-9")}
        onChange={(event) => show(event.target.value)}
        onClick={() => !open && show("")}
        onKeyDown={onKeyDown}
        onBlur={close}
      />
      {clearable && chosen && (
        <button
          type="button"
          aria-label={t("ui.clear_named", { name: label })}
          className="absolute inset-y-0 end-9 my-auto inline-flex size-6 items-center justify-center rounded-chip text-muted hover:bg-hover"
          onClick={() => {
            onChange("");
            input.current?.focus();
          }}
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
      <ChevronDown aria-hidden className="pointer-events-none absolute inset-y-0 end-2.5 my-auto size-4 text-muted" />
      <ul
        id={list}
        role="listbox"
        aria-label={label}
        hidden={!open}
        className="absolute inset-x-0 top-full z-popover mt-1 max-h-64 overflow-y-auto rounded-card bg-raised p-1 shadow-pop"
        // The field keeps the focus while the list is used with a pointer.
        onPointerDown={(event) => event.preventDefault()}
      >
        {shown.map((option) => (
          <ListOption
            key={option.value}
            id={`${list}-${option.value}`}
            icon={option.icon}
            isChosen={option.value === value}
            isCurrent={option === current}
            onPoint={() => setActive(shown.indexOf(option))}
            onPick={() => choose(option)}
          >
            {option.label}
            {option.detail && <span className="text-muted"> {option.detail}</span>}
          </ListOption>
        ))}
        {shown.length === 0 && (
          <li role="option" aria-selected={false} aria-disabled className="px-2 py-1 text-muted">
            {loading ? t("ui.loading") : t("ui.nothing_found")}
          </li>
        )}
      </ul>
    </div>
  );
}
