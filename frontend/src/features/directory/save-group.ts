import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { CustomerGroup, GroupTone } from "@redress/backend/contract";
import { useState } from "react";
import type { SummaryError } from "../../components/ui/error-summary.js";
import { api } from "../../lib/api.js";
import { ApiProblem } from "../../lib/api-problem.js";
import { t } from "../../lib/i18n.js";
import { problemText } from "../../lib/problem-text.js";
import { keyOf } from "../../lib/query.js";
import { useSubmitKey } from "../../lib/submit-key.js";
import { toast } from "../../lib/toasts.js";

export interface GroupValues {
  name: string;
  description: string;
  tone: GroupTone;
}

/** Saves a group, makes one, puts one away; what keeps it from being saved is told at its place. */
export function useSaveGroup(group: CustomerGroup | null, onMade: (id: number) => void) {
  const cache = useQueryClient();
  const key = useSubmitKey();
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const [attempt, setAttempt] = useState(0);

  const fail = (found: SummaryError[]) => {
    setErrors(found);
    setAttempt((count) => count + 1);
  };
  const send = async (values: GroupValues): Promise<void> => {
    if (!values.name.trim()) return fail([{ field: "name", message: t("groups.name.missing") }]);
    setBusy(true);
    const body = { ...values, description: values.description.trim() || null };
    try {
      const saved = group
        ? await api.updateCustomerGroup({ params: { id: String(group.id) }, body, ifMatch: group.version })
        : await api.createCustomerGroup({ body, idempotencyKey: key.current() });
      setErrors([]);
      toast(t("groups.saved", { name: saved.name }));
      cache.setQueryData(keyOf("getCustomerGroup", { params: { id: String(saved.id) } }), saved);
      if (!group) onMade(saved.id);
      await refreshGroups(cache);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      key.renew();
      fail(error.errors.length > 0 ? error.errors.map((each) => ({ ...each })) : [{ message: problemText(error) }]);
    } finally {
      setBusy(false);
    }
  };
  const archive = async (seen: CustomerGroup, archived: boolean): Promise<void> => {
    try {
      const params = { id: String(seen.id) };
      const saved = await api.updateCustomerGroup({ params, body: { archived }, ifMatch: seen.version });
      cache.setQueryData(keyOf("getCustomerGroup", { params }), saved);
      toast(t(archived ? "groups.archived_now" : "groups.restored_now", { name: saved.name }), {
        action: { label: t("ui.undo"), run: () => void archive(saved, !archived) },
      });
    } catch (error) {
      toast(problemText(error), { tone: "error" });
    }
    await refreshGroups(cache);
  };
  return {
    save: (values: GroupValues) => void send(values),
    archive: (seen: CustomerGroup, archived: boolean) => void archive(seen, archived),
    busy,
    errors,
    attempt,
  };
}

/** Everything that shows groups: their own list, the people in them, and the tickets of those. */
export async function refreshGroups(cache: QueryClient): Promise<void> {
  await Promise.all(
    (["listCustomerGroups", "getCustomerGroup", "listGroupMembers", "getPerson", "getTicket"] as const).map((name) =>
      cache.invalidateQueries({ queryKey: keyOf(name) }),
    ),
  );
}
