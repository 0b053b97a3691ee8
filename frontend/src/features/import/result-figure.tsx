import { clsx } from "clsx";
import { formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";

export interface ResultFigureProps {
  imported: number;
  skipped: number;
  refused: number;
  /** It has not happened yet: "would be". */
  planned?: boolean;
}

/** What becomes of the rows: one bar in three parts, each named with its number below it. */
export function ResultFigure({ imported, skipped, refused, planned = false }: ResultFigureProps) {
  const parts = [
    {
      key: "imported",
      word: t(planned ? "import.would_import" : "import.imported"),
      rows: imported,
      tone: "bg-chart-2",
    },
    { key: "skipped", word: t("import.skipped"), rows: skipped, tone: "bg-chart-5" },
    { key: "refused", word: t(planned ? "import.would_refuse" : "import.refused"), rows: refused, tone: "bg-chart-3" },
  ];
  const total = imported + skipped + refused;
  return (
    <figure className="flex flex-col gap-3">
      <div aria-hidden className="flex h-6 gap-0.5 overflow-hidden rounded-chip bg-sunken forced-colors:border">
        {parts
          .filter(({ rows }) => rows > 0)
          .map(({ key, rows, tone }) => (
            <div
              key={key}
              // A part that is there is seen, however small.
              className={clsx("min-w-1 forced-colors:border-e", tone)}
              style={{ flexGrow: rows / total }}
            />
          ))}
      </div>
      <figcaption>
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          {parts.map(({ key, word, rows, tone }) => (
            <div key={key} className="flex flex-col">
              <dt className="flex items-center gap-2 text-dense text-muted">
                <span aria-hidden className={clsx("size-3 rounded-tag forced-colors:border", tone)} />
                {word}
              </dt>
              <dd className="text-title font-semibold tabular-nums">{formatNumber(rows)}</dd>
            </div>
          ))}
        </dl>
      </figcaption>
    </figure>
  );
}
