import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { RoleDetail } from "@redress/backend/contract";
import { useSaving } from "../../../components/ui/use-saving.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { keyOf, refetch } from "../../../lib/query.js";
import type { SubmitKey } from "../../../lib/submit-key.js";
import { toast } from "../../../lib/toasts.js";
import type { RoleValues } from "./role-values.js";

interface SaveRoleEvents {
  /** @param sent what it was saved with; more may have been typed since. */
  onSaved: (saved: RoleDetail, sent: RoleValues) => void;
  /** Somebody was faster: how it is now. */
  onTheirs?: (theirs: RoleDetail, sent: RoleValues) => void;
}

/**
 * Saves a role, or makes one; what keeps it from being saved is told at its place.
 *
 * @param role the version that is changed; null for a new one.
 */
export function useSaveRole(role: RoleDetail | null, { onSaved, onTheirs }: SaveRoleEvents) {
  const cache = useQueryClient();
  const saving = useSaving();
  const show = (shown: RoleDetail) => cache.setQueryData(keyOf("getRole", { params: { id: String(shown.id) } }), shown);

  const send = async (values: RoleValues, submitKeyOf: SubmitKey["of"]) => {
    const body = { ...values, description: values.description.trim() || null };
    if (role) {
      const params = { id: String(role.id) };
      const { returned_tickets: returned, ...saved } = await api.updateRole({ params, body, ifMatch: role.version });
      show(saved);
      onSaved(saved, values);
      const back = returned > 0 ? t("roles.returned", { count: returned }) : "";
      toast(`${t("roles.saved", { name: saved.name })} ${back}`.trim());
    } else {
      const made = await api.createRole({ body, idempotencyKey: submitKeyOf(body) });
      onSaved(made, values);
      toast(t("roles.made", { name: made.name }));
    }
    return () => refreshRoles(cache);
  };
  return {
    ...saving,
    save: (values: RoleValues) =>
      saving.save(
        values.name.trim() ? [] : [{ field: "name", message: t("roles.name.missing") }],
        (submitKeyOf) => send(values, submitKeyOf),
        {
          onRefused: (problem) => {
            if (!role || !problem.is("stale_version")) return;
            const theirs = problem.current as RoleDetail;
            show(theirs);
            onTheirs?.(theirs, values);
          },
        },
      ),
  };
}

/** Everything that shows roles: their own list, and the people who have them. */
export async function refreshRoles(cache: QueryClient): Promise<void> {
  await refetch(cache, ["listRoles", "listPeople", "getPerson", "listInvitations"]);
}
