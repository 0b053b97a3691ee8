import { Combobox } from "../../../components/ui/combobox.js";
import { RadioGroup } from "../../../components/ui/radio-group.js";
import { t } from "../../../lib/i18n.js";
import { FEW_TOPICS, type Topic } from "../model/topics.js";

export interface TopicFieldProps {
  topics: readonly Topic[];
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** What a complaint is about: a few topics side by side, many in a list that can be searched. */
export function TopicField({ topics, value, onChange, error }: TopicFieldProps) {
  const label = t("complaints.topic");
  if (topics.length <= FEW_TOPICS) {
    const options = topics.map((topic) => ({ value: topic.value, label: topic.label, hint: topic.help }));
    return (
      <RadioGroup
        label={label}
        name="category_id"
        options={options}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        error={error}
      />
    );
  }
  const help = topics.find((topic) => topic.value === value)?.help;
  return (
    <Combobox
      label={label}
      hint={help ?? t("complaints.topic_hint")}
      name="category_id"
      options={topics.map((topic) => ({ value: topic.value, label: topic.label, detail: topic.help ?? undefined }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
