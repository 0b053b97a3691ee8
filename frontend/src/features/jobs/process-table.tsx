import type { DeskProcess } from "@redress/backend/contract";
import { ServerOff } from "lucide-react";
import { Card } from "../../components/ui/card.js";
import { DataTable, type Column } from "../../components/ui/data-table.js";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { Tag } from "../../components/ui/tag.js";
import { When } from "../../components/ui/when.js";
import { formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { useProcesses } from "./use-jobs.js";

const columns = (): Column<DeskProcess>[] => [
  {
    key: "host",
    header: t("jobs.process"),
    rowHeader: true,
    cell: ({ host, pid }) => (
      <>
        <bdi>{host}</bdi>
        <span className="block text-meta font-normal text-muted tabular-nums">
          {t("jobs.pid", { pid: String(pid) })}
        </span>
      </>
    ),
  },
  {
    key: "state",
    header: t("jobs.state"),
    cell: ({ state }) =>
      state === "alive" ? <Tag tone="ok">{t("jobs.alive")}</Tag> : <Tag tone="danger">{t("jobs.silent")}</Tag>,
  },
  { key: "running", header: t("jobs.running"), align: "end", cell: (row) => formatNumber(row.jobs_running) },
  {
    key: "started",
    header: t("jobs.started"),
    cell: (row) => <When at={row.started_at} className="whitespace-nowrap" />,
  },
  { key: "seen", header: t("jobs.seen"), cell: (row) => <When at={row.seen_at} className="whitespace-nowrap" /> },
];

/** Who does the work, and who has not been heard of. */
export function ProcessTable() {
  const { data, error, refetch } = useProcesses();
  return (
    <Card title={t("jobs.processes")}>
      <p className="max-w-prose text-muted">{t("jobs.processes.about")}</p>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={1} />
      ) : data.data.length === 0 ? (
        <EmptyState icon={ServerOff}>{t("jobs.processes.none")}</EmptyState>
      ) : (
        <DataTable label={t("jobs.processes.list")} columns={columns()} rows={data.data} keyOf={({ id }) => id} />
      )}
    </Card>
  );
}
