import type { SlaConditionName, SlaConditions } from "@redress/backend/contract";
import { newKey } from "./step-values.js";

/** In the order in which they are offered. */
export const CONDITIONS = [
  "priorities",
  "category_ids",
  "department_ids",
  "organization_ids",
  "customer_group_ids",
  "tag_ids",
  "channels",
  "languages",
] as const satisfies readonly SlaConditionName[];

/** A row of "Applies when": the ticket has one of the values. Ids are held as text, as choices are. */
export interface ConditionValues {
  key: number;
  name: SlaConditionName;
  values: string[];
}

export function conditionValues(conditions: SlaConditions): ConditionValues[] {
  return CONDITIONS.filter((name) => conditions[name].length > 0).map((name) => ({
    key: newKey(),
    name,
    values: conditions[name].map(String),
  }));
}

/** The row that "+ condition" adds: the first field that has none; null when all have one. */
export function nextCondition(rows: readonly ConditionValues[]): ConditionValues | null {
  const name = CONDITIONS.find((each) => rows.every((row) => row.name !== each));
  return name ? { key: newKey(), name, values: [] } : null;
}

export function conditionsBody(rows: readonly ConditionValues[]): SlaConditions {
  const values = (name: SlaConditionName) => rows.find((row) => row.name === name)?.values ?? [];
  const ids = (name: SlaConditionName) => values(name).map(Number);
  return {
    priorities: values("priorities") as SlaConditions["priorities"],
    category_ids: ids("category_ids"),
    department_ids: ids("department_ids"),
    organization_ids: ids("organization_ids"),
    customer_group_ids: ids("customer_group_ids"),
    tag_ids: ids("tag_ids"),
    channels: values("channels") as SlaConditions["channels"],
    languages: values("languages"),
  };
}
