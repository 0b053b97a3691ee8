import type { AuditRow } from "@redress/backend/contract";
import { useId } from "react";
import { dayOf } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { useNow } from "../../lib/ticker.js";
import { AuditEntry, type AuditEntryProps } from "./audit-entry.js";
import { formatDayTitle } from "./format-exact.js";

interface AuditDaysProps extends Omit<AuditEntryProps, "row"> {
  rows: readonly AuditRow[];
}

/** What happened, newest first, day by day as the viewer's calendar has them. */
export function AuditDays({ rows, ...actions }: AuditDaysProps) {
  const now = useNow();
  return (
    <section aria-label={t("audit.title")} className="flex flex-col gap-5">
      {daysOf(rows).map(({ day, rows: those }) => (
        <Day key={day} title={formatDayTitle(those[0]?.at ?? day, now)} rows={those} {...actions} />
      ))}
    </section>
  );
}

function Day({ title, rows, ...actions }: AuditDaysProps & { title: string }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="text-dense font-semibold text-muted">
        {title}
      </h2>
      <ol aria-labelledby={id} className="rounded-card border border-border bg-surface">
        {rows.map((row) => (
          <AuditEntry key={row.id} row={row} {...actions} />
        ))}
      </ol>
    </section>
  );
}

function daysOf(rows: readonly AuditRow[]): { day: string; rows: AuditRow[] }[] {
  const days: { day: string; rows: AuditRow[] }[] = [];
  for (const row of rows) {
    const day = dayOf(row.at);
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(row);
    else days.push({ day, rows: [row] });
  }
  return days;
}
