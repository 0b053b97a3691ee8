import { clsx } from "clsx";
import { useEffect, useRef, type KeyboardEvent } from "react";
import { ErrorState } from "../../../components/ui/error-state.js";
import { LoadMore } from "../../../components/ui/load-more.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { TicketList } from "../../../components/ui/ticket-list.js";
import { useMe } from "../../../lib/session.js";
import type { useQueue } from "../data/use-queue.js";
import type { QueueAddress } from "../model/queue-address.js";
import { useSnippets } from "../data/use-snippets.js";
import type { QueueRow } from "../model/queue-row.js";
import { Corrections } from "./corrections.js";
import { EmptyQueue } from "./empty-queue.js";
import { NewItemsPill } from "./new-items-pill.js";
import { RowCheckbox } from "./row-checkbox.js";
import type { Selection } from "./use-selection.js";
import { listWord } from "./queue-words.js";
import { SnippetLine } from "./snippet-line.js";
import { TicketRow } from "./ticket-row.js";
import type { OpenTicket } from "./use-open-ticket.js";

const ROW_HEIGHT = { comfortable: 64, compact: 40 };
/** Two lines, so that rows stay where they are when their snippets come. */
const SNIPPET_HEIGHT = 48;
const NO_ROWS: readonly QueueRow[] = [];
const keyOf = ({ id }: { id: number }) => String(id);

export interface QueueListProps {
  address: QueueAddress;
  queue: ReturnType<typeof useQueue>;
  open: OpenTicket;
  selection: Selection;
  onRefresh: () => void;
  /** Opens the next (1) or previous (-1) row. */
  onStep: (step: 1 | -1) => void;
}

/** The rows of a queue with their states: loading, empty, failed, more below, news above. */
export function QueueList({ address, queue, open, selection, onRefresh, onStep }: QueueListProps) {
  const { rows, left, pill, error, hasMore, isLoadingMore, loadMore } = queue;
  const { density } = useMe();
  const found = useSnippets(address, queue.isStale ? NO_ROWS : rows);
  const end = useLoadAtEnd(hasMore && !isLoadingMore && !error, loadMore);

  if (queue.isPending) return <SkeletonRows rows={8} />;
  if (error && rows.length === 0) return <ErrorState error={error} onRetry={onRefresh} />;

  // Arrows open what they reach, as J and K do; without this the list would only move the focus.
  const onKeyDownCapture = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
    if (step === undefined || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onStep(step);
  };
  return (
    <div
      data-queue-list
      className="relative flex min-h-0 flex-1 flex-col"
      aria-busy={queue.isStale || queue.isRefreshing || undefined}
      onKeyDownCapture={onKeyDownCapture}
    >
      <NewItemsPill pill={pill} onShow={onRefresh} />
      <Corrections q={address.q} corrected={found.corrected} />
      {rows.length === 0 ? (
        <EmptyQueue address={address} />
      ) : (
        <TicketList
          key={`${address.view}.${address.sort}.${density}`}
          label={listWord(address)}
          items={rows}
          keyOf={keyOf}
          activeKey={open.id === null ? null : String(open.id)}
          rowHeight={ROW_HEIGHT[density] + (found.isOn ? SNIPPET_HEIGHT : 0)}
          className="min-h-0 flex-1"
          renderRow={(row, link, active) => (
            <div
              className={clsx(
                "flex",
                selection.ids.has(row.id) && "bg-selected",
                // The line below it belongs to the row.
                found.isOn && "[&_[data-testid=ticket-row]]:border-b-0",
              )}
            >
              <RowCheckbox row={row} link={link} selection={selection} />
              <div className="min-w-0 flex-1">
                <TicketRow
                  row={row}
                  link={link}
                  active={active}
                  href={open.hrefOf(row.id)}
                  onOpen={open.open}
                  left={left.has(row.id)}
                  compact={density === "compact"}
                />
                {found.isOn && (
                  <SnippetLine
                    snippet={found.snippets.get(row.id)}
                    href={open.hrefOf(row.id)}
                    tabIndex={link.tabIndex}
                  />
                )}
              </div>
            </div>
          )}
          footer={
            <div ref={end}>
              {error && <ErrorState error={error} onRetry={loadMore} />}
              <LoadMore hasMore={hasMore && !error} busy={isLoadingMore} onLoad={loadMore} />
            </div>
          }
        />
      )}
    </div>
  );
}

/** Asks for the next page when the end of the list comes into view. */
function useLoadAtEnd(wanted: boolean, load: () => void) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!wanted || !end.current || typeof IntersectionObserver === "undefined") return;
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && load(),
      { rootMargin: "400px" },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [wanted, load]);
  return end;
}
