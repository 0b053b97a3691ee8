import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { CustomerGroup, GroupTone } from "@redress/backend/contract";
import { useSaving } from "../../components/ui/use-saving.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { putAway } from "../../lib/put-away.js";
import { keyOf, refetch } from "../../lib/query.js";
import { toast } from "../../lib/toasts.js";
import { nameMissing } from "./name-missing.js";

export interface GroupValues {
  name: string;
  description: string;
  tone: GroupTone;
}

/** Saves a group, makes one, puts one away; what keeps it from being saved is told at its place. */
export function useSaveGroup(group: CustomerGroup | null, onMade: (id: number) => void) {
  const cache = useQueryClient();
  const saving = useSaving();
  const show = (saved: CustomerGroup) =>
    cache.setQueryData(keyOf("getCustomerGroup", { params: { id: String(saved.id) } }), saved);

  return {
    ...saving,
    save: (values: GroupValues) =>
      saving.save(nameMissing(values, "groups.name.missing"), async (submitKeyOf) => {
        const body = { ...values, description: values.description.trim() || null };
        const saved = group
          ? await api.updateCustomerGroup({ params: { id: String(group.id) }, body, ifMatch: group.version })
          : await api.createCustomerGroup({ body, idempotencyKey: submitKeyOf(body) });
        toast(t("groups.saved", { name: saved.name }));
        show(saved);
        if (!group) onMade(saved.id);
        return () => refreshGroups(cache);
      }),
    archive: (seen: CustomerGroup, archived: boolean) =>
      void putAway(seen, archived, {
        name: ({ name }) => name,
        change: async ({ id, version }, next) => {
          const saved = await api.updateCustomerGroup({
            params: { id: String(id) },
            body: { archived: next },
            ifMatch: version,
          });
          show(saved);
          return saved;
        },
        refresh: () => refreshGroups(cache),
        said: { archived: "groups.archived_now", restored: "groups.restored_now" },
      }),
  };
}

/** Everything that shows groups: their own list, the people in them, and the tickets of those. */
export async function refreshGroups(cache: QueryClient): Promise<void> {
  await refetch(cache, ["listCustomerGroups", "getCustomerGroup", "listGroupMembers", "getPerson", "getTicket"]);
}
