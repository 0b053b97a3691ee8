import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { Person } from "@redress/backend/contract";
import { UserSearch } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { Avatar } from "../../components/ui/avatar.js";
import { DataTable, type Column } from "../../components/ui/data-table.js";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { LoadMore } from "../../components/ui/load-more.js";
import { Select } from "../../components/ui/select.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { Tag } from "../../components/ui/tag.js";
import { TextField } from "../../components/ui/text-field.js";
import { When } from "../../components/ui/when.js";
import { call } from "../../lib/api.js";
import { formatList } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { keyOf, queryOf } from "../../lib/query.js";

const columns = (): Column<Person>[] => [
  {
    key: "name",
    header: t("accounts.people.name"),
    rowHeader: true,
    cell: (person) => (
      <span className="flex min-w-48 items-center gap-2">
        <Avatar person={person} />
        <span className="min-w-0">
          {person.full_name}
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
    cell: (person) => (person.last_seen_at ? <When at={person.last_seen_at} className="whitespace-nowrap" /> : "–"),
  },
  { key: "state", header: t("accounts.people.state"), cell: (person) => <PersonState person={person} /> },
];

function PersonState({ person }: { person: Person }) {
  if (person.deactivated) return <Tag tone="danger">{t("accounts.people.deactivated")}</Tag>;
  return person.can_sign_in ? (
    <Tag tone="ok">{t("accounts.people.active")}</Tag>
  ) : (
    <Tag>{t("accounts.people.no_sign_in")}</Tag>
  );
}

/** The people, found by name or address and by role. */
export function PeopleTable() {
  const [text, setText] = useState("");
  const [role, setRole] = useState("");
  const q = useDeferredValue(text.trim());
  const query = { ...(q && { q }), ...(role && { role }) };
  const roles = useQuery(queryOf("listRoles"));
  const people = useInfiniteQuery({
    queryKey: [...keyOf("listPeople", { query }), "pages"],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call("listPeople", { query: { ...query, limit: 50, cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = people.data?.pages.flatMap((page) => page.data);
  return (
    <div className="flex flex-col gap-4">
      <div className="grid gap-4 sm:grid-cols-[1fr_16rem]">
        <TextField
          label={t("accounts.people.search")}
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Select
          label={t("accounts.people.role")}
          placeholder={t("accounts.people.every_role")}
          options={(roles.data?.data ?? []).map(({ key, name }) => ({ value: key, label: name }))}
          value={role}
          onChange={(event) => setRole(event.target.value)}
        />
      </div>
      {people.error && !rows ? (
        <ErrorState error={people.error} onRetry={() => void people.refetch()} />
      ) : !rows ? (
        <SkeletonRows />
      ) : rows.length === 0 ? (
        <EmptyState icon={UserSearch}>{t("accounts.people.none")}</EmptyState>
      ) : (
        <DataTable label={t("accounts.people.tab")} columns={columns()} rows={rows} keyOf={(person) => person.id} />
      )}
      <LoadMore
        hasMore={people.hasNextPage}
        busy={people.isFetchingNextPage}
        onLoad={() => void people.fetchNextPage()}
      />
    </div>
  );
}
