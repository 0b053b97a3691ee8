import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { TeamDetail } from "@redress/backend/contract";
import { useSaving } from "../../components/ui/use-saving.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { keyOf, refetch } from "../../lib/query.js";
import { toast } from "../../lib/toasts.js";
import { nameMissing } from "./name-missing.js";

export interface TeamValues {
  name: string;
  description: string;
  supervisor_id: number | null;
  member_ids: number[];
  department_ids: number[];
}

/** Saves a team, or makes one; what keeps it from being saved is told at its place. */
export function useSaveTeam(team: TeamDetail | null, onSaved: (team: TeamDetail) => void) {
  const cache = useQueryClient();
  const saving = useSaving();
  return {
    ...saving,
    save: (values: TeamValues) =>
      saving.save(nameMissing(values, "teams.name.missing"), async (submitKeyOf) => {
        const body = { ...values, description: values.description.trim() || null };
        const saved = team
          ? await api.updateTeam({ params: { id: String(team.id) }, body, ifMatch: team.version })
          : await api.createTeam({ body, idempotencyKey: submitKeyOf(body) });
        toast(t("teams.saved", { name: saved.name }));
        onSaved(saved);
        cache.setQueryData(keyOf("getTeam", { params: { id: String(saved.id) } }), saved);
        return () => refreshTeams(cache);
      }),
  };
}

/** Everything that shows teams: their own list, and the people in them. */
export async function refreshTeams(cache: QueryClient): Promise<void> {
  await refetch(cache, ["listTeams", "getTeam", "listPeople", "getPerson", "getSkillMatrix"]);
}
