import { Plus, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { FieldError } from "../../../components/ui/field.js";
import { IconButton } from "../../../components/ui/icon-button.js";
import { MoveButtons, useKeptFocus, type MoveWay } from "../../../components/ui/reorder.js";
import { TextField } from "../../../components/ui/text-field.js";
import { t } from "../../../lib/i18n.js";
import type { FieldValues } from "./save-field.js";

type Option = FieldValues["options"][number];

export interface FieldOptionsProps {
  options: readonly Option[];
  error: string | undefined;
  onChange: (options: Option[]) => void;
}

/** What can be chosen, in order. What is taken out is archived: tickets that have it keep it. */
export function FieldOptions({ options, error, onChange }: FieldOptionsProps) {
  const [added, setAdded] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (added > 0) list.current?.querySelector<HTMLInputElement>("li:last-child input")?.focus();
  }, [added]);
  useKeptFocus(options.map(({ id }) => id).join());
  const move = (index: number, way: MoveWay) => {
    const option = options[index];
    if (option) onChange(options.toSpliced(index, 1).toSpliced(way === "up" ? index - 1 : index + 1, 0, option));
  };
  return (
    <fieldset data-field="options" tabIndex={-1} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 font-medium">{t("fields.admin.options")}</legend>
      <ul ref={list} className="flex flex-col gap-2">
        {options.map((option, index) => (
          <li key={option.id} className="flex items-center gap-1">
            <TextField
              label={t("fields.admin.option", { number: index + 1 })}
              hideLabel
              className="min-w-0 flex-1"
              autoComplete="off"
              maxLength={120}
              value={option.label}
              onChange={(event) =>
                onChange(options.map((one) => (one === option ? { ...one, label: event.target.value } : one)))
              }
            />
            <MoveButtons
              id={index}
              name={option.label}
              onMove={(way) => move(index, way)}
              isFirst={index === 0}
              isLast={index === options.length - 1}
            />
            <IconButton
              label={t("fields.admin.option_remove", { label: option.label })}
              icon={<X aria-hidden className="size-4" />}
              onClick={() => onChange(options.filter((one) => one !== option))}
            />
          </li>
        ))}
      </ul>
      <div>
        <Button
          look="ghost"
          icon={<Plus aria-hidden className="size-4" />}
          onClick={() => {
            onChange([...options, { id: `new-${added}-${options.length}`, label: "" }]);
            setAdded(added + 1);
          }}
        >
          {t("fields.admin.option_add")}
        </Button>
      </div>
      <FieldError id="field-options-error" error={error} />
    </fieldset>
  );
}
