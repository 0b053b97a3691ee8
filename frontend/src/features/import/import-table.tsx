import type { ImportSummary } from "@redress/backend/contract";
import { Link } from "react-router-dom";
import { DataTable, type Column } from "../../components/ui/data-table.js";
import { When } from "../../components/ui/when.js";
import { formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { ImportState } from "./import-state.js";

/** Every file that was brought, newest first: by whom, when, and what became of it. */
export function ImportTable({ rows }: { rows: readonly ImportSummary[] }) {
  const columns: Column<ImportSummary>[] = [
    {
      key: "file",
      header: t("import.file"),
      rowHeader: true,
      cell: (it) => (
        <Link to={`/admin/import/${it.id}`} className="inline-block min-h-6 min-w-32 text-link hover:underline">
          <bdi>{it.file_name}</bdi>
        </Link>
      ),
    },
    { key: "state", header: t("import.state"), cell: (it) => <ImportState state={it.state} /> },
    { key: "imported", header: t("import.imported"), align: "end", cell: (it) => formatNumber(it.rows_imported) },
    { key: "skipped", header: t("import.skipped"), align: "end", cell: (it) => formatNumber(it.rows_skipped) },
    { key: "refused", header: t("import.refused"), align: "end", cell: (it) => formatNumber(it.rows_refused) },
    { key: "by", header: t("import.by"), cell: (it) => it.created_by?.full_name ?? t("import.by_command") },
    { key: "when", header: t("import.when"), cell: (it) => <When at={it.created_at} className="whitespace-nowrap" /> },
  ];
  return <DataTable label={t("import.past")} columns={columns} rows={rows} keyOf={(it) => it.id} />;
}
