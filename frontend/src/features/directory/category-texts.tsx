import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/ui/button.js";
import { Combobox } from "../../components/ui/combobox.js";
import { TextArea } from "../../components/ui/text-area.js";
import { TextField } from "../../components/ui/text-field.js";
import { t } from "../../lib/i18n.js";
import { languageName, otherLanguages } from "./language-names.js";
import type { CategoryTextValues } from "./save-category.js";

const NAME_MAX = 120;
const HELP_MAX = 500;

interface CategoryTextFieldsProps {
  language: string;
  /** Before the fields' wire names: "" or "texts.0.". */
  prefix: string;
  value: { name: string; help: string };
  errorOf: (field: string) => string | undefined;
  onChange: (part: { name?: string; help?: string }) => void;
}

/** Name and help in one language, and both as customers see them. */
export function CategoryTextFields({ language, prefix, value, errorOf, onChange }: CategoryTextFieldsProps) {
  const inLanguage = { language: languageName(language) };
  return (
    <div className="flex flex-col gap-3">
      <TextField
        label={t("categories.name", inLanguage)}
        name={`${prefix}name`}
        lang={language}
        dir="auto"
        autoComplete="off"
        maxLength={NAME_MAX}
        value={value.name}
        error={errorOf(`${prefix}name`)}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <TextArea
        label={t("categories.help", inLanguage)}
        optional
        name={`${prefix}help`}
        lang={language}
        dir="auto"
        rows={2}
        counter={{ length: value.help.length, max: HELP_MAX }}
        value={value.help}
        error={errorOf(`${prefix}help`)}
        onChange={(event) => onChange({ help: event.target.value })}
      />
      <figure className="rounded-control border border-border bg-sunken px-3 py-2">
        <figcaption className="text-meta text-muted">{t("categories.preview", inLanguage)}</figcaption>
        <span lang={language} dir="auto" className="mt-1 flex items-start gap-2">
          <span aria-hidden className="mt-1 size-4 shrink-0 rounded-full border border-border-strong bg-surface" />
          <span className="min-w-0">
            {value.name.trim() || <span className="text-muted">{t("categories.preview.none")}</span>}
            {value.help.trim() && <span className="block text-dense text-muted">{value.help.trim()}</span>}
          </span>
        </span>
      </figure>
    </div>
  );
}

interface OtherLanguagesProps {
  /** The desk's own, whose texts are the category's first. */
  own: string;
  texts: readonly CategoryTextValues[];
  errorOf: (field: string) => string | undefined;
  onChange: (texts: CategoryTextValues[]) => void;
}

/** The same in further languages; whoever reads none of them reads the desk's own. */
export function OtherLanguages({ own, texts, errorOf, onChange }: OtherLanguagesProps) {
  const [isAdding, setAdding] = useState(false);
  const free = otherLanguages().filter(
    ({ value }) => value !== own && !texts.some(({ language }) => language === value),
  );
  return (
    <div className="flex flex-col gap-3">
      {texts.map((text, index) => (
        <fieldset key={text.language} className="rounded-card border border-border p-3">
          <legend className="px-1 font-medium">{languageName(text.language)}</legend>
          <CategoryTextFields
            language={text.language}
            prefix={`texts.${index}.`}
            value={text}
            errorOf={errorOf}
            onChange={(part) => onChange(texts.map((one) => (one === text ? { ...one, ...part } : one)))}
          />
          <Button look="ghost" className="mt-2" onClick={() => onChange(texts.filter((one) => one !== text))}>
            {t("categories.language.remove", { language: languageName(text.language) })}
          </Button>
        </fieldset>
      ))}
      {isAdding ? (
        <Combobox
          label={t("categories.language.which")}
          options={free}
          value=""
          onChange={(language) => {
            setAdding(false);
            if (language) onChange([...texts, { language, name: "", help: "" }]);
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
