import type { SlaConditions, SlaStepInput } from "../../../contract/index.js";

/** Conditions that name things by their ids. */
export const idConditions = [
  "category_ids",
  "department_ids",
  "organization_ids",
  "customer_group_ids",
  "tag_ids",
] as const satisfies readonly (keyof SlaConditions)[];
export type IdCondition = (typeof idConditions)[number];

/** Everything that a policy names by an id, but for calendars. */
export const namedKinds = [...idConditions, "people", "teams"] as const;
export type NamedKind = (typeof namedKinds)[number];

/** The ids in conditions and steps. */
export function namedBy({
  conditions,
  steps,
}: {
  conditions: SlaConditions;
  steps: readonly SlaStepInput[];
}): Record<NamedKind, number[]> {
  const { category_ids, department_ids, organization_ids, customer_group_ids, tag_ids } = conditions;
  return {
    category_ids,
    department_ids,
    organization_ids,
    customer_group_ids,
    tag_ids,
    people: steps.flatMap(({ notify }) => notify.filter((whom) => typeof whom === "number")),
    teams: steps.flatMap(({ reassign }) => (reassign && reassign !== "supervisor" ? [reassign.team_id] : [])),
  };
}
