import type { JobCounts } from "@redress/backend/contract";
import { DataTable, type Column } from "../../components/ui/data-table.js";
import { formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { LOOKS } from "./job-state.js";
import { JOB_STATES, taskWords } from "./job-words.js";

type TaskCounts = JobCounts["tasks"][number];

/** The same as the bar in numbers, for each kind of job. */
export function CountsTable({ counts }: { counts: JobCounts }) {
  const columns: Column<TaskCounts>[] = [
    { key: "task", header: t("jobs.kind"), rowHeader: true, cell: ({ task }) => taskWords(task) },
    ...JOB_STATES.map((state): Column<TaskCounts> => ({
      key: state,
      header: t(LOOKS[state].word),
      align: "end",
      cell: (row) => formatNumber(row.counts[state]),
    })),
  ];
  return <DataTable label={t("jobs.by_kind")} columns={columns} rows={counts.tasks} keyOf={({ task }) => task} />;
}
