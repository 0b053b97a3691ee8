import type { JobCounts } from "@redress/backend/contract";
import { RotateCw } from "lucide-react";
import { Button } from "../../components/ui/button.js";
import { formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { useRetryJobs, type JobFilter } from "./use-jobs.js";

/** Runs all failed and all dead jobs again, of the kind and state that are chosen; there only while there are any. */
export function RetryAll({ counts, filter }: { counts: JobCounts; filter: JobFilter }) {
  const retry = useRetryJobs();
  const { task } = filter;
  const shown = task === null ? counts.total : counts.tasks.find((row) => row.task === task)?.counts;
  const states = (["failed", "dead"] as const).filter(
    (state) => (shown?.[state] ?? 0) > 0 && (filter.state === null || filter.state === state),
  );
  return states.map((state) => (
    <Button
      key={state}
      icon={<RotateCw aria-hidden className="size-4" />}
      busy={retry.isPending && retry.variables.state === state}
      onClick={() => retry.mutate({ state, task })}
    >
      {t(`jobs.retry_all.${state}`, { n: formatNumber(shown?.[state] ?? 0) })}
    </Button>
  ));
}
