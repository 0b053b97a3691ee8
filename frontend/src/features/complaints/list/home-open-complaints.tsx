import { Link } from "react-router-dom";
import { ErrorState } from "../../../components/ui/error-state.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { t } from "../../../lib/i18n.js";
import { useOpenComplaints } from "../data/use-own-complaints.js";
import { ComplaintCard } from "./complaint-card.js";
import { needsCustomer } from "./next-line.js";

const SHOWN = 5;

/** The complaints that go on, those first that wait for the customer. */
export function HomeOpenComplaints() {
  const { data, error, refetch } = useOpenComplaints();
  const rows = data?.data ?? [];
  const shown = [...rows.filter(needsCustomer), ...rows.filter((row) => !needsCustomer(row))].slice(0, SHOWN);
  const complete = data !== undefined && data.page.next_cursor === null;
  return (
    <section aria-labelledby="open-complaints" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="open-complaints" className="text-title font-semibold">
          {t("complaints.home.open")}{" "}
          {complete && <span className="font-normal text-muted tabular-nums">({rows.length})</span>}
        </h2>
        <Link
          to="/complaints"
          className="inline-flex min-h-6 items-center rounded-chip text-link hover:underline touch-target"
        >
          {t("complaints.home.see_all")}
        </Link>
      </div>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <SkeletonRows rows={2} rowClassName="h-24" />}
      {data && rows.length === 0 && <p className="text-muted">{t("complaints.list.no_open")}</p>}
      {rows.length > 0 && (
        <ul aria-labelledby="open-complaints" className="flex flex-col gap-3">
          {shown.map((row) => (
            <ComplaintCard key={row.id} row={row} />
          ))}
        </ul>
      )}
    </section>
  );
}
