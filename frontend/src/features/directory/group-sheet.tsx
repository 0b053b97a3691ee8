import { useQuery } from "@tanstack/react-query";
import { Sheet } from "../../components/ui/dialog.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { Skeleton, SkeletonRegion } from "../../components/ui/skeleton.js";
import { t } from "../../lib/i18n.js";
import { leaveWhenSaved } from "../../lib/leave-guard.js";
import { queries } from "../../lib/query.js";
import { GroupForm } from "./group-form.js";
import { GroupMembers } from "./group-members.js";

export interface GroupSheetProps {
  /** "new" for another one. */
  id: string;
  /** A new one was saved: its members come next. */
  onMade: (id: number) => void;
  onClose: () => void;
}

/** One customer group, or a new one: how it is shown, and who is in it. */
export function GroupSheet({ id, onMade, onClose }: GroupSheetProps) {
  const isNew = id === "new";
  const group = useQuery({ ...queries.getCustomerGroup({ params: { id } }), enabled: !isNew });
  return (
    <Sheet
      open
      onClose={() => leaveWhenSaved(onClose)}
      title={isNew ? t("groups.add") : (group.data?.name ?? t("groups.group"))}
    >
      {group.error && !group.data ? (
        <ErrorState error={group.error} onRetry={() => void group.refetch()} />
      ) : isNew || group.data ? (
        <div className="flex flex-col gap-6 pb-6">
          {/* A newer version is another form: nothing of an older one is left in it. */}
          <GroupForm key={group.data?.version ?? 0} group={group.data ?? null} onMade={onMade} />
          {group.data && <GroupMembers group={group.data} />}
        </div>
      ) : (
        <SkeletonRegion>
          <Skeleton className="h-96" />
        </SkeletonRegion>
      )}
    </Sheet>
  );
}
