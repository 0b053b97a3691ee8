import type { Setup, SetupStep } from "@redress/backend/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ApiProblem } from "../../lib/api-problem.js";
import { api } from "../../lib/api.js";
import { toastProblem } from "../../lib/problem-text.js";
import { setupQuery } from "./setup-query.js";

export interface SetupChange {
  skipped?: SetupStep[];
  hidden?: boolean;
}

/** Changes the checklist at once, and takes it back when the server refuses. */
export function useChangeSetup(setup: Setup) {
  const cache = useQueryClient();
  const key = setupQuery.queryKey;
  return useMutation({
    mutationFn: (body: SetupChange) => api.updateSetup({ body, ifMatch: setup.version }),
    onMutate: (change) => {
      cache.setQueryData(key, (before) => before && applied(before, change));
    },
    onSuccess: (saved) => cache.setQueryData(key, saved),
    onError: (error) => {
      const current = error instanceof ApiProblem && error.is("stale_version") ? error.current : undefined;
      cache.setQueryData(key, (current as Setup | undefined) ?? setup);
      toastProblem(error);
    },
  });
}

function applied(setup: Setup, { skipped, hidden }: SetupChange): Setup {
  const steps = skipped ? setup.steps.map((step) => ({ ...step, skipped: skipped.includes(step.key) })) : setup.steps;
  return { ...setup, steps, hidden: hidden ?? setup.hidden };
}
