import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { MailOpen } from "lucide-react";
import { Suspense, useDeferredValue } from "react";
import { DataTable } from "../../components/ui/data-table.js";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { LoadMore } from "../../components/ui/load-more.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { api } from "../../lib/api.js";
import { viewer } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { keyOf } from "../../lib/query.js";
import { useStore } from "../../lib/store.js";
import { useSearch, withSearch } from "../../lib/search.js";
import { isFiltered, queryOfFilters, readFilters } from "./mail-address.js";
import { mailColumns } from "./mail-columns.js";
import { MailFilters } from "./mail-filters.js";
import { MailTabs } from "./mail-tabs.js";
import { useTemplateTitle } from "./template-titles.js";
import { TryAllButton } from "./try-all-button.js";

const MailSheet = lazy(async () => ({ default: (await import("./mail-sheet.js")).MailSheet }));
const FILTERS = ["state", "to", "template", "from", "until"] as const;

/** The mail that left or waits; a mail opens beside the list and has its own address. */
export function SentMailPage() {
  const [search, setSearch] = useSearch();
  const filters = readFilters(search);
  const open = search.get("mail");
  const { timeZone } = useStore(viewer);
  const to = useDeferredValue(filters.to);
  const query = queryOfFilters({ ...filters, to }, timeZone);
  const titleOf = useTemplateTitle();
  const mails = useInfiniteQuery({
    queryKey: [...keyOf("listMails", { query }), "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => api.listMails({ query: { ...query, limit: 50, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const change = (values: Partial<Record<(typeof FILTERS)[number] | "mail", string | null>>, replace = false) =>
    setSearch(withSearch(search, values), { replace });
  const openMail = (id: number) => change({ mail: String(id) });
  const rows = mails.data?.pages.flatMap((page) => page.data);
  return (
    <MailTabs tab="sent" title={t("email.title")} action={<TryAllButton />}>
      <MailFilters
        filters={filters}
        onChange={(name, value) => change({ [name]: value }, true)}
        onClear={() => change(Object.fromEntries(FILTERS.map((name) => [name, null])), true)}
      />
      {mails.error && !rows ? (
        <ErrorState error={mails.error} onRetry={() => void mails.refetch()} />
      ) : !rows ? (
        <SkeletonRows />
      ) : rows.length === 0 ? (
        <EmptyState icon={MailOpen}>{t(isFiltered(filters) ? "email.none_found" : "email.none")}</EmptyState>
      ) : (
        <DataTable
          label={t("email.title")}
          columns={mailColumns({ titleOf, openMail })}
          rows={rows}
          keyOf={(mail) => mail.id}
        />
      )}
      <LoadMore hasMore={mails.hasNextPage} busy={mails.isFetchingNextPage} onLoad={() => void mails.fetchNextPage()} />
      <Suspense>
        {open && <MailSheet key={open} id={open} onOpen={openMail} onClose={() => change({ mail: null })} />}
      </Suspense>
    </MailTabs>
  );
}
