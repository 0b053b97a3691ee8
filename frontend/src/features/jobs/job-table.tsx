import type { Job } from "@redress/backend/contract";
import { ListChecks, RotateCw } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router-dom";
import { Button } from "../../components/ui/button.js";
import { DataTable, type Column } from "../../components/ui/data-table.js";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { LoadMore } from "../../components/ui/load-more.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { When } from "../../components/ui/when.js";
import { formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { JobState } from "./job-state.js";
import { taskWords } from "./job-words.js";
import { useJobList, useRetryJob, type JobFilter } from "./use-jobs.js";

/** The jobs themselves: what they do, how often they were tried, and running them again. */
export function JobTable({ filter }: { filter: JobFilter }) {
  const [still, setStill] = useState(false);
  const jobs = useJobList(filter, still);
  const retry = useRetryJob();
  const rows = jobs.data?.pages.flatMap((page) => page.data);
  if (jobs.error && !rows) return <ErrorState error={jobs.error} onRetry={() => void jobs.refetch()} />;
  if (!rows) return <SkeletonRows />;
  if (rows.length === 0) {
    return (
      <EmptyState icon={ListChecks}>{t(filter.state || filter.task ? "jobs.none_found" : "jobs.none")}</EmptyState>
    );
  }
  return (
    <div
      onPointerEnter={() => setStill(true)}
      onPointerLeave={() => setStill(false)}
      onFocus={() => setStill(true)}
      onBlur={() => setStill(false)}
    >
      <DataTable
        label={t("jobs.list")}
        columns={jobColumns((job) => retry.mutate(job), retry.isPending ? retry.variables.id : null)}
        rows={rows}
        keyOf={({ id }) => id}
      />
      <LoadMore hasMore={jobs.hasNextPage} busy={jobs.isFetchingNextPage} onLoad={() => void jobs.fetchNextPage()} />
    </div>
  );
}

const jobColumns = (retry: (job: Job) => void, busyId: number | null): Column<Job>[] => [
  {
    key: "task",
    header: t("jobs.job"),
    rowHeader: true,
    cell: (job) => (
      <div className="min-w-32">
        {taskWords(job.task)}
        <span className="block text-meta font-normal text-muted">
          <About job={job} />
        </span>
      </div>
    ),
  },
  {
    key: "state",
    header: t("jobs.state"),
    cell: (job) => (
      <div className="flex min-w-32 flex-col items-start gap-0.5">
        <JobState state={job.state} />
        {job.attempts > 0 && (
          <span className="text-meta text-muted tabular-nums">
            {t("jobs.attempts", { tried: formatNumber(job.attempts), max: formatNumber(job.max_attempts) })}
          </span>
        )}
        {job.last_error && (
          <span className="line-clamp-3 max-w-72 text-meta break-words text-danger-fg">{job.last_error}</span>
        )}
      </div>
    ),
  },
  { key: "when", header: t("jobs.when"), cell: (job) => <WhenOf job={job} /> },
  {
    key: "retry",
    header: t("jobs.action"),
    cell: (job) =>
      job.state !== "running" && (
        <Button
          icon={<RotateCw aria-hidden className="size-4" />}
          aria-label={t("jobs.retry.named", { job: taskWords(job.task), id: job.id })}
          busy={busyId === job.id}
          onClick={() => retry(job)}
          className="whitespace-nowrap"
        >
          {t("jobs.retry")}
        </Button>
      ),
  },
];

/** What a job is about, as far as its key tells: a ticket, a mail, or its own number alone. */
function About({ job }: { job: Job }) {
  if (job.ticket) {
    return (
      <Link to={`/queue/open?ticket=${job.ticket.id}`} className="text-link hover:underline">
        <bdi>{job.ticket.number}</bdi>
      </Link>
    );
  }
  if (job.mail_id !== null) {
    return (
      <Link to={`/admin/mail?mail=${job.mail_id}`} className="text-link hover:underline">
        {t("jobs.about.mail")}
      </Link>
    );
  }
  return t("jobs.about.number", { id: job.id });
}

function WhenOf({ job }: { job: Job }) {
  switch (job.state) {
    case "running":
      return (
        <span className="whitespace-nowrap">
          {t("jobs.since")} <When at={job.run_at} />
        </span>
      );
    case "failed":
      return (
        <span className="whitespace-nowrap">
          {t("jobs.next_try")} <When at={job.run_at} as="due" />
        </span>
      );
    case "waiting":
    case "dead":
      return <When at={job.created_at} className="whitespace-nowrap" />;
  }
}
