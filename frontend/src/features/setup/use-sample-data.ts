import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { toastProblem } from "../../lib/problem-text.js";
import { toast } from "../../lib/toasts.js";
import { keepSample } from "./setup-query.js";

/** Brings the sample data into sight, or out of it, with a way back. */
export function useSampleData() {
  const cache = useQueryClient();
  const fail = (error: Error) => void toastProblem(error);
  /** Lists, counts and choices change with them. */
  const renew = () => cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "getSetup" });

  const load = useMutation({
    mutationFn: () => api.loadSampleData(),
    onSuccess: (sample) => {
      keepSample(cache, sample);
      void renew();
    },
    onError: fail,
  });
  const remove = useMutation({
    mutationFn: () => api.removeSampleData(),
    onSuccess: (sample) => {
      keepSample(cache, sample);
      void renew();
      toast(t("setup.sample.removed"), { action: { label: t("ui.undo"), run: () => load.mutate() } });
    },
    onError: fail,
  });
  return { load, remove };
}
