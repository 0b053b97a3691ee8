import { Combobox } from "../../../components/ui/combobox.js";
import { RadioGroup } from "../../../components/ui/radio-group.js";
import { Select } from "../../../components/ui/select.js";
import { t } from "../../../lib/i18n.js";
import { FEW_TOPICS, wayTo, type Topic } from "../model/topics.js";

export interface TopicFieldProps {
  topics: readonly Topic[];
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/**
 * What a complaint is about: a few topics side by side, with what lies below the chosen one asked next; many in a list
 * that can be searched, each with what it lies below.
 */
export function TopicField({ topics, value, onChange, error }: TopicFieldProps) {
  const label = t("complaints.topic");
  const top = topics.filter(({ parent }) => parent === null);
  const way = wayTo(topics, value);
  if (top.length <= FEW_TOPICS) {
    return (
      <div className="flex flex-col gap-4">
        <RadioGroup
          label={label}
          name="category_id"
          options={top.map((topic) => ({ value: topic.value, label: topic.name, hint: topic.help }))}
          value={way[0]?.value ?? ""}
          onChange={(event) => onChange(event.target.value)}
          error={error}
        />
        {way.map((topic, step) => (
          <NextStep key={topic.value} topics={topics} above={topic} chosen={way[step + 1]} onChange={onChange} />
        ))}
      </div>
    );
  }
  return (
    <Combobox
      label={label}
      hint={way.at(-1)?.help ?? t("complaints.topic_hint")}
      name="category_id"
      options={topics.map((topic) => ({ value: topic.value, label: topic.label, detail: topic.help ?? undefined }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}

interface NextStepProps {
  topics: readonly Topic[];
  above: Topic;
  chosen: Topic | undefined;
  onChange: (value: string) => void;
}

/** What about it? Nobody has to know: without an answer the topic above stands. */
function NextStep({ topics, above, chosen, onChange }: NextStepProps) {
  const options = topics.filter(({ parent }) => parent === above.value);
  if (options.length === 0) return null;
  return (
    <Select
      label={t("complaints.topic_more", { name: above.name })}
      optional
      hint={chosen?.help}
      placeholder={t("complaints.topic_other")}
      options={options.map((topic) => ({ value: topic.value, label: topic.name }))}
      value={chosen?.value ?? ""}
      onChange={(event) => onChange(event.target.value || above.value)}
    />
  );
}
