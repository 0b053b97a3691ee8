import { useId, useState } from "react";
import { t } from "../../lib/i18n.js";
import { Checkbox } from "./checkbox.js";
import { controlClass, FieldError } from "./field.js";
import { matches } from "./match.js";

export interface PickOption {
  value: number;
  label: string;
  /** Small words behind the label, also searched. */
  detail?: string | undefined;
}

export interface PickManyProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** Where an error summary leads to. */
  name: string;
  options: readonly PickOption[];
  value: readonly number[];
  onChange: (value: number[]) => void;
  /** Said when there is nothing to choose from. */
  none: string;
}

/** From so many options on they can be searched. */
const SEARCHED_FROM = 9;

/** Any of many, as checkboxes in a list of their own; what is chosen comes first in the count, not in the order. */
export function PickMany({ label, hint, error, name, options, value, onChange, none }: PickManyProps) {
  const id = useId();
  const [text, setText] = useState("");
  const chosen = new Set(value);
  const shown = options.filter((option) => matches(`${option.label} ${option.detail ?? ""}`, text));
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const toggle = (option: number) =>
    onChange(chosen.has(option) ? value.filter((each) => each !== option) : [...value, option]);
  return (
    <fieldset className="flex min-w-0 flex-col gap-1" aria-describedby={described || undefined}>
      <legend className="mb-1 font-medium">
        {label} <span className="font-normal text-muted tabular-nums">{t("ui.chosen", { count: chosen.size })}</span>
      </legend>
      {hint && (
        <p id={`${id}-hint`} className="text-dense text-muted">
          {hint}
        </p>
      )}
      {options.length >= SEARCHED_FROM && (
        <input
          type="search"
          aria-label={t("ui.search_in", { name: label })}
          placeholder={t("ui.search")}
          className={controlClass}
          value={text}
          onChange={(event) => setText(event.target.value)}
          // Enter would send the form around it.
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
      )}
      <div
        data-field={name}
        tabIndex={-1}
        className="flex max-h-56 flex-col overflow-y-auto rounded-control border border-border px-3 py-2"
      >
        {shown.map((option) => (
          <Checkbox
            key={option.value}
            checked={chosen.has(option.value)}
            onChange={() => toggle(option.value)}
            className="py-0.5"
            label={
              <>
                {option.label}
                {option.detail && <span className="text-muted"> {option.detail}</span>}
              </>
            }
          />
        ))}
        {shown.length === 0 && <p className="text-muted">{options.length === 0 ? none : t("ui.nothing_found")}</p>}
      </div>
      <FieldError id={`${id}-error`} error={error} />
    </fieldset>
  );
}
