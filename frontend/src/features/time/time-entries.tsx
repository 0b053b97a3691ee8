import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useLocation } from "react-router-dom";
import { Card } from "../../components/ui/card.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { LoadMore } from "../../components/ui/load-more.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { keyOf } from "../../lib/query.js";
import { EntryRow } from "./entry-row.js";
import type { TimeFilter } from "./time-address.js";
import type { TimeQuestion } from "./time-dialog.js";
import { useDeleteTime } from "./use-time.js";

const PAGE_SIZE = 25;
/** Where the numbers lead. */
export const ENTRIES_ID = "entries";

export interface TimeEntriesProps {
  filter: TimeFilter;
  onAsk: (question: TimeQuestion) => void;
}

/** Each entry, the newest day first. */
export function TimeEntries({ filter, onAsk }: TimeEntriesProps) {
  const remove = useDeleteTime();
  const list = useInfiniteQuery({
    queryKey: [...keyOf("listTime", { query: filter }), "pages"],
    queryFn: ({ pageParam, signal }) =>
      api.listTime({ query: { ...filter, limit: PAGE_SIZE, ...(pageParam && { cursor: pageParam }) }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.page.next_cursor,
    placeholderData: keepPreviousData,
  });
  const entries = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const top = useReached(ENTRIES_ID);
  return (
    <div ref={top} tabIndex={-1} className="scroll-mt-4 rounded-card">
      <Card title={t("time.entries")}>
        {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.isSuccess && entries.length === 0 && <p className="text-muted">{t("time.empty")}</p>}
        {entries.length > 0 && (
          <ul aria-label={t("time.entries")} className="divide-y divide-border text-dense">
            {entries.map((entry) => (
              <EntryRow
                key={entry.id}
                entry={entry}
                withTicket
                onEdit={() => onAsk({ kind: "edit", entry })}
                onDelete={() => remove.mutate(entry)}
              />
            ))}
          </ul>
        )}
        <LoadMore hasMore={list.hasNextPage} busy={list.isFetchingNextPage} onLoad={() => void list.fetchNextPage()} />
      </Card>
    </div>
  );
}

/** Takes the focus, and comes into view, when an address with this part is followed. */
function useReached(id: string) {
  const place = useRef<HTMLDivElement>(null);
  const { hash, key } = useLocation();
  useEffect(() => {
    if (hash === `#${id}`) place.current?.focus();
  }, [hash, key, id]);
  return place;
}
