import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { RoleDetail } from "@redress/backend/contract";
import { useState } from "react";
import type { SummaryError } from "../../../components/ui/error-summary.js";
import { api } from "../../../lib/api.js";
import { ApiProblem } from "../../../lib/api-problem.js";
import { t } from "../../../lib/i18n.js";
import { problemText } from "../../../lib/problem-text.js";
import { keyOf } from "../../../lib/query.js";
import { useSubmitKey } from "../../../lib/submit-key.js";
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
  const key = useSubmitKey();
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const [attempt, setAttempt] = useState(0);

  const fail = (found: SummaryError[]) => {
    setErrors(found);
    setAttempt((count) => count + 1);
  };
  const send = async (values: RoleValues): Promise<void> => {
    if (!values.name.trim()) return fail([{ field: "name", message: t("roles.name.missing") }]);
    setBusy(true);
    const body = { ...values, description: values.description.trim() || null };
    try {
      if (role) {
        const params = { id: String(role.id) };
        const { returned_tickets: returned, ...saved } = await api.updateRole({ params, body, ifMatch: role.version });
        cache.setQueryData(keyOf("getRole", { params }), saved);
        onSaved(saved, values);
        toast(
          `${t("roles.saved", { name: saved.name })} ${returned > 0 ? t("roles.returned", { count: returned }) : ""}`.trim(),
        );
      } else {
        const made = await api.createRole({ body, idempotencyKey: key.current() });
        onSaved(made, values);
        toast(t("roles.made", { name: made.name }));
      }
      setErrors([]);
      await refreshRoles(cache);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      key.renew();
      if (role && error.is("stale_version")) {
        const theirs = error.current as RoleDetail;
        cache.setQueryData(keyOf("getRole", { params: { id: String(role.id) } }), theirs);
        onTheirs?.(theirs, values);
      }
      fail(error.errors.length > 0 ? error.errors.map((each) => ({ ...each })) : [{ message: problemText(error) }]);
    } finally {
      setBusy(false);
    }
  };
  return { save: (values: RoleValues) => void send(values), clear: () => setErrors([]), busy, errors, attempt };
}

/** Everything that shows roles: their own list, and the people who have them. */
export async function refreshRoles(cache: QueryClient): Promise<void> {
  await Promise.all(
    (["listRoles", "listPeople", "getPerson", "listInvitations"] as const).map((name) =>
      cache.invalidateQueries({ queryKey: keyOf(name) }),
    ),
  );
}
