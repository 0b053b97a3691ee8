import type { AuditRow } from "@redress/backend/contract";
import { Link } from "react-router-dom";
import type { Column } from "../../components/ui/data-table.js";
import { Tooltip } from "../../components/ui/tooltip.js";
import { t } from "../../lib/i18n.js";
import { ActorName } from "./actor-name.js";
import { fieldWords, objectWords, typeWords, valueWords } from "./audit-words.js";
import { ExactTime } from "./exact-time.js";
import { formatUtc } from "./format-exact.js";
import { objectPath } from "./object-path.js";

/** A line of the list: when, who, what with old and new values, about what, and from where. */
export const auditColumns = (open: (id: number) => void): Column<AuditRow>[] => [
  {
    key: "when",
    header: t("audit.when"),
    cell: (row) => (
      <Tooltip label={formatUtc(row.at)}>
        <button
          type="button"
          aria-label={`${typeWords(row.type)}, ${formatUtc(row.at)}`}
          onClick={() => open(row.id)}
          className="min-h-6 rounded-chip text-start whitespace-nowrap text-link tabular-nums hover:underline"
        >
          <ExactTime at={row.at} />
        </button>
      </Tooltip>
    ),
  },
  { key: "who", header: t("audit.who"), cell: (row) => <ActorName row={row} /> },
  { key: "what", header: t("audit.what"), rowHeader: true, cell: (row) => <What row={row} /> },
  { key: "about", header: t("audit.about"), cell: (row) => <About row={row} /> },
  { key: "origin", header: t("audit.origin"), cell: (row) => <Origin row={row} /> },
];

function What({ row }: { row: AuditRow }) {
  return (
    // Positioned, so that what is only heard scrolls with the table and does not widen the page.
    <div className="relative min-w-48">
      {typeWords(row.type)}
      {row.changes.map(({ field, from, to }) => (
        <span key={field} className="block max-w-80 text-meta font-normal break-words text-muted">
          {fieldWords(field)}: <bdi>{valueWords(from)}</bdi> <span aria-hidden>→</span>
          <span className="sr-only">, {t("audit.after")}:</span> <bdi>{valueWords(to)}</bdi>
        </span>
      ))}
      {row.more_changes > 0 && (
        <span className="block text-meta font-normal text-muted">{t("audit.more", { count: row.more_changes })}</span>
      )}
    </div>
  );
}

export function About({ row: { object, ticket } }: { row: Pick<AuditRow, "object" | "ticket"> }) {
  if (!object) return null;
  const path = objectPath(object);
  const name =
    object.kind === "ticket" && ticket ? ticket.number : (object.name ?? `${objectWords(object.kind)} ${object.id}`);
  return (
    <div className="min-w-32">
      {path ? (
        <Link to={path} className="text-link hover:underline">
          <bdi>{name}</bdi>
        </Link>
      ) : (
        <bdi>{name}</bdi>
      )}
      <span className="block text-meta text-muted">
        {object.kind === "ticket" && object.name ? <bdi>{object.name}</bdi> : objectWords(object.kind)}
      </span>
    </div>
  );
}

function Origin({ row }: { row: AuditRow }) {
  return (
    <div className="min-w-32 text-meta text-muted">
      {row.ip && <bdi className="block whitespace-nowrap">{row.ip}</bdi>}
      {row.device && <bdi className="block">{row.device}</bdi>}
    </div>
  );
}
