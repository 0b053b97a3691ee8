import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { Person } from "@redress/backend/contract";
import { UserSearch } from "lucide-react";
import { Suspense, useDeferredValue, useState } from "react";
import { AvailabilityMark } from "../../components/ui/availability-mark.js";
import { Avatar } from "../../components/ui/avatar.js";
import { DataTable, type Column } from "../../components/ui/data-table.js";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { LoadMore } from "../../components/ui/load-more.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { When } from "../../components/ui/when.js";
import { api } from "../../lib/api.js";
import { formatList } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { keyOf } from "../../lib/query.js";
import { useSearch, withSearch } from "../../lib/search.js";
import { useMay } from "../../lib/session.js";
import { PersonStateTag } from "./account-states.js";
import { everyStaffRole, PeopleFilters, type PeopleFilter } from "./people-filters.js";

const PersonSheet = lazy(async () => ({ default: (await import("./person-sheet.js")).PersonSheet }));

const columns = (onOpen: (person: Person) => void, withTwoFactor: boolean): Column<Person>[] => [
  {
    key: "name",
    header: t("accounts.people.name"),
    rowHeader: true,
    cell: (person) => (
      <span className="flex min-w-48 items-center gap-2">
        <Avatar person={person} />
        <span className="min-w-0">
          <button
            type="button"
            onClick={() => onOpen(person)}
            className="min-h-6 rounded-chip text-start text-link hover:underline"
          >
            {person.full_name}
          </button>
          {person.email && <bdi className="block font-normal text-muted">{person.email}</bdi>}
        </span>
      </span>
    ),
  },
  { key: "role", header: t("accounts.people.role"), cell: (person) => person.role.name },
  {
    key: "teams",
    header: t("accounts.people.teams"),
    cell: (person) => formatList(person.teams.map(({ name }) => name)) || "–",
  },
  {
    key: "seen",
    header: t("accounts.people.last_seen"),
    cell: (person) => (
      <>
        {person.last_seen_at ? <When at={person.last_seen_at} className="block whitespace-nowrap" /> : "–"}
        {person.availability && (
          <span className="text-muted">
            <AvailabilityMark availability={person.availability} />
          </span>
        )}
      </>
    ),
  },
  ...(withTwoFactor
    ? [
        {
          key: "two_factor",
          header: t("accounts.people.two_factor"),
          cell: ({ two_factor: on }: Person) =>
            on ? t("accounts.people.two_factor_on") : t("accounts.people.two_factor_off"),
        },
      ]
    : []),
  { key: "state", header: t("accounts.people.state"), cell: (person) => <PersonStateTag state={person.state} /> },
];

/** The people, found by name or address, role, team and account; one opens beside the list and has its own address. */
export function PeopleTable() {
  const may = useMay();
  const [search, setSearch] = useSearch();
  const [filter, setFilter] = useState<PeopleFilter>({ text: "", role: "", team: "", state: "" });
  const q = useDeferredValue(filter.text.trim());
  const open = search.get("person");
  const query = {
    ...(q && { q }),
    ...(filter.role === everyStaffRole ? { staff: "true" as const } : filter.role && { role: filter.role }),
    ...(filter.team && { team_id: filter.team }),
    ...(filter.state && { state: filter.state }),
  };
  const people = useInfiniteQuery({
    queryKey: [...keyOf("listPeople", { query }), "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => api.listPeople({ query: { ...query, limit: 50, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const show = (id: string | null) => setSearch(withSearch(search, { person: id }));
  const rows = people.data?.pages.flatMap((page) => page.data);
  return (
    <div className="flex flex-col gap-4">
      <PeopleFilters filter={filter} onChange={setFilter} />
      {people.error && !rows ? (
        <ErrorState error={people.error} onRetry={() => void people.refetch()} />
      ) : !rows ? (
        <SkeletonRows />
      ) : rows.length === 0 ? (
        <EmptyState icon={UserSearch}>{t("accounts.people.none")}</EmptyState>
      ) : (
        <DataTable
          label={t("accounts.people.tab")}
          columns={columns((person) => show(String(person.id)), may("people.manage"))}
          rows={rows}
          keyOf={(person) => person.id}
        />
      )}
      <LoadMore
        hasMore={people.hasNextPage}
        busy={people.isFetchingNextPage}
        onLoad={() => void people.fetchNextPage()}
      />
      <Suspense>{open && <PersonSheet key={open} id={open} onClose={() => show(null)} />}</Suspense>
    </div>
  );
}
