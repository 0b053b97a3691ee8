import { useQuery } from "@tanstack/react-query";
import { Sheet } from "../../components/ui/dialog.js";
import { Disclosure } from "../../components/ui/disclosure.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { Skeleton, SkeletonRegion } from "../../components/ui/skeleton.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import type { FilterName } from "./audit-address.js";
import { AuditDiff } from "./audit-diff.js";
import { AuditFacts } from "./audit-facts.js";
import { typeWords } from "./audit-words.js";

interface AuditSheetProps {
  id: string;
  onFind: (name: FilterName, value: string) => void;
  onClose: () => void;
}

/** One row with all that is kept of it. */
export function AuditSheet({ id, onFind, onClose }: AuditSheetProps) {
  const { data, error, refetch } = useQuery(queries.getAuditRow({ params: { id } }));
  return (
    <Sheet open onClose={onClose} title={data ? typeWords(data.type) : t("audit.row", { id })}>
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data ? (
        <div className="flex flex-col gap-5 pb-6 text-dense">
          <section aria-labelledby="audit-changes">
            <h3 id="audit-changes" className="mb-2 font-semibold">
              {t("audit.changes")}
            </h3>
            <AuditDiff changes={data.changes} />
          </section>
          <section aria-labelledby="audit-facts">
            <h3 id="audit-facts" className="mb-2 font-semibold">
              {t("audit.facts")}
            </h3>
            <AuditFacts row={data} onFind={onFind} />
          </section>
          <Disclosure summary={t("audit.raw")}>
            <pre
              tabIndex={0}
              role="region"
              aria-label={t("audit.raw")}
              className="max-h-96 overflow-auto rounded-control bg-sunken p-3 text-meta"
            >
              {JSON.stringify(data, null, 2)}
            </pre>
          </Disclosure>
        </div>
      ) : (
        <SkeletonRegion>
          <Skeleton className="h-64" />
        </SkeletonRegion>
      )}
    </Sheet>
  );
}
