import type { ImportDetail } from "@redress/backend/contract";
import { DataTable } from "../../components/ui/data-table.js";
import { formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { fieldWord } from "./import-words.js";

/** Why rows are refused, the most frequent reason first. */
export function ReasonTable({ reasons }: { reasons: ImportDetail["reasons"] }) {
  return (
    <DataTable
      label={t("import.reasons")}
      rows={reasons}
      keyOf={({ field, reason }) => `${field} ${reason}`}
      columns={[
        { key: "rows", header: t("import.rows"), align: "end", cell: ({ rows }) => formatNumber(rows) },
        { key: "field", header: t("import.field"), cell: ({ field }) => fieldWord(field) },
        {
          key: "reason",
          header: t("import.reason"),
          rowHeader: true,
          cell: ({ reason }) => reason,
          className: "min-w-60",
        },
      ]}
    />
  );
}
