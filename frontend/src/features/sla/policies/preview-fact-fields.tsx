import type { SlaConditionName } from "@redress/backend/contract";
import { Combobox } from "../../../components/ui/combobox.js";
import { priorityWord } from "../../../components/ui/priority-icon.js";
import { Select } from "../../../components/ui/select.js";
import { t } from "../../../lib/i18n.js";
import { CHANNELS } from "./condition-row.js";
import { CONDITIONS } from "./condition-values.js";
import { languageChoices } from "./language-choices.js";
import type { FactName, PreviewFacts } from "./preview-values.js";
import { PRIORITIES } from "./target-values.js";
import type { Choices } from "./use-choices.js";

export interface PreviewFactFieldsProps {
  facts: PreviewFacts;
  /** What the draft has conditions on; priority and category are always offered. */
  asked: readonly SlaConditionName[];
  choices: Choices;
  onChange: (part: Partial<PreviewFacts>) => void;
}

/** What the complaint of the preview is like. */
export function PreviewFactFields({ facts, asked, choices, onChange }: PreviewFactFieldsProps) {
  const offered = CONDITIONS.filter((name) => name !== "priorities").filter(
    (name) => name === "category_ids" || asked.includes(name),
  );
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(8rem,1fr))] gap-3">
      <Select
        label={t("sla_policies.condition.priorities")}
        options={PRIORITIES.map((value) => ({ value, label: priorityWord(value) }))}
        value={facts.priority}
        onChange={(event) => onChange({ priority: event.target.value })}
      />
      {offered.map((name) =>
        name === "channels" ? (
          <Select
            key={name}
            label={t("sla_policies.condition.channels")}
            options={CHANNELS.map((value) => ({ value, label: t(`ticket.channel.${value}`) }))}
            value={facts.channels}
            onChange={(event) => onChange({ channels: event.target.value })}
          />
        ) : (
          <Combobox
            key={name}
            label={t(`sla_policies.condition.${name}`)}
            placeholder={t("sla_policies.preview.none")}
            clearable
            options={optionsOf(name, choices)}
            value={facts[name]}
            onChange={(value) => onChange({ [name]: value })}
          />
        ),
      )}
    </div>
  );
}

function optionsOf(name: Exclude<FactName, "channels">, choices: Choices) {
  return name === "languages" ? languageChoices() : choices.of(name);
}
