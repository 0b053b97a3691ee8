import { useQuery } from "@tanstack/react-query";
import type { SlaPolicyDetail } from "@redress/backend/contract";
import { queries } from "../../../lib/query.js";
import { LABELS, type Named, type NameOf } from "./names.js";

export interface Choice {
  value: string;
  label: string;
  detail?: string | undefined;
}

type Chosen = Exclude<Named, "people">;

export interface Choices {
  of: (kind: Chosen) => readonly Choice[];
  nameOf: NameOf;
}

/**
 * What conditions and steps can point to, by name.
 *
 * @param wanted what has to be known; nothing else is asked for.
 * @param labels names that came with a policy: also of what is put away meanwhile, and of what this person may not list.
 */
export function useChoices(wanted: ReadonlySet<Named>, labels?: SlaPolicyDetail["labels"]): Choices {
  const enabled = (kind: Named) => ({ enabled: wanted.has(kind) });
  const categories = useQuery({ ...queries.listCategories({ query: {} }), ...enabled("category_ids") });
  const departments = useQuery({ ...queries.listDepartments({ query: {} }), ...enabled("department_ids") });
  const organizations = useQuery({ ...queries.listOrganizations({ query: {} }), ...enabled("organization_ids") });
  const groups = useQuery({ ...queries.listCustomerGroups({ query: {} }), ...enabled("customer_group_ids") });
  const tags = useQuery({ ...queries.listTags(), ...enabled("tag_ids") });
  const teams = useQuery({ ...queries.listTeams({ query: {} }), ...enabled("teams") });

  const plain = (list: { data: { id: number; name: string }[] } | undefined): Choice[] =>
    (list?.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
  const choices: Record<Chosen, readonly Choice[]> = {
    category_ids: (categories.data?.data ?? []).map(({ id, path }) => ({ value: String(id), label: path.join(" / ") })),
    department_ids: (departments.data?.data ?? []).map(({ id, name, organization }) => ({
      value: String(id),
      label: name,
      detail: organization.name,
    })),
    organization_ids: plain(organizations.data),
    customer_group_ids: plain(groups.data),
    tag_ids: plain(tags.data),
    teams: plain(teams.data),
  };
  return {
    of: (kind) => choices[kind],
    nameOf: (kind, id) => {
      const listed = kind === "people" ? undefined : choices[kind].find(({ value }) => value === String(id));
      return listed?.label ?? labels?.[LABELS[kind]].find((named) => named.id === id)?.name ?? `#${id}`;
    },
  };
}
