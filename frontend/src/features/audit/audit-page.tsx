import { useInfiniteQuery, keepPreviousData } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { Suspense, useDeferredValue } from "react";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { LoadMore } from "../../components/ui/load-more.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { api } from "../../lib/api.js";
import { ApiProblem } from "../../lib/api-problem.js";
import { viewer } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { keyOf } from "../../lib/query.js";
import { useSearch, withSearch } from "../../lib/search.js";
import { useStore } from "../../lib/store.js";
import { FIELD_OF, FILTERS, isFiltered, queryOfFilters, readFilters, type FilterName } from "./audit-address.js";
import { AuditDays } from "./audit-days.js";
import { AuditFilters } from "./audit-filters.js";
import { ExportButtons } from "./export-buttons.js";
import { SealingNotice } from "./sealing-notice.js";

const AuditSheet = lazy(async () => ({ default: (await import("./audit-sheet.js")).AuditSheet }));
const none = Object.fromEntries(FILTERS.map((name) => [name, null]));

/** What happened, found by who, what, object, network and day; a row opens beside the list and has its own address. */
export function AuditPage() {
  const [search, setSearch] = useSearch();
  const filters = readFilters(search);
  const open = search.get("row");
  const { timeZone } = useStore(viewer);
  // What is typed is asked for once the typing leaves time for it.
  const [ip, object, request] = [
    useDeferredValue(filters.ip),
    useDeferredValue(filters.object),
    useDeferredValue(filters.request),
  ];
  const query = queryOfFilters({ ...filters, ip, object, request }, timeZone);
  const rows = useInfiniteQuery({
    queryKey: [...keyOf("listAudit", { query }), "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => api.listAudit({ query: { ...query, limit: 50, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const errors = errorsOf(rows.error);
  const change = (values: Partial<Record<FilterName | "row", string | null>>, replace = false) =>
    setSearch(withSearch(search, values), { replace });
  const shown = rows.data?.pages.flatMap((page) => page.data);
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <FocusHeading title={t("audit.title")}>{t("audit.title")}</FocusHeading>
          <p className="text-muted">{t("audit.intro")}</p>
        </div>
        <ExportButtons query={query} />
      </div>
      <SealingNotice />
      <AuditFilters
        filters={filters}
        errors={errors ?? {}}
        onChange={(name, value) => change({ [name]: value }, true)}
        onClear={() => change(none, true)}
      />
      {errors ? null : rows.error && !shown ? (
        <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />
      ) : !shown ? (
        <SkeletonRows />
      ) : shown.length === 0 ? (
        <EmptyState icon={ScrollText}>{t(isFiltered(filters) ? "audit.none_found" : "audit.none")}</EmptyState>
      ) : (
        <AuditDays
          rows={shown}
          onOpen={(id) => change({ row: String(id) })}
          onRequest={(id) => change({ ...none, request: id })}
        />
      )}
      <LoadMore hasMore={rows.hasNextPage} busy={rows.isFetchingNextPage} onLoad={() => void rows.fetchNextPage()} />
      <Suspense>
        {open && (
          <AuditSheet
            key={open}
            id={open}
            onFind={(name, value) => change({ ...none, row: null, [name]: value })}
            onClose={() => change({ row: null })}
          />
        )}
      </Suspense>
    </div>
  );
}

/** What the server says against single filters; null where it says nothing of that kind. */
function errorsOf(error: Error | null): Partial<Record<FilterName, string>> | null {
  if (!(error instanceof ApiProblem) || error.status !== 422) return null;
  const known = error.errors.flatMap(({ field, message }) => (FIELD_OF[field] ? [[FIELD_OF[field], message]] : []));
  return known.length > 0 ? (Object.fromEntries(known) as Partial<Record<FilterName, string>>) : null;
}
