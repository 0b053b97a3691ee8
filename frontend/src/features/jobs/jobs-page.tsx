import type { Job } from "@redress/backend/contract";
import { ErrorState } from "../../components/ui/error-state.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { Select } from "../../components/ui/select.js";
import { Skeleton, SkeletonRegion } from "../../components/ui/skeleton.js";
import { t } from "../../lib/i18n.js";
import { useSearch, withSearch } from "../../lib/search.js";
import { JobTable } from "./job-table.js";
import { JOB_STATES, taskWords } from "./job-words.js";
import { JobsFigure } from "./jobs-figure.js";
import { ProcessTable } from "./process-table.js";
import { RetryAll } from "./retry-all.js";
import { useJobCounts } from "./use-jobs.js";

/** What the desk does behind the scenes: whether it gets done, what went wrong, and who works on it. */
export function JobsPage() {
  const [search, setSearch] = useSearch();
  const counts = useJobCounts();
  const state = JOB_STATES.find((known) => known === search.get("state")) ?? null;
  const task = search.get("task");
  const choose = (chosen: { state: Job["state"] | null; task: string | null }) =>
    setSearch(withSearch(search, chosen), { replace: true });
  const tasks = new Set([...(counts.data?.tasks.map((row) => row.task) ?? []), ...(task ? [task] : [])]);
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <FocusHeading title={t("jobs.title")}>{t("jobs.title")}</FocusHeading>
      {counts.error && !counts.data ? (
        <ErrorState error={counts.error} onRetry={() => void counts.refetch()} />
      ) : !counts.data ? (
        <SkeletonRegion>
          <Skeleton className="h-64" />
        </SkeletonRegion>
      ) : (
        <>
          <JobsFigure counts={counts.data} state={state} onChoose={(next) => choose({ state: next, task })} />
          <div className="flex flex-wrap items-end gap-3">
            <Select
              label={t("jobs.kind")}
              className="w-full sm:w-64"
              placeholder={t("jobs.every_kind")}
              options={[...tasks].map((value) => ({ value, label: taskWords(value) }))}
              value={task ?? ""}
              onChange={(event) => choose({ state, task: event.target.value || null })}
            />
            <RetryAll counts={counts.data} filter={{ state, task }} />
          </div>
        </>
      )}
      <JobTable filter={{ state, task }} />
      <ProcessTable />
    </div>
  );
}
