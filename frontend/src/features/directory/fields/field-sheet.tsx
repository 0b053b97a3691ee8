import { useQuery } from "@tanstack/react-query";
import { Sheet } from "../../../components/ui/dialog.js";
import { ErrorState } from "../../../components/ui/error-state.js";
import { Skeleton, SkeletonRegion } from "../../../components/ui/skeleton.js";
import { t } from "../../../lib/i18n.js";
import { leaveWhenSaved } from "../../../lib/leave-guard.js";
import { queries } from "../../../lib/query.js";
import { FieldForm } from "./field-form.js";

/** One field, or a new one ("new"): what is asked, of whom, where, and how it looks to them. */
export function FieldSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const isNew = id === "new";
  const { data, error, refetch } = useQuery({ ...queries.getField({ params: { id } }), enabled: !isNew });
  return (
    <Sheet
      open
      onClose={() => leaveWhenSaved(onClose)}
      title={isNew ? t("fields.admin.add") : (data?.label ?? t("fields.admin.field"))}
      description={data && t("fields.admin.key_is", { key: data.key })}
    >
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : isNew || data ? (
        // A newer version is another form: nothing of an older one is left in it.
        <FieldForm key={data?.version ?? 0} field={data ?? null} onClose={onClose} />
      ) : (
        <SkeletonRegion>
          <Skeleton className="h-96" />
        </SkeletonRegion>
      )}
    </Sheet>
  );
}
