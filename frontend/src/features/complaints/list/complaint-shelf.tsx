import { Inbox, SearchX } from "lucide-react";
import { LinkButton } from "../../../components/ui/button.js";
import { EmptyState } from "../../../components/ui/empty-state.js";
import { ErrorState } from "../../../components/ui/error-state.js";
import { LoadMore } from "../../../components/ui/load-more.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { t, type MessageId } from "../../../lib/i18n.js";
import { TABLET_UP, useMedia } from "../../../lib/media.js";
import type { Shelf, useComplaintPages } from "../data/use-own-complaints.js";
import { ComplaintCard } from "./complaint-card.js";
import { ComplaintTable } from "./complaint-table.js";

const NOTHING: Record<Shelf, MessageId> = {
  open: "complaints.list.no_open",
  closed: "complaints.list.no_closed",
  found: "complaints.search.nothing",
};
const LABELS: Record<Shelf, MessageId> = {
  open: "complaints.list.open_label",
  closed: "complaints.list.closed_label",
  found: "complaints.search.found",
};

/** One list of complaints: cards on phones, a table where there is room. */
export function ComplaintShelf({ shelf, pages }: { shelf: Shelf; pages: ReturnType<typeof useComplaintPages> }) {
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const asTable = useMedia(TABLET_UP);
  if (!data)
    return error ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : (
      <SkeletonRows rows={4} rowClassName="h-20" />
    );

  const rows = data.pages.flatMap((page) => page.data);
  if (rows.length === 0) {
    const action = {
      open: <LinkButton to="/complaints/new">{t("complaints.file")}</LinkButton>,
      closed: null,
      found: <LinkButton to="/complaints">{t("complaints.search.all")}</LinkButton>,
    }[shelf];
    return (
      <EmptyState icon={shelf === "found" ? SearchX : Inbox} action={action}>
        {t(NOTHING[shelf])}
      </EmptyState>
    );
  }
  const label = t(LABELS[shelf]);
  return (
    <>
      {asTable ? (
        <ComplaintTable label={label} rows={rows} />
      ) : (
        <ul aria-label={label} className="flex flex-col gap-3">
          {rows.map((row) => (
            <ComplaintCard key={row.id} row={row} />
          ))}
        </ul>
      )}
      <LoadMore hasMore={hasNextPage} busy={isFetchingNextPage} onLoad={() => void fetchNextPage()} />
    </>
  );
}
