import { useQueryClient } from "@tanstack/react-query";
import type { TeamDetail } from "@redress/backend/contract";
import { useState } from "react";
import type { SummaryError } from "../../components/ui/error-summary.js";
import { api } from "../../lib/api.js";
import { ApiProblem } from "../../lib/api-problem.js";
import { t } from "../../lib/i18n.js";
import { keyOf } from "../../lib/query.js";
import { problemText } from "../../lib/problem-text.js";
import { useSubmitKey } from "../../lib/submit-key.js";
import { toast } from "../../lib/toasts.js";

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
  const key = useSubmitKey();
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<SummaryError[]>([]);
  const [attempt, setAttempt] = useState(0);

  const fail = (found: SummaryError[]) => {
    setErrors(found);
    setAttempt((count) => count + 1);
  };
  const send = async (values: TeamValues): Promise<void> => {
    if (!values.name.trim()) return fail([{ field: "name", message: t("teams.name.missing") }]);
    setBusy(true);
    const body = { ...values, description: values.description.trim() || null };
    try {
      const saved = team
        ? await api.updateTeam({ params: { id: String(team.id) }, body, ifMatch: team.version })
        : await api.createTeam({ body, idempotencyKey: key.current() });
      setErrors([]);
      toast(t("teams.saved", { name: saved.name }));
      onSaved(saved);
      cache.setQueryData(keyOf("getTeam", { params: { id: String(saved.id) } }), saved);
      await refreshTeams(cache);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      key.renew();
      fail(error.errors.length > 0 ? error.errors.map((each) => ({ ...each })) : [{ message: problemText(error) }]);
    } finally {
      setBusy(false);
    }
  };
  return { save: (values: TeamValues) => void send(values), busy, errors, attempt };
}

/** Everything that shows teams: their own list, and the people in them. */
export async function refreshTeams(cache: ReturnType<typeof useQueryClient>): Promise<void> {
  await Promise.all(
    (["listTeams", "listPeople", "getPerson", "getSkillMatrix"] as const).map((name) =>
      cache.invalidateQueries({ queryKey: keyOf(name) }),
    ),
  );
}
