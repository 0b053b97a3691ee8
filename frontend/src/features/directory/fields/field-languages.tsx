import type { FieldText } from "@redress/backend/contract";
import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { Combobox } from "../../../components/ui/combobox.js";
import { TextField } from "../../../components/ui/text-field.js";
import { useAppInfo } from "../../../lib/app-info.js";
import { t } from "../../../lib/i18n.js";
import { languageName, otherLanguages } from "../language-names.js";
import { hasOptions, type FieldValues } from "./save-field.js";

export interface FieldLanguagesProps {
  values: FieldValues;
  errorOf: (field: string) => string | undefined;
  onChange: (texts: FieldText[]) => void;
}

/** The question in further languages; whoever reads none of them reads the desk's own. New options come once they are saved. */
export function FieldLanguages({ values, errorOf, onChange }: FieldLanguagesProps) {
  const [isAdding, setAdding] = useState(false);
  const own = useAppInfo()?.language ?? "en";
  const { texts } = values;
  const free = otherLanguages().filter(
    ({ value }) => value !== own && !texts.some(({ language }) => language === value),
  );
  const options = hasOptions(values.type)
    ? values.options.flatMap(({ key, label }) => (key ? [{ key, label }] : []))
    : [];
  return (
    <div className="flex flex-col gap-3">
      {texts.map((text, index) => {
        const set = (part: Partial<FieldText>) =>
          onChange(texts.map((one) => (one === text ? { ...one, ...part } : one)));
        const inLanguage = { language: languageName(text.language) };
        return (
          <fieldset key={text.language} className="flex flex-col gap-3 rounded-card border border-border p-3">
            <legend className="px-1 font-medium">{languageName(text.language)}</legend>
            <TextField
              label={t("fields.admin.label_in", inLanguage)}
              name={`texts.${index}.label`}
              lang={text.language}
              dir="auto"
              maxLength={120}
              value={text.label}
              error={errorOf(`texts.${index}.label`)}
              onChange={(event) => set({ label: event.target.value })}
            />
            <TextField
              label={t("fields.admin.help_in", inLanguage)}
              optional
              name={`texts.${index}.help`}
              lang={text.language}
              dir="auto"
              maxLength={500}
              value={text.help ?? ""}
              onChange={(event) => set({ help: event.target.value || null })}
            />
            {options.map(({ key, label }) => (
              <TextField
                key={key}
                label={label}
                optional
                lang={text.language}
                dir="auto"
                maxLength={120}
                value={text.options.find((option) => option.key === key)?.label ?? ""}
                onChange={(event) =>
                  set({
                    options: [
                      ...text.options.filter((option) => option.key !== key),
                      ...(event.target.value === "" ? [] : [{ key, label: event.target.value }]),
                    ],
                  })
                }
              />
            ))}
            <div>
              <Button look="ghost" onClick={() => onChange(texts.filter((one) => one !== text))}>
                {t("categories.language.remove", inLanguage)}
              </Button>
            </div>
          </fieldset>
        );
      })}
      {isAdding ? (
        <Combobox
          label={t("categories.language.which")}
          options={free}
          value=""
          onChange={(language) => {
            setAdding(false);
            if (language) onChange([...texts, { language, label: "", help: null, options: [] }]);
          }}
        />
      ) : (
        <div>
          <Button look="ghost" icon={<Plus aria-hidden className="size-4" />} onClick={() => setAdding(true)}>
            {t("categories.language.add")}
          </Button>
        </div>
      )}
    </div>
  );
}
