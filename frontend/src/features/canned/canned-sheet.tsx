import { useQuery } from "@tanstack/react-query";
import { Sheet } from "../../components/ui/dialog.js";
import { ErrorState } from "../../components/ui/error-state.js";
import { Skeleton, SkeletonRegion } from "../../components/ui/skeleton.js";
import { t } from "../../lib/i18n.js";
import { leaveWhenSaved } from "../../lib/leave-guard.js";
import { queries } from "../../lib/query.js";
import { CannedForm } from "./canned-form.js";
import { CannedView } from "./canned-view.js";
import type { CannedTab } from "./canned-tabs.js";

interface CannedSheetProps {
  /** "new" for another one. */
  id: string;
  /** Whose a new one is at first. */
  scope: CannedTab;
  onMade: (id: number) => void;
  onClose: () => void;
}

/** One canned response or macro, or a new one; those that are kept by others are only shown. */
export function CannedSheet({ id, scope, onMade, onClose }: CannedSheetProps) {
  const isNew = id === "new";
  const canned = useQuery({ ...queries.getCanned({ params: { id } }), enabled: !isNew });
  return (
    <Sheet
      open
      onClose={() => leaveWhenSaved(onClose)}
      title={isNew ? t("canned.add") : (canned.data?.title ?? t("canned.one"))}
    >
      {canned.error && !canned.data ? (
        <ErrorState error={canned.error} onRetry={() => void canned.refetch()} />
      ) : canned.data && !canned.data.abilities.edit ? (
        <CannedView canned={canned.data} />
      ) : isNew || canned.data ? (
        // A newer version is another form: nothing of an older one is left in it.
        <CannedForm key={canned.data?.version ?? 0} canned={canned.data ?? null} scope={scope} onMade={onMade} />
      ) : (
        <SkeletonRegion>
          <Skeleton className="h-96" />
        </SkeletonRegion>
      )}
    </Sheet>
  );
}
