import { useQuery } from "@tanstack/react-query";
import type { Skill } from "@redress/backend/contract";
import { UserSearch } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { EmptyState } from "../../components/ui/empty-state.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { LoadMore } from "../../components/ui/load-more.js";
import { Select } from "../../components/ui/select.js";
import { SkeletonRows } from "../../components/ui/skeleton.js";
import { TextField } from "../../components/ui/text-field.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import { MatrixGrid } from "./matrix-grid.js";
import { useSkillMatrix } from "./use-skill-matrix.js";

/** People x skills. A level is set by its digit, and counts when a ticket that wants the skill is given out. */
export function SkillMatrix({ skills }: { skills: readonly Skill[] }) {
  const [text, setText] = useState("");
  const [team, setTeam] = useState("");
  const q = useDeferredValue(text.trim());
  const teams = useQuery(queries.listTeams({ query: {} }));
  const { pages, people, setLevel } = useSkillMatrix({ ...(q && { q }), ...(team && { team_id: team }) });
  return (
    <div className="flex flex-col gap-4">
      <p className="text-muted">{t("skills.how")}</p>
      <div className="grid gap-4 sm:grid-cols-[1fr_16rem]">
        <TextField
          label={t("skills.search")}
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Select
          label={t("teams.team")}
          placeholder={t("teams.every")}
          options={(teams.data?.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
          value={team}
          onChange={(event) => setTeam(event.target.value)}
        />
      </div>
      {pages.error && !people ? (
        <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
      ) : !people ? (
        <SkeletonRows rows={8} />
      ) : people.length === 0 ? (
        <EmptyState icon={UserSearch}>{t("skills.nobody")}</EmptyState>
      ) : (
        <MatrixGrid people={people} skills={skills} onSet={setLevel} />
      )}
      <LoadMore hasMore={pages.hasNextPage} busy={pages.isFetchingNextPage} onLoad={() => void pages.fetchNextPage()} />
    </div>
  );
}
