import { useQuery } from "@tanstack/react-query";
import { Sheet } from "../../../components/ui/dialog.js";
import { ErrorState } from "../../../components/ui/error-state.js";
import { Skeleton, SkeletonRegion } from "../../../components/ui/skeleton.js";
import { t } from "../../../lib/i18n.js";
import { leaveFreely, leaveWhenSaved } from "../../../lib/leave-guard.js";
import { queries } from "../../../lib/query.js";
import { EditRole } from "./edit-role.js";
import { LockedRole } from "./locked-role.js";
import { NewRole } from "./new-role.js";
import { emptyRole, valuesOf } from "./role-values.js";

export interface RoleSheetProps {
  /** "new" for another one. */
  id: string;
  /** The role that a new one begins as. */
  from: string | null;
  onCopy: (id: number) => void;
  onClose: () => void;
}

/** One role, or a new one: what its people see and may do. */
export function RoleSheet({ id, from, onCopy, onClose }: RoleSheetProps) {
  const isNew = id === "new";
  const shown = isNew ? from : id;
  const role = useQuery({ ...queries.getRole({ params: { id: shown ?? "" } }), enabled: shown !== null });
  const permissions = useQuery(queries.listPermissions());
  const error = role.error ?? permissions.error;
  const retry = () => void Promise.all([shown === null ? null : role.refetch(), permissions.refetch()]);
  return (
    <Sheet
      open
      onClose={() => leaveWhenSaved(onClose)}
      title={isNew ? t("roles.new") : (role.data?.name ?? t("roles.role"))}
    >
      {error && !(role.data && permissions.data) ? (
        <ErrorState error={error} onRetry={retry} />
      ) : !permissions.data || (shown !== null && !role.data) ? (
        <SkeletonRegion>
          <Skeleton className="h-96" />
        </SkeletonRegion>
      ) : role.data && !isNew && role.data.abilities.lock !== null ? (
        <LockedRole role={role.data} groups={permissions.data.data} onCopy={onCopy} />
      ) : role.data && !isNew ? (
        <EditRole role={role.data} permissions={permissions.data} onDeleted={() => leaveFreely(onClose)} />
      ) : (
        <NewRole
          begun={role.data ? { ...valuesOf(role.data), name: t("roles.copy_of", { name: role.data.name }) } : emptyRole}
          from={from}
          permissions={permissions.data}
          onMade={() => leaveFreely(onClose)}
        />
      )}
    </Sheet>
  );
}
