import type { SlaConditionName, SlaPolicyDetail } from "@redress/backend/contract";

/** What a policy can point to. */
export type Named = Exclude<SlaConditionName, "priorities" | "channels" | "languages"> | "people" | "teams";

/** The name of what a policy points to, whatever became of it. */
export type NameOf = (kind: Named, id: number) => string;

type Labels = SlaPolicyDetail["labels"];
export const LABELS: Record<Named, keyof Labels> = {
  category_ids: "categories",
  department_ids: "departments",
  organization_ids: "organizations",
  customer_group_ids: "customer_groups",
  tag_ids: "tags",
  people: "people",
  teams: "teams",
};

/** By what came with the policy. */
export function namesIn(labels: Labels): NameOf {
  return (kind, id) => labels[LABELS[kind]].find((named) => named.id === id)?.name ?? `#${id}`;
}

/** Whether a condition names things that have ids. */
export const isKindOfThing = (name: SlaConditionName): name is Exclude<Named, "people" | "teams"> =>
  Object.hasOwn(LABELS, name);
