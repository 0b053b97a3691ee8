import { useQuery } from "@tanstack/react-query";
import { ArrowDownWideNarrow } from "lucide-react";
import { Suspense, useState, type ReactNode } from "react";
import { useSearchParams } from "react-router-dom";
import { Button } from "../../../components/ui/button.js";
import { FocusHeading } from "../../../components/ui/focus-heading.js";
import { Menu } from "../../../components/ui/menu.js";
import { viewer } from "../../../lib/format.js";
import { loadMessagesOf, t } from "../../../lib/i18n.js";
import { lazy, lazyAfterPage } from "../../../lib/lazy.js";
import { TABLET_UP, useMedia } from "../../../lib/media.js";
import { queries } from "../../../lib/query.js";
import { useStore } from "../../../lib/store.js";
import { narrowedCount } from "../data/queue-queries.js";
import { countFilters, hasWords, queueSorts, withSort, type QueueAddress } from "../model/queue-address.js";
import { FilterPopover } from "./filter-popover.js";
import { countOf, foundWord, isCountedApart, listWord, sortWord } from "./queue-words.js";
import { SearchLine } from "./search-line.js";
import { SelectLoaded } from "./select-loaded.js";
import type { Selection } from "./use-selection.js";

const loadViewTools = async () =>
  (await Promise.all([import("../../views/view-tools.js"), loadMessagesOf(["views"])]))[0];
const ViewTools = lazyAfterPage(async () => ({ default: (await loadViewTools()).ViewTools }));
const ViewActions = lazyAfterPage(async () => ({ default: (await loadViewTools()).ViewActions }));
const ViewMenu = lazy(async () => ({ default: (await import("./view-menu.js")).ViewMenu }));
const FilterChips = lazy(async () => ({ default: (await import("./filter-chips.js")).FilterChips }));

export interface QueueHeaderProps {
  address: QueueAddress;
  /** A ticket is open beside the list: its subject is the page's heading then. */
  beside: boolean;
  /** The rows that a press selects, all together. */
  loaded: readonly { id: number }[];
  /** How long a search took, in milliseconds. */
  tookMs: number | undefined;
  /** Why the list could not be read. */
  error: Error | null;
  selection: Selection;
  /** In place of what narrows and orders the list, while tickets are selected. */
  instead?: ReactNode;
}

/** The list's name and length, what narrows it, and its order. */
export function QueueHeader({ address, beside, loaded, tookMs, error, selection, instead }: QueueHeaderProps) {
  const name = listWord(address);
  const count = useCount(address);
  const hasSidebar = useMedia(TABLET_UP);
  const [chipsPlace, setChipsPlace] = useState<HTMLElement | null>(null);
  const heading = (
    <>
      {name}
      {count !== undefined && (
        // Small and in one piece: how long a search took comes later, and must not begin another line.
        <span className="ms-2 text-agent font-normal whitespace-nowrap text-muted tabular-nums">
          {foundWord(address, count, tookMs)}
        </span>
      )}
    </>
  );
  return (
    <header className="@container flex flex-col gap-1 border-b border-border px-3 pt-2 pb-3">
      <div className="flex items-center gap-2">
        {loaded.length > 0 && <SelectLoaded loaded={loaded} selection={selection} />}
        {beside ? (
          <h2 className="text-title font-semibold">{heading}</h2>
        ) : (
          <FocusHeading title={name} className="min-w-0">
            {heading}
          </FocusHeading>
        )}
        <span className="ms-auto flex shrink-0 items-center">
          <Suspense fallback={<span className="size-control" />}>
            <ViewActions address={address} />
            {!hasSidebar && <ViewMenu address={address} />}
          </Suspense>
        </span>
      </div>
      <SearchLine address={address} count={count} error={error} chipsIn={chipsPlace} />
      {instead ?? <ListControls address={address} />}
      {!instead && (
        // As high as its chips, so that the list stays where it is.
        <Suspense fallback={<div className="min-h-8" />}>
          <ViewTools address={address} />
        </Suspense>
      )}
      {/* Below what narrows the list with a press, which must not move by it. */}
      <div ref={setChipsPlace} className="empty:hidden" />
      {!instead && countFilters(address.filters) > 0 && (
        // As high as a line of them, so that the list stays where it is.
        <Suspense fallback={<div className="h-6" />}>
          <FilterChips address={address} />
        </Suspense>
      )}
    </header>
  );
}

/** How long the list is, as it is narrowed. */
function useCount(address: QueueAddress): number | undefined {
  const { timeZone } = useStore(viewer);
  const isPart = isCountedApart(address);
  const { data: counts } = useQuery(queries.countTickets());
  const { data: narrowed } = useQuery({ ...narrowedCount(address, timeZone), enabled: isPart });
  return isPart ? narrowed : countOf(address.view, counts);
}

function ListControls({ address }: { address: QueueAddress }) {
  const [search, setSearch] = useSearchParams();
  return (
    <div className="-ms-2 flex flex-wrap items-center gap-1">
      <FilterPopover address={address} />
      <Menu
        label={t("queue.sort")}
        align="start"
        trigger={
          <Button
            look="ghost"
            className="px-2 text-dense"
            icon={<ArrowDownWideNarrow aria-hidden className="size-4" />}
          >
            <span className="sr-only">{t("queue.sort")}: </span>
            {sortWord(address.sort)}
          </Button>
        }
        groups={[
          queueSorts
            .filter((sort) => sort !== "relevance" || hasWords(address.q))
            .map((sort) => ({
              id: sort,
              label: sortWord(sort),
              checked: sort === address.sort,
              run: () => setSearch(withSort(search, address, sort), { replace: true }),
            })),
        ]}
      />
    </div>
  );
}
