import type { Job, JobCounts } from "@redress/backend/contract";
import { clsx } from "clsx";
import { Disclosure } from "../../components/ui/disclosure.js";
import { formatDuration, formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { useNow } from "../../lib/ticker.js";
import { CountsTable } from "./counts-table.js";
import { LOOKS } from "./job-state.js";
import { JOB_STATES } from "./job-words.js";

export interface JobsFigureProps {
  counts: JobCounts;
  state: Job["state"] | null;
  /** Null: every state. */
  onChoose: (state: Job["state"] | null) => void;
}

/** Is the work getting done? A bar of what there is, whose parts choose what the list shows. */
export function JobsFigure({ counts, state, onChoose }: JobsFigureProps) {
  const { total } = counts;
  const all = JOB_STATES.reduce((sum, name) => sum + total[name], 0);
  return (
    <figure className="flex flex-col gap-3 rounded-card border border-border bg-surface p-4 md:p-6">
      <figcaption className="flex flex-col gap-1">
        <h2 className="text-title font-semibold">{t("jobs.question")}</h2>
        <p className="min-h-5 text-muted tabular-nums">
          <Answer counts={counts} />
        </p>
      </figcaption>
      <div aria-hidden className="flex h-3 gap-0.5 overflow-hidden rounded-chip bg-sunken forced-colors:border">
        {all > 0 &&
          JOB_STATES.filter((name) => total[name] > 0).map((name) => (
            <span key={name} className={clsx("min-w-1.5", LOOKS[name].bar)} style={{ flexGrow: total[name] }} />
          ))}
      </div>
      <ul aria-label={t("jobs.by_state")} className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {JOB_STATES.map((name) => (
          <li key={name}>
            <button
              type="button"
              aria-pressed={state === name}
              onClick={() => onChoose(state === name ? null : name)}
              className={clsx(
                "flex w-full flex-col items-start gap-0.5 rounded-control border px-3 py-2 text-start hover:bg-hover",
                state === name ? "border-accent bg-selected" : "border-border",
              )}
            >
              <span className="flex items-center gap-2 text-dense text-muted">
                <span aria-hidden className={clsx("size-2.5 rounded-full", LOOKS[name].bar)} />
                {t(LOOKS[name].word)}
              </span>
              <span className="text-title font-semibold tabular-nums">{formatNumber(total[name])}</span>
            </button>
          </li>
        ))}
      </ul>
      <Disclosure summary={t("jobs.as_table")}>
        <CountsTable counts={counts} />
      </Disclosure>
    </figure>
  );
}

function Answer({ counts: { total, oldest_due_at } }: { counts: JobCounts }) {
  const now = useNow();
  if (total.dead > 0) return t("jobs.answer.dead", { count: total.dead });
  const late = oldest_due_at ? now - Date.parse(oldest_due_at) : 0;
  // What has waited for some seconds is on its way; a minute is more than a queue that works ever takes.
  if (late > 60_000) return t("jobs.answer.late", { wait: formatDuration(late, "long") });
  if (total.failed > 0) return t("jobs.answer.failed", { count: total.failed });
  return t("jobs.answer.fine");
}
