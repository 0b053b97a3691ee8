import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { SlaPolicyRow } from "@redress/backend/contract";
import { announce } from "../../../lib/announcer.js";
import { api } from "../../../lib/api.js";
import { t } from "../../../lib/i18n.js";
import { createTurns } from "../../../lib/in-turn.js";
import { queries, refetch } from "../../../lib/query.js";
import { toast } from "../../../lib/toasts.js";
import { movable, placeNow, withMove, type Place } from "./policy-places.js";

export const policiesQuery = queries.listSlaPolicies();

const inTurn = createTurns();

/** Moving, switching on and off: shown at once, with a way back. */
export function useArrangePolicies() {
  const cache = useQueryClient();

  const change = (show: (policies: readonly SlaPolicyRow[]) => SlaPolicyRow[], send: () => Promise<void>): void => {
    void cache.cancelQueries({ queryKey: policiesQuery.queryKey });
    cache.setQueryData(policiesQuery.queryKey, (before) => before && { data: show(before.data) });
    inTurn(send, () => refreshPolicies(cache));
  };

  const move = (policy: SlaPolicyRow, place: Place): void => {
    const before = cache.getQueryData(policiesQuery.queryKey)?.data ?? [];
    const back = placeNow(before, policy.id);
    const after = withMove(before, policy.id, place);
    const words = placeWords(after, policy);
    announce(words);
    change(
      () => after,
      async () => {
        await api.moveSlaPolicy({ params: { id: String(policy.id) }, body: place });
        toast(words, { action: { label: t("ui.undo"), run: () => move(policy, back) } });
      },
    );
  };

  const turn = (policy: SlaPolicyRow, isOn: boolean): void =>
    change(
      (policies) => policies.map((one) => (one.id === policy.id ? { ...one, is_on: isOn, in_force: isOn } : one)),
      async () => {
        await api.updateSlaPolicy({ params: { id: String(policy.id) }, body: { is_on: isOn } });
        toast(t(isOn ? "sla_policies.turned_on" : "sla_policies.turned_off", { name: policy.name }), {
          action: { label: t("ui.undo"), run: () => turn(policy, !isOn) },
        });
      },
    );

  return { move, turn };
}

/** Everything that shows policies. */
export async function refreshPolicies(cache: QueryClient): Promise<void> {
  await refetch(cache, ["listSlaPolicies", "getSlaPolicy", "listSlaPolicyVersions", "listCalendars", "getSetup"]);
}

/** "VIP: place 2 of 5". */
function placeWords(policies: readonly SlaPolicyRow[], { id, name }: SlaPolicyRow): string {
  const order = movable(policies);
  return t("sla_policies.place", { name, place: order.findIndex((one) => one.id === id) + 1, count: order.length });
}
