import { useQuery } from "@tanstack/react-query";
import type { Team } from "@redress/backend/contract";
import { Plus, UsersRound } from "lucide-react";
import { Suspense } from "react";
import { Button } from "../../components/ui/button.js";
import { Checkbox } from "../../components/ui/checkbox.js";
import { DataTable, type Column } from "../../components/ui/data-table.js";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { Tag } from "../../components/ui/tag.js";
import { formatList } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { lazy } from "../../lib/lazy.js";
import { queries } from "../../lib/query.js";
import { useSearch, withSearch } from "../../lib/search.js";

const TeamSheet = lazy(async () => ({ default: (await import("./team-sheet.js")).TeamSheet }));

const columns = (onOpen: (team: Team) => void): Column<Team>[] => [
  {
    key: "name",
    header: t("teams.name"),
    rowHeader: true,
    cell: (team) => (
      <span className="flex min-w-40 flex-col items-start">
        <button
          type="button"
          onClick={() => onOpen(team)}
          className="min-h-6 rounded-chip text-start text-link hover:underline"
        >
          {team.name}
        </button>
        {team.archived && <Tag>{t("teams.archived")}</Tag>}
        {team.description && <span className="font-normal text-muted">{team.description}</span>}
      </span>
    ),
  },
  {
    key: "supervisor",
    header: t("teams.supervisor"),
    cell: (team) => team.supervisor?.full_name ?? <span className="text-muted">{t("teams.supervisor.none")}</span>,
  },
  {
    key: "members",
    header: t("teams.members"),
    align: "end",
    cell: (team) => team.members.length,
  },
  {
    key: "departments",
    header: t("teams.departments"),
    cell: (team) => formatList(team.departments.map(({ name }) => name)) || "–",
  },
];

/** The teams; one opens beside the list and has its own address. */
export function TeamsTab() {
  const [search, setSearch] = useSearch();
  const withArchived = search.get("archived") === "true";
  const open = search.get("team");
  const { data, error, refetch } = useQuery(
    queries.listTeams({ query: withArchived ? { archived: "true" as const } : {} }),
  );
  const change = (name: "archived" | "team", value: string | null) => setSearch(withSearch(search, { [name]: value }));
  const add = (
    <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => change("team", "new")}>
      {t("teams.add")}
    </Button>
  );
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Checkbox
          label={t("teams.show_archived")}
          checked={withArchived}
          onChange={(event) => change("archived", event.target.checked ? "true" : null)}
        />
        {data && data.data.length > 0 && add}
      </div>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <SkeletonRows />
      ) : data.data.length === 0 ? (
        <EmptyState icon={UsersRound} action={add}>
          {t("teams.none")}
        </EmptyState>
      ) : (
        <DataTable
          label={t("teams.tab.teams")}
          columns={columns((team) => change("team", String(team.id)))}
          rows={data.data}
          keyOf={(team) => team.id}
        />
      )}
      <Suspense>{open && <TeamSheet key={open} id={open} onClose={() => change("team", null)} />}</Suspense>
    </div>
  );
}
