import { Combobox } from "../../components/ui/combobox.js";
import { RadioGroup } from "../../components/ui/radio-group.js";
import { Select } from "../../components/ui/select.js";
import { TextArea } from "../../components/ui/text-area.js";
import { TextField } from "../../components/ui/text-field.js";
import { t } from "../../lib/i18n.js";
import { ONE_LINE, type AnswerDraft, type Question } from "./answer-draft.js";
import { ChoicesInput } from "./choices-input.js";

export interface FieldInputProps {
  field: Question;
  value: AnswerDraft | undefined;
  onChange: (value: AnswerDraft) => void;
  error?: string | undefined;
  /** The answer has to be given here and now. */
  needed?: boolean;
  /** The label is said elsewhere: it is read aloud only. */
  hideLabel?: boolean;
}

/** More are searched in a list. */
const FEW_OPTIONS = 8;

/** The control that a question is answered with. Its name is that of the wire, so that messages find it. */
export function FieldInput({
  field,
  value = "",
  onChange,
  error,
  needed = field.required === "to_file",
  hideLabel,
}: FieldInputProps) {
  const text = typeof value === "string" ? value : "";
  const common = {
    name: `fields.${field.key}`,
    label: field.label,
    hint: field.help,
    error,
    optional: !needed,
    hideLabel,
  };
  const onText = (event: { target: { value: string } }) => onChange(event.target.value);
  const options = field.options.filter(({ archived, key }) => !archived || value.includes(key));
  const choices = options.map(({ key, label }) => ({ value: key, label }));
  switch (field.type) {
    case "text":
      return (field.max ?? ONE_LINE) > ONE_LINE ? (
        <TextArea
          {...common}
          rows={4}
          value={text}
          onChange={onText}
          counter={{ length: text.length, max: field.max ?? ONE_LINE }}
        />
      ) : (
        <TextField {...common} autoComplete="off" value={text} onChange={onText} />
      );
    case "number":
      return (
        <TextField
          {...common}
          inputMode={field.decimals > 0 ? "decimal" : "numeric"}
          autoComplete="off"
          value={text}
          onChange={onText}
        />
      );
    case "date":
      return (
        <TextField
          {...common}
          type="date"
          min={field.earliest ?? undefined}
          max={field.latest ?? undefined}
          value={text}
          onChange={onText}
        />
      );
    case "yes_no":
      return (
        <RadioGroup
          {...common}
          inline
          options={[
            { value: "yes", label: t("fields.yes") },
            { value: "no", label: t("fields.no") },
            ...(needed ? [] : [{ value: "", label: t("fields.no_answer") }]),
          ]}
          value={text}
          onChange={onText}
        />
      );
    case "choice":
      return choices.length < FEW_OPTIONS ? (
        <Select {...common} placeholder={t("fields.choose")} options={choices} value={text} onChange={onText} />
      ) : (
        <Combobox {...common} clearable={!needed} options={choices} value={text} onChange={onChange} />
      );
    case "multi_choice":
      return (
        <ChoicesInput
          {...common}
          options={choices}
          value={typeof value === "string" ? [] : value}
          onChange={onChange}
        />
      );
  }
}
