import { Card } from "../../components/ui/card.js";
import { DataTable, type Column } from "../../components/ui/data-table.js";
import { t } from "../../lib/i18n.js";

interface SampleRow {
  number: number;
  cells: readonly string[];
}

const SHOWN = 80;

/** The first rows of the file, as they were read: whether separator and characters are right shows at a glance. */
export function SampleTable({ columns, rows }: { columns: readonly string[]; rows: readonly (readonly string[])[] }) {
  const shown: Column<SampleRow>[] = [
    { key: "row", header: t("import.sample.row"), rowHeader: true, align: "end", cell: ({ number }) => number },
    ...columns.map((column, index) => ({
      key: `column ${index}`,
      header: column,
      cell: ({ cells }: SampleRow) => <Cell text={cells[index] ?? ""} />,
      className: "max-w-80 min-w-32",
    })),
  ];
  return (
    <Card title={t("import.sample.title", { count: rows.length })}>
      <DataTable
        label={t("import.sample.label")}
        columns={shown}
        rows={rows.map((cells, index) => ({ number: index + 1, cells }))}
        keyOf={({ number }) => number}
      />
    </Card>
  );
}

const Cell = ({ text }: { text: string }) => <bdi>{text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}</bdi>;
