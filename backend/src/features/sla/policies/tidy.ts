import { priorities, ticketChannels, type SlaConditions, type SlaStepInput } from "../../../contract/index.js";
import { canonicalLanguage } from "./languages.js";
import { prioritiesInOrder } from "./definition.js";

/** Conditions in one order and each once, so that the same ones are no change. */
export function tidyConditions(conditions: SlaConditions): SlaConditions {
  return {
    priorities: priorities.filter((priority) => conditions.priorities.includes(priority)),
    category_ids: ascending(conditions.category_ids),
    department_ids: ascending(conditions.department_ids),
    organization_ids: ascending(conditions.organization_ids),
    customer_group_ids: ascending(conditions.customer_group_ids),
    tag_ids: ascending(conditions.tag_ids),
    channels: ticketChannels.filter((channel) => conditions.channels.includes(channel)),
    languages: [...new Set(conditions.languages.map((tag) => canonicalLanguage(tag) ?? tag))].sort(),
  };
}

const ascending = (ids: readonly number[]): number[] => [...new Set(ids)].sort((a, b) => a - b);

/** Times for no priority at all are none. */
export function tidyStep(step: SlaStepInput): SlaStepInput {
  const { seconds } = step;
  const isEmpty = seconds !== null && prioritiesInOrder.every((priority) => seconds[priority] === null);
  return { ...step, seconds: isEmpty ? null : seconds, notify: [...new Set(step.notify)] };
}
