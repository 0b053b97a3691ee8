import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { MessageSquareQuote, Plus } from "lucide-react";
import { Suspense, useDeferredValue, useState } from "react";
import { Button } from "../../components/ui/button.js";
import { Checkbox } from "../../components/ui/checkbox.js";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { FocusHeading } from "../../components/ui/focus-heading.js";
import { LoadMore } from "../../components/ui/load-more.js";
import { Select } from "../../components/ui/select.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { TabPanel, Tabs } from "../../components/ui/tabs.js";
import { TextField } from "../../components/ui/text-field.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { keyOf, queries } from "../../lib/query.js";
import { useSearch, withSearch } from "../../lib/search.js";
import { useMay } from "../../lib/session.js";
import { CannedRow } from "./canned-row.js";
import { cannedTabs, noneWords, tabWords, type CannedTab } from "./canned-tabs.js";

const CannedSheet = lazy(async () => ({ default: (await import("./canned-sheet.js")).CannedSheet }));

/** Answers that are written once and used often: one's own, those of the team, those of everybody. */
export function CannedPage() {
  const [search, setSearch] = useSearch();
  const tab = cannedTabs.find((one) => one === search.get("tab")) ?? "all";
  const open = search.get("response");
  const change = (changes: Record<string, string | null>, replace = true) =>
    setSearch(withSearch(search, changes), { replace });
  return (
    <div className="mx-auto flex w-full max-w-240 flex-col gap-4 p-4 md:p-8">
      <FocusHeading title={t("canned.title")}>{t("canned.title")}</FocusHeading>
      <p className="max-w-prose text-muted">{t("canned.intro")}</p>
      <Tabs
        label={t("canned.title")}
        tabs={cannedTabs.map((value) => ({ value, label: t(tabWords[value]) }))}
        value={tab}
        onChange={(next: CannedTab) => change({ tab: next === "all" ? null : next, folder: null })}
      >
        {cannedTabs.map((value) => (
          <TabPanel key={value} value={value}>
            {value === tab && <CannedList tab={tab} search={search} change={change} />}
          </TabPanel>
        ))}
      </Tabs>
      <Suspense>
        {open && (
          <CannedSheet
            key={open}
            id={open}
            scope={tab}
            onMade={(id) => change({ response: String(id) })}
            onClose={() => change({ response: null })}
          />
        )}
      </Suspense>
    </div>
  );
}

interface CannedListProps {
  tab: CannedTab;
  search: URLSearchParams;
  change: (changes: Record<string, string | null>, replace?: boolean) => void;
}

function CannedList({ tab, search, change }: CannedListProps) {
  const may = useMay();
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const folder = search.get("folder") ?? "";
  const archived = search.get("archived") === "true";
  const query = {
    scope: tab,
    ...(q && { q }),
    ...(folder && { folder }),
    ...(archived && { archived: "true" as const }),
  };
  const found = useInfiniteQuery({
    queryKey: [...keyOf("listCanned", { query }), "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => api.listCanned({ query: { ...query, limit: 50, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const folders = useQuery(queries.listCannedFolders());
  const rows = found.data?.pages.flatMap((page) => page.data);
  const mayAdd = tab === "personal" || may("canned.manage");
  const isFiltered = q !== "" || folder !== "" || archived;
  const add = mayAdd && (
    <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => change({ response: "new" }, false)}>
      {t("canned.add")}
    </Button>
  );
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <TextField
          type="search"
          label={t("canned.search")}
          className="min-w-0 flex-1 basis-48"
          maxLength={120}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        {folders.data && (folders.data.data.length > 0 || folder) && (
          <Select
            label={t("canned.folder")}
            className="min-w-0 basis-40"
            placeholder={t("canned.all_folders")}
            options={folders.data.data.map(({ name }) => ({ value: name, label: name }))}
            value={folder}
            onChange={(event) => change({ folder: event.target.value || null })}
          />
        )}
        {rows && (rows.length > 0 || isFiltered) && add}
      </div>
      <Checkbox
        label={t("canned.show_archived")}
        checked={archived}
        onChange={(event) => change({ archived: event.target.checked ? "true" : null })}
      />
      {found.error && !rows ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : !rows ? (
        <SkeletonRows rows={5} />
      ) : rows.length === 0 ? (
        <EmptyState icon={MessageSquareQuote} action={!isFiltered && add}>
          {t(isFiltered ? "canned.none_found" : noneWords(tab, mayAdd))}
        </EmptyState>
      ) : (
        <div className="rounded-card border border-border bg-surface text-agent">
          <ul aria-label={t("canned.title")}>
            {rows.map((canned) => (
              <CannedRow
                key={canned.id}
                canned={canned}
                onOpen={() => change({ response: String(canned.id) }, false)}
              />
            ))}
          </ul>
          <LoadMore
            hasMore={found.hasNextPage}
            busy={found.isFetchingNextPage}
            onLoad={() => void found.fetchNextPage()}
          />
        </div>
      )}
    </div>
  );
}
