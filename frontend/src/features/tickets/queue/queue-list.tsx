import { clsx } from "clsx";
import { useEffect, useMemo, useRef, type KeyboardEvent } from "react";
import { ErrorState } from "../../../components/ui/error-state.js";
import { LoadMore } from "../../../components/ui/load-more.js";
import { t } from "../../../lib/i18n.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { TicketList } from "../../../components/ui/ticket-list.js";
import { useMe } from "../../../lib/session.js";
import type { useQueue } from "../data/use-queue.js";
import { underHeadings, type ListItem } from "../model/groups.js";
import type { QueueRow } from "../model/queue-row.js";
import type { QueueAddress } from "../model/queue-address.js";
import { useSnippets } from "../data/use-snippets.js";
import { Corrections } from "./corrections.js";
import { EmptyQueue } from "./empty-queue.js";
import { NewItemsPill } from "./new-items-pill.js";
import { RowCheckbox } from "./row-checkbox.js";
import type { SavedParts } from "./saved-parts.js";
import type { Selection } from "./use-selection.js";
import { listWord } from "./queue-words.js";
import { SnippetLine } from "./snippet-line.js";
import { TicketRow } from "./ticket-row.js";
import type { OpenTicket } from "./use-open-ticket.js";

const ROW_HEIGHT = { comfortable: 64, compact: 40 };
/** Two lines, so that rows stay where they are when their snippets come. */
const SNIPPET_HEIGHT = 48;
const NO_ROWS: readonly QueueRow[] = [];
const keyOf = (item: ListItem<QueueRow>) => ("row" in item ? String(item.row.id) : `group-${item.heading.key}`);

export interface QueueListProps {
  address: QueueAddress;
  queue: ReturnType<typeof useQueue>;
  open: OpenTicket;
  selection: Selection;
  onRefresh: () => void;
  /** Opens the next (1) or previous (-1) row. */
  onStep: (step: 1 | -1) => void;
  /** The list has the whole width, and its columns. */
  isWide?: boolean;
  parts?: SavedParts;
}

/** The rows of a queue with their states: loading, empty, failed, more below, news above. */
export function QueueList({
  address,
  queue,
  open,
  selection,
  onRefresh,
  onStep,
  isWide = false,
  parts,
}: QueueListProps) {
  const { rows, left, pill, error, hasMore, isLoadingMore, loadMore } = queue;
  const { density } = useMe();
  const found = useSnippets(address, queue.isStale ? NO_ROWS : rows);
  const end = useLoadAtEnd(hasMore && !isLoadingMore && !error, loadMore);

  const division = queue.groups.list;
  const items = useMemo(
    (): readonly ListItem<QueueRow>[] =>
      division ? underHeadings(division, rows, queue.groupOf, hasMore) : rows.map((row) => ({ row })),
    [division, rows, queue.groupOf, hasMore],
  );

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
      <Corrections q={address.q} corrected={queue.corrected} />
      {queue.groups.isTooLong && (
        <p className="border-b border-border px-3 py-1 text-dense text-muted">{t("queue.groups.too_long")}</p>
      )}
      {isWide && parts && <parts.Head address={address} columns={parts.columns} />}
      {items.length === 0 ? (
        <EmptyQueue address={address} />
      ) : (
        <TicketList
          key={`${address.view}.${address.sort}.${density}`}
          label={listWord(address)}
          items={items}
          keyOf={keyOf}
          activeKey={open.id === null ? null : String(open.id)}
          rowHeight={isWide ? ROW_HEIGHT.compact : ROW_HEIGHT[density] + (found.isOn ? SNIPPET_HEIGHT : 0)}
          className="min-h-0 flex-1"
          renderRow={(item, link, active) => {
            if ("heading" in item)
              return (
                division &&
                parts && (
                  <parts.Heading
                    group={item.heading}
                    by={division.by}
                    folded={division.folded.has(item.heading.key)}
                    onToggle={() => queue.groups.toggle(item.heading.key)}
                    link={link}
                  />
                )
              );
            const { row } = item;
            const href = open.hrefOf(row.id);
            const shown = { row, link, active, href, onOpen: open.open, left: left.has(row.id) };
            return (
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
                  {isWide && parts ? (
                    <parts.Row {...shown} columns={parts.columns} />
                  ) : (
                    <TicketRow {...shown} compact={density === "compact"} />
                  )}
                  {found.isOn && (
                    <SnippetLine snippet={found.snippets.get(row.id)} href={href} tabIndex={link.tabIndex} />
                  )}
                </div>
              </div>
            );
          }}
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
