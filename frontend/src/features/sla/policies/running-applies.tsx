import { useQuery } from "@tanstack/react-query";
import type { SlaRun } from "@redress/backend/contract";
import { ProgressBar } from "../../../components/ui/progress-bar.js";
import { formatNumber } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";

const EVERY_MS = 1000;

/** Policies and calendars that are being applied to the open tickets now, whoever began it. */
export function RunningApplies() {
  const { data } = useQuery({
    ...queries.listSlaRuns(),
    refetchInterval: ({ state }) => (state.data?.data.some(isRunning) ? EVERY_MS : false),
  });
  const running = data?.data.filter(isRunning) ?? [];
  if (running.length === 0) return null;
  return (
    <ul
      aria-label={t("sla_policies.running")}
      className="flex flex-col gap-3 rounded-card border border-border bg-surface p-4"
    >
      {running.map((run) => (
        <li key={run.id}>
          <ProgressBar
            label={t("sla_policies.running.one", { name: run.policy?.name ?? run.calendar?.name })}
            value={run.done}
            max={Math.max(run.total, 1)}
            valueText={t("apply.of", { done: formatNumber(run.done), total: formatNumber(run.total) })}
          />
        </li>
      ))}
    </ul>
  );
}

const isRunning = (run: SlaRun): boolean => run.state === "running";
