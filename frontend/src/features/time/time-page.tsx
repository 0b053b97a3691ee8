import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { useNavigate, useSearchParams } from "react-router-dom";
import { ErrorState } from "../../components/ui/error-state.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { TextField } from "../../components/ui/text-field.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { queries } from "../../lib/query.js";
import { useMay } from "../../lib/session.js";
import { ExportTime } from "./export-time.js";
import { pathOfFilter, readFilter, type TimeFilter } from "./time-address.js";
import { TimeEntries } from "./time-entries.js";
import { TimeSums } from "./time-sums.js";
import type { TimeQuestion } from "./time-dialog.js";
import { TimerLine } from "./timer-line.js";

const TimeDialog = lazy(async () => ({ default: (await import("./time-dialog.js")).TimeDialog }));

/** What was spent by whom on what in some days; one's own, or everybody's for those who look after it. */
export function TimePage() {
  const may = useMay();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [question, setQuestion] = useState<TimeQuestion | null>(null);
  const filter = readFilter(search);
  const sums = useQuery({ ...queries.sumTime({ query: filter }), placeholderData: keepPreviousData });
  const change = (next: TimeFilter) => void navigate(pathOfFilter(next), { replace: true });
  const whose =
    filter.ticket_id !== undefined
      ? "time.page.of_ticket"
      : may("time.manage")
        ? "time.page.everybody"
        : "time.page.own";
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-6">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <FocusHeading title={t("time.page")}>{t("time.page")}</FocusHeading>
          <p className="text-muted">{t(whose)}</p>
        </div>
        {may("data.export") && <ExportTime filter={filter} />}
      </div>
      <TimerLine ticketId={null} onAsk={setQuestion} />
      <div className="flex flex-wrap gap-3">
        <Day label={t("time.from")} value={filter.from} onChange={(from) => change({ ...filter, from })} />
        <Day label={t("time.to")} value={filter.to} onChange={(to) => change({ ...filter, to })} />
      </div>
      {sums.error ? (
        <ErrorState error={sums.error} onRetry={() => void sums.refetch()} />
      ) : sums.data ? (
        <TimeSums sums={sums.data} filter={filter} />
      ) : (
        <SkeletonRows rows={4} />
      )}
      <TimeEntries filter={filter} onAsk={setQuestion} />
      <Suspense>{question && <TimeDialog question={question} onClose={() => setQuestion(null)} />}</Suspense>
    </div>
  );
}

interface DayProps {
  label: string;
  value: string | undefined;
  /** Undefined where it was emptied: open at that end. */
  onChange: (day: string | undefined) => void;
}

function Day({ label, value, onChange }: DayProps) {
  return (
    <TextField
      type="date"
      label={label}
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || undefined)}
    />
  );
}
