import { useQuery } from "@tanstack/react-query";
import { Sheet } from "../../components/ui/dialog.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { Skeleton, SkeletonRegion } from "../../components/ui/skeleton.js";
import { t } from "../../lib/i18n.js";
import { leaveWhenSaved } from "../../lib/leave-guard.js";
import { queries } from "../../lib/query.js";
import { TeamForm } from "./team-form.js";

/** One team, or a new one: what it is called, who is in it, and for whom it works. */
export function TeamSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const isNew = id === "new";
  const team = useQuery({ ...queries.getTeam({ params: { id } }), enabled: !isNew });
  return (
    <Sheet
      open
      onClose={() => leaveWhenSaved(onClose)}
      title={isNew ? t("teams.add") : (team.data?.name ?? t("teams.team"))}
    >
      {team.error && !team.data ? (
        <ErrorState error={team.error} onRetry={() => void team.refetch()} />
      ) : isNew || team.data ? (
        // A newer version is another form: nothing of an older one is left in it.
        <TeamForm key={team.data?.version ?? 0} team={team.data ?? null} onClose={onClose} />
      ) : (
        <SkeletonRegion>
          <Skeleton className="h-96" />
        </SkeletonRegion>
      )}
    </Sheet>
  );
}
