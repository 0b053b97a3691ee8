import { useQuery } from "@tanstack/react-query";
import type { CustomerGroup } from "@redress/backend/contract";
import { Plus, UsersRound } from "lucide-react";
import { Suspense } from "react";
import { Button } from "../../components/ui/button.js";
import { Checkbox } from "../../components/ui/checkbox.js";
import { DataTable, type Column } from "../../components/ui/data-table.js";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { Tag } from "../../components/ui/tag.js";
import { formatNumber } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { queries } from "../../lib/query.js";
import { useSearch, withSearch } from "../../lib/search.js";

const GroupSheet = lazy(async () => ({ default: (await import("./group-sheet.js")).GroupSheet }));

const columns = (onOpen: (group: CustomerGroup) => void): Column<CustomerGroup>[] => [
  {
    key: "name",
    header: t("groups.name"),
    rowHeader: true,
    cell: (group) => (
      <span className="flex min-w-40 flex-wrap items-center gap-2">
        <button
          type="button"
          onClick={() => onOpen(group)}
          className="min-h-6 rounded-chip text-start text-link hover:underline touch-target"
        >
          {group.name}
        </button>
        {group.archived && <Tag>{t("groups.archived")}</Tag>}
      </span>
    ),
  },
  { key: "look", header: t("groups.look"), cell: (group) => <Tag tone={group.tone}>{group.name}</Tag> },
  { key: "description", header: t("groups.description"), cell: (group) => group.description ?? "–" },
  { key: "members", header: t("groups.members"), align: "end", cell: (group) => formatNumber(group.members) },
];

/** Labels on customers; one opens beside the list and has its own address. */
export function GroupsTab() {
  const [search, setSearch] = useSearch();
  const withArchived = search.get("archived") === "true";
  const open = search.get("group");
  const { data, error, refetch } = useQuery(
    queries.listCustomerGroups({ query: withArchived ? { archived: "true" as const } : {} }),
  );
  const change = (name: "archived" | "group", value: string | null) => setSearch(withSearch(search, { [name]: value }));
  const add = (
    <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => change("group", "new")}>
      {t("groups.add")}
    </Button>
  );
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-prose text-muted">{t("groups.intro")}</p>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Checkbox
          label={t("groups.show_archived")}
          checked={withArchived}
          onChange={(event) => change("archived", event.target.checked ? "true" : null)}
        />
        {data && data.data.length > 0 && add}
      </div>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows rows={4} />
      ) : data.data.length === 0 ? (
        <EmptyState icon={UsersRound} action={add}>
          {t("groups.none")}
        </EmptyState>
      ) : (
        <DataTable
          label={t("groups.title")}
          columns={columns((group) => change("group", String(group.id)))}
          rows={data.data}
          keyOf={(group) => group.id}
        />
      )}
      <Suspense>
        {open && (
          <GroupSheet
            key={open}
            id={open}
            onMade={(id) => change("group", String(id))}
            onClose={() => change("group", null)}
          />
        )}
      </Suspense>
    </div>
  );
}
