import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Job } from "@redress/backend/contract";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { toastProblem } from "../../lib/problem-text.js";
import { keyOf, queries } from "../../lib/query.js";
import { randomKey } from "../../lib/submit-key.js";
import { toast } from "../../lib/toasts.js";

/** Jobs come and go within milliseconds, so nothing is announced: what is shown is asked for again, only while looked at. */
const EVERY_MS = 4000;

export const useJobCounts = () =>
  useQuery({ ...queries.countJobs(), refetchInterval: EVERY_MS, placeholderData: keepPreviousData });

export const useProcesses = () => useQuery({ ...queries.listProcesses(), refetchInterval: EVERY_MS });

export interface JobFilter {
  state: Job["state"] | null;
  task: string | null;
}

/** @param still true while somebody points at the list or is in it: it must not move away under them. */
export function useJobList({ state, task }: JobFilter, still: boolean) {
  const query = { ...(state && { state }), ...(task && { task }) };
  return useInfiniteQuery({
    queryKey: [...keyOf("listJobs", { query }), "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => api.listJobs({ query: { ...query, limit: 50, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: still ? false : EVERY_MS,
  });
}

function useAfterRetry() {
  const cache = useQueryClient();
  return () =>
    Promise.all([
      cache.invalidateQueries({ queryKey: ["listJobs"] }),
      cache.invalidateQueries({ queryKey: ["countJobs"] }),
    ]);
}

const tellProblem = (error: Error) => toastProblem(error);

/** Runs one job again. */
export function useRetryJob() {
  const refresh = useAfterRetry();
  return useMutation({
    mutationFn: (job: Job) => api.retryJob({ params: { id: String(job.id) }, idempotencyKey: randomKey() }),
    onSuccess: () => toast(t("jobs.retry.done", { count: 1 })),
    onError: tellProblem,
    onSettled: refresh,
  });
}

/** Runs all of a state again, or those of one kind. */
export function useRetryJobs() {
  const refresh = useAfterRetry();
  return useMutation({
    mutationFn: ({ state, task }: { state: "failed" | "dead"; task: string | null }) =>
      api.retryJobs({ body: { state, ...(task && { task }) }, idempotencyKey: randomKey() }),
    onSuccess: ({ retried }) => toast(t("jobs.retry.done", { count: retried })),
    onError: tellProblem,
    onSettled: refresh,
  });
}
