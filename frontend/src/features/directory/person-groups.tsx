import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { CustomerGroupRef } from "@redress/backend/contract";
import { Checkbox } from "../../components/ui/checkbox.js";
import { Tag } from "../../components/ui/tag.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { toastProblem } from "../../lib/problem-text.js";
import { queries } from "../../lib/query.js";
import { useMay } from "../../lib/session.js";
import { toast } from "../../lib/toasts.js";
import { refreshGroups } from "./save-group.js";

interface PersonGroupsProps {
  person: { id: number; full_name: string; customer_groups: readonly CustomerGroupRef[] };
}

/** The groups that somebody is in, ticked on and off at once; for those who arrange the groups. */
export function PersonGroups({ person }: PersonGroupsProps) {
  const cache = useQueryClient();
  const may = useMay();
  const { data } = useQuery({ ...queries.listCustomerGroups({ query: {} }), enabled: may("directory.manage") });
  if (!may("directory.manage") || !data || data.data.length === 0) return null;
  const isIn = (id: number) => person.customer_groups.some((group) => group.id === id);
  const set = async (group: CustomerGroupRef, wanted: boolean): Promise<void> => {
    try {
      const params = { id: String(group.id) };
      if (wanted) await api.addGroupMembers({ params, body: { person_ids: [person.id] } });
      else await api.removeGroupMember({ params: { ...params, person_id: String(person.id) } });
      toast(t(wanted ? "groups.joined" : "groups.left", { person: person.full_name, group: group.name }), {
        action: { label: t("ui.undo"), run: () => void set(group, !wanted) },
      });
    } catch (error) {
      toastProblem(error);
    }
    await refreshGroups(cache);
  };
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 font-medium">{t("groups.title")}</legend>
      {data.data.map((group) => (
        <Checkbox
          key={group.id}
          checked={isIn(group.id)}
          onChange={(event) => void set(group, event.target.checked)}
          label={<Tag tone={group.tone}>{group.name}</Tag>}
        />
      ))}
    </fieldset>
  );
}
