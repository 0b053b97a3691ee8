import { clsx } from "clsx";
import { Suspense, useMemo } from "react";
import { Navigate, useParams, useSearchParams } from "react-router-dom";
import { loadMessagesOf, t } from "../../../lib/i18n.js";
import { PaneSeparator } from "../../../components/ui/pane-separator.js";
import { SkeletonRows } from "../../../components/ui/skeleton.js";
import { lazy } from "../../../lib/lazy.js";
import { useMedia } from "../../../lib/media.js";
import { useOnDemand } from "../../../lib/on-demand.js";
import { isQueueView, type QueueView } from "../../../lib/queue-views.js";
import { usePendingRows } from "../data/use-pending-rows.js";
import { useQueue } from "../data/use-queue.js";
import type { ShownView } from "../model/answer-columns.js";
import { isNarrowed, readAddress } from "../model/queue-address.js";
import { TicketPane, useTicketViewFetched } from "../ticket/ticket-pane.js";
import { savedViewId } from "../../views/view-address.js";
import { NothingOpen } from "./nothing-open.js";
import { QueueHeader } from "./queue-header.js";
import { QueueList } from "./queue-list.js";
import { RowMenuHost } from "./row-menu-host.js";
import type { SavedParts } from "./saved-parts.js";
import { WIDE } from "./screen-sizes.js";
import { useOpenTicket } from "./use-open-ticket.js";
import { usePageTop } from "./use-page-top.js";
import { useQueueCommands } from "./use-queue-commands.js";
import { useSelection } from "./use-selection.js";
import { useSelectionCommands } from "./use-selection-commands.js";

const loadBulkBar = async () => ({
  default: (await Promise.all([import("../bulk/bulk-bar.js"), loadMessagesOf(["bulk"])]))[0].BulkBar,
});
const BulkBar = lazy(loadBulkBar);
const SearchStart = lazy(async () => ({ default: (await import("./search-start.js")).SearchStart }));
const SavedQueue = lazy(async () => ({
  default: (await Promise.all([import("../../views/saved-queue.js"), loadMessagesOf(["views"])]))[0].SavedQueue,
}));

/** The desk: a queue, and beside it (in its place on phones) the open ticket. */
export function QueuePage() {
  const { view } = useParams();
  const savedId = savedViewId(view);
  if (savedId !== null)
    return (
      <Suspense fallback={<SkeletonRows rows={8} />}>
        <SavedQueue key={savedId} id={savedId}>
          {(saved, parts) => <Queue view="all" saved={saved} parts={parts} />}
        </SavedQueue>
      </Suspense>
    );
  if (!isQueueView(view)) return <Navigate replace to="/queue/mine" />;
  return <Queue view={view} />;
}

export interface QueueProps {
  view: QueueView;
  /** The list is what a query finds among all. */
  isSearch?: boolean;
  /** The list is that of a saved view, with what draws it. */
  saved?: ShownView;
  parts?: SavedParts;
}

/** A list of tickets, and beside it the open one. */
export function Queue({ view, isSearch = false, saved, parts }: QueueProps) {
  const [search] = useSearchParams();
  // The open ticket is part of the address and none of the list's business.
  const filters = withoutTicket(search);
  const address = useMemo(
    () => readAddress(view, new URLSearchParams(filters), isSearch, saved),
    [view, filters, isSearch, saved],
  );
  const isAsked = !isSearch || isNarrowed(address);
  const loaded = useQueue(address, isAsked);
  const queue = { ...loaded, rows: usePendingRows(loaded.rows) };
  const open = useOpenTicket(queue.rows);
  const { step, refresh, close } = useQueueCommands(queue, open);
  const selection = useSelection(
    queue.listId,
    queue.rows.map(({ id }) => id),
  );
  useSelectionCommands({ rows: queue.rows, open, selection, step, close });
  const page = usePageTop();
  // Where there is room and no ticket is open, a saved view has its columns.
  const isWide = useMedia(WIDE) && parts !== undefined && open.id === null;
  useTicketViewFetched(!queue.isPending);
  // Before the connection may go.
  useOnDemand(loadBulkBar);

  return (
    // On phones the list scrolls by itself, so that long ones stay windowed.
    <div
      ref={page}
      className="relative flex min-h-0 overflow-clip max-md:h-[calc(100dvh-var(--page-top,6rem)-var(--tab-bar,0px))] max-md:min-h-80 md:h-0 md:min-h-full"
    >
      <section
        id="pane-list"
        aria-label={t("queue.list")}
        className={clsx(
          "min-w-0 flex-col border-border bg-surface md:flex md:border-e",
          // It makes room for the others before they do.
          isWide
            ? "w-full"
            : "md:w-[var(--pane-list,40%)] md:max-w-160 md:min-w-64 md:shrink-99 xl:w-[var(--pane-list,25rem)]",
          open.id === null ? "flex w-full" : "hidden",
        )}
      >
        <QueueHeader
          address={address}
          beside={open.id !== null}
          loaded={queue.rows}
          tookMs={queue.tookMs}
          error={queue.error}
          selection={selection}
          {...(selection.ids.size > 0 && {
            instead: (
              <Suspense fallback={<div className="min-h-8" />}>
                <BulkBar address={address} rows={queue.rows} hasMore={queue.hasMore} selection={selection} />
              </Suspense>
            ),
          })}
        />
        {isAsked ? (
          <QueueList
            address={address}
            queue={queue}
            open={open}
            selection={selection}
            onRefresh={refresh}
            onStep={step}
            isWide={isWide}
            {...(parts && { parts })}
          />
        ) : (
          <Suspense>
            <SearchStart />
          </Suspense>
        )}
      </section>
      {!isWide && <PaneSeparator pane="list" name={t("queue.list")} stands="before" className="max-md:hidden" />}
      <RowMenuHost selection={selection} openId={open.id} />
      {open.id === null ? (
        !isWide && <NothingOpen />
      ) : (
        <TicketPane key={open.id} id={open.id} open={open} onClose={close} />
      )}
    </div>
  );
}

function withoutTicket(search: URLSearchParams): string {
  const rest = new URLSearchParams(search);
  for (const name of ["ticket", "tab", "write"]) rest.delete(name);
  return rest.toString();
}
