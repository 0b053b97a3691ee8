import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { SlaPolicyDetail, SlaPolicyDraft } from "@redress/backend/contract";
import type { SummaryError } from "../../../components/ui/error-summary.js";
import { useSaving } from "../../../components/ui/use-saving.js";
import { api } from "../../../lib/api.js";
import { ApiProblem, type FieldError } from "../../../lib/api-problem.js";
import { t } from "../../../lib/i18n.js";
import { toastProblem } from "../../../lib/problem-text.js";
import { keyOf, queries } from "../../../lib/query.js";
import type { SubmitKey } from "../../../lib/submit-key.js";
import { toast } from "../../../lib/toasts.js";
import type { Reach } from "./impact-card.js";
import { placeOf, problemsOf } from "./policy-problems.js";
import { changedParts, draftOf, type PolicyValues } from "./policy-values.js";
import { refreshPolicies } from "./use-arrange-policies.js";

export interface SavePolicy {
  /** Null: a new one. */
  policy: SlaPolicyDetail | null;
  begun: PolicyValues;
  daySeconds: number;
  onSaved: (saved: SlaPolicyDetail) => void;
  /** Somebody was faster: how it is now. */
  onTheirs: (theirs: SlaPolicyDetail) => void;
}

/** Saves a policy, or adds one, and begins to apply it where that is wanted. What is wrong is told at its place. */
export function useSavePolicy({ policy, begun, daySeconds, onSaved, onTheirs }: SavePolicy) {
  const cache = useQueryClient();
  const saving = useSaving();
  const send = async (values: PolicyValues, reach: Reach, submitKeyOf: SubmitKey["of"]) => {
    const draft = draftOf(values, daySeconds);
    const saved = policy
      ? await api.updateSlaPolicy({
          params: { id: String(policy.id) },
          body: changesOf(draft, values, begun),
          ifMatch: policy.version,
        })
      : await api.createSlaPolicy({ body: draft, idempotencyKey: submitKeyOf(draft) });
    if (reach === "open") await begin(cache, saved);
    toast(t("sla_policies.saved", { name: saved.name }));
    cache.setQueryData(keyOf("getSlaPolicy", { params: { id: String(saved.id) } }), saved);
    onSaved(saved);
    return () => refreshPolicies(cache);
  };
  return {
    ...saving,
    save: (values: PolicyValues, reach: Reach) =>
      saving.save(problemsOf(values, daySeconds), (submitKeyOf) => send(values, reach, submitKeyOf), {
        onRefused: (problem) => {
          if (problem.is("stale_version")) onTheirs(problem.current as SlaPolicyDetail);
        },
        placed: ({ errors }) => placed(errors, values),
      }),
  };
}

/** At their places in the form; what is wrong with one field for each priority is said once. */
function placed(problems: readonly FieldError[], values: PolicyValues): SummaryError[] {
  const found = new Map<string, SummaryError>();
  for (const { field, message } of problems) {
    const place = placeOf(field, values);
    found.set(`${place} ${message}`, place === undefined ? { message } : { field: place, message });
  }
  return [...found.values()];
}

/** Only what was changed is sent: nobody else's change is undone by the way. */
function changesOf(draft: SlaPolicyDraft, values: PolicyValues, begun: PolicyValues): Partial<SlaPolicyDraft> {
  return Object.fromEntries(changedParts(values, begun).map((part) => [part, draft[part]]));
}

/** It is saved by now: that applying could not begin is told, and leaves the saved one as it is. */
async function begin(cache: QueryClient, { id }: SlaPolicyDetail): Promise<void> {
  try {
    const run = await api.applySlaPolicy({ params: { id: String(id) } });
    cache.setQueryData(keyOf("getSlaRun", { params: { id: String(run.id) } }), run);
    // Known before anybody asks: a quick one would be through by then, and nothing would be said of it.
    const runs = queries.listSlaRuns().queryKey;
    await cache.cancelQueries({ queryKey: runs });
    cache.setQueryData(runs, (before) => ({
      data: [run, ...(before?.data ?? []).filter(({ id: known }) => known !== run.id)],
    }));
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    toastProblem(error);
  }
}
