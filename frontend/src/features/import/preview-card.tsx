import type { ImportDetail } from "@redress/backend/contract";
import { Button } from "../../components/ui/button.js";
import { Card } from "../../components/ui/card.js";
import { DataTable } from "../../components/ui/data-table.js";
import { Disclosure } from "../../components/ui/disclosure.js";
import { PriorityIcon } from "../../components/ui/priority-icon.js";
import { StatusBadge } from "../../components/ui/status-badge.js";
import { formatDate, formatList, formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { fieldWord } from "./import-words.js";
import { ReasonTable } from "./reason-table.js";
import { ResultFigure } from "./result-figure.js";

type Preview = NonNullable<ImportDetail["preview"]>;

export interface PreviewCardProps {
  preview: Preview;
  busy: boolean;
  onStart: () => void;
}

/** What the check found: how many rows would come in, how they would look, why the others would not; and the start. */
export function PreviewCard({ preview, busy, onStart }: PreviewCardProps) {
  const { importable, skipped, refused } = preview;
  return (
    <Card title={t("import.preview.title")}>
      <ResultFigure planned imported={importable} skipped={skipped} refused={refused} />
      {importable > 0 && (
        <div className="flex flex-wrap items-center gap-3">
          <Button look="primary" busy={busy} onClick={onStart}>
            {t("import.start", { count: importable, rows: formatNumber(importable) })}
          </Button>
          <p className="min-w-0 flex-1 basis-60 text-dense text-muted">{t("import.start_hint")}</p>
        </div>
      )}
      {preview.new_people > 0 && <p>{t("import.preview.people", { count: preview.new_people })}</p>}
      {preview.new_categories.length > 0 && (
        <p>{t("import.preview.categories", { names: formatList(preview.new_categories) })}</p>
      )}
      {preview.tickets.length > 0 && <Looks tickets={preview.tickets} />}
      {preview.reasons.length > 0 && <ReasonTable reasons={preview.reasons} />}
      {preview.refusals.length > 0 && (
        <Disclosure summary={t("import.preview.first_refusals", { count: preview.refusals.length })}>
          <Refusals refusals={preview.refusals} />
        </Disclosure>
      )}
    </Card>
  );
}

function Looks({ tickets }: { tickets: Preview["tickets"] }) {
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold">{t("import.preview.looks")}</h3>
      <ul className="flex flex-col gap-2">
        {tickets.map((ticket) => (
          <li key={ticket.row} className="flex flex-col gap-1 rounded-control border border-border p-3">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <StatusBadge status={ticket.status} audience="agent" />
              <PriorityIcon priority={ticket.priority} />
              <span className="min-w-0 flex-1 basis-60 font-medium">
                <bdi>{ticket.subject}</bdi>
              </span>
            </div>
            <p className="line-clamp-2 text-dense text-muted">
              <bdi>{ticket.description}</bdi>
            </p>
            <p className="text-dense text-muted">
              {t("import.preview.facts", {
                requester: ticket.requester,
                category: ticket.category,
                date: formatDate(ticket.created_at),
                row: formatNumber(ticket.row),
              })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Refusals({ refusals }: { refusals: Preview["refusals"] }) {
  return (
    <DataTable
      label={t("import.preview.first_refusals", { count: refusals.length })}
      rows={refusals}
      keyOf={({ row, field }) => `${row} ${field}`}
      columns={[
        { key: "row", header: t("import.row"), rowHeader: true, align: "end", cell: ({ row }) => formatNumber(row) },
        { key: "field", header: t("import.field"), cell: ({ field }) => fieldWord(field) },
        { key: "value", header: t("import.value"), cell: ({ value }) => <bdi>{value}</bdi>, className: "min-w-32" },
        { key: "reason", header: t("import.reason"), cell: ({ reason }) => reason, className: "min-w-60" },
      ]}
    />
  );
}
