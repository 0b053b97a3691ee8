import { useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "../../components/ui/button.js";
import { Combobox } from "../../components/ui/combobox.js";
import { SegmentedToggle } from "../../components/ui/segmented-toggle.js";
import { TextArea } from "../../components/ui/text-area.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import { languageName, otherLanguages } from "../directory/language-names.js";
import type { CannedValues } from "./canned-values.js";
import { variablesOf } from "./variables.js";

const LONGEST = 5000;

interface TextFieldsProps {
  texts: CannedValues["texts"];
  deskLanguage: string;
  /** Which one is shown. */
  language: string;
  onLanguage: (language: string) => void;
  error: string | undefined;
  onChange: (texts: CannedValues["texts"]) => void;
}

/** What it says, one language at a time; whoever reads none of them gets the desk's own. */
export function TextFields({ texts, deskLanguage, language, onLanguage, error, onChange }: TextFieldsProps) {
  const [isAdding, setAdding] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const shown = texts.find((text) => text.language === language) ?? texts[0];
  if (!shown) return null;
  const write = (body: string) => onChange(texts.map((text) => (text === shown ? { ...text, body } : text)));
  const insert = (variable: string) => {
    const field = area.current;
    const [start, end] = [field?.selectionStart ?? shown.body.length, field?.selectionEnd ?? shown.body.length];
    const words = `{{${variable}}}`;
    // At once: a frame later the cursor would jump under what is being typed by then.
    flushSync(() => write(shown.body.slice(0, start) + words + shown.body.slice(end)));
    field?.focus();
    field?.setSelectionRange(start + words.length, start + words.length);
  };
  const free = otherLanguages().filter(({ value }) => !texts.some((text) => text.language === value));
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 font-medium">{t("canned.field.texts")}</legend>
      <div className="flex flex-wrap items-center gap-2">
        {texts.length > 1 && (
          <SegmentedToggle
            label={t("canned.language")}
            segments={texts.map((text) => ({ value: text.language, label: languageName(text.language) }))}
            value={shown.language}
            onChange={onLanguage}
          />
        )}
        {!isAdding && (
          <Button look="ghost" icon={<Plus aria-hidden className="size-4" />} onClick={() => setAdding(true)}>
            {t("canned.language.add")}
          </Button>
        )}
        {shown.language !== deskLanguage && texts.length > 1 && (
          <Button
            look="ghost"
            icon={<X aria-hidden className="size-4" />}
            onClick={() => onChange(texts.filter((text) => text !== shown))}
          >
            {t("canned.language.remove", { language: languageName(shown.language) })}
          </Button>
        )}
      </div>
      {isAdding && (
        <Combobox
          label={t("canned.language.which")}
          options={free}
          value=""
          onChange={(added) => {
            setAdding(false);
            if (!added) return;
            onChange([...texts, { language: added, body: "" }]);
            onLanguage(added);
          }}
        />
      )}
      <TextArea
        ref={area}
        label={t("canned.field.text_in", { language: languageName(shown.language) })}
        hint={t("canned.field.text.hint")}
        optional
        name="texts"
        lang={shown.language}
        dir="auto"
        rows={6}
        counter={{ length: shown.body.length, max: LONGEST }}
        value={shown.body}
        error={error}
        onChange={(event) => write(event.target.value)}
      />
      <VariableChips onInsert={insert} />
    </fieldset>
  );
}

/** What a text can name; a press puts it where the cursor is. */
function VariableChips({ onInsert }: { onInsert: (variable: string) => void }) {
  const id = useId();
  const { data } = useQuery(queries.listFields());
  return (
    <div role="group" aria-labelledby={id} className="flex flex-col gap-1">
      <span id={id} className="text-dense text-muted">
        {t("canned.insert_variable")}
      </span>
      <div className="flex flex-wrap gap-1">
        {variablesOf(data?.data ?? []).map(({ name, label }) => (
          <button
            key={name}
            type="button"
            title={`{{${name}}}`}
            onClick={() => onInsert(name)}
            className="min-h-6 rounded-tag border border-border-strong px-1.5 text-meta text-text hover:bg-hover touch-target"
          >
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
