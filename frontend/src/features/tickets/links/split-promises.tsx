import type { SplitPreview, TicketDetail } from "@redress/backend/contract";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Problem } from "../../../components/ui/announced.js";
import { Skeleton, SkeletonRegion } from "../../../components/ui/skeleton.js";
import { SlaChip } from "../../../components/ui/sla-chip.js";
import { When } from "../../../components/ui/when.js";
import { t } from "../../../lib/i18n.js";
import { problemText } from "../../../lib/problem-text.js";
import { queries } from "../../../lib/query.js";

export interface SplitPromisesProps {
  ticket: TicketDetail;
  firstId: number;
  withLater: boolean;
  /** Another than the ticket's. */
  categoryId: string | null;
}

/** What the new ticket would be promised, worked out by the desk. It has room for the usual two promises before they are known. */
export function SplitPromises({ ticket, firstId, withLater, categoryId }: SplitPromisesProps) {
  const asked = queries.previewSplit({
    params: { id: String(ticket.id) },
    query: {
      comment_id: String(firstId),
      ...(withLater && { with_later: "true" }),
      ...(categoryId !== null && { category_id: categoryId }),
    },
  });
  const { data, error } = useQuery({
    ...asked,
    // What is written meanwhile may change it.
    queryKey: [...asked.queryKey, ticket.version],
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-label={t("split.promises")} className="min-h-18">
      {error ? <Problem>{problemText(error)}</Problem> : data ? <Promises {...data} /> : <Waiting />}
    </section>
  );
}

const Waiting = () => (
  <SkeletonRegion className="flex flex-col gap-1">
    <Skeleton className="h-6" />
    <Skeleton className="h-6" />
  </SkeletonRegion>
);

function Promises({ clocks, ends, server_time: serverTime }: SplitPreview) {
  if (clocks.length === 0) return <p>{t("split.no_promise")}</p>;
  return (
    <>
      <ul className="flex flex-col gap-1">
        {clocks.map((clock) => (
          <li key={clock.metric} className="flex flex-wrap items-center justify-between gap-x-3">
            <span>{t(`ui.sla.metric.${clock.metric}`)}</span>
            <span className="flex items-center gap-2 text-dense text-muted">
              {clock.due_at && <When at={clock.due_at} as="due" className="tabular-nums" />}
              <SlaChip clock={clock} serverTime={serverTime} />
            </span>
          </li>
        ))}
      </ul>
      {ends.length > 0 && <p className="pt-1 text-dense text-muted">{t("split.ends")}</p>}
    </>
  );
}
