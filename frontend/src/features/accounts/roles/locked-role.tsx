import type { RoleDetail, RoleLock } from "@redress/backend/contract";
import { Copy } from "lucide-react";
import { Button } from "../../../components/ui/button.js";
import { LastChanged } from "../../../components/ui/last-changed.js";
import { t, type MessageId } from "../../../lib/i18n.js";
import type { PermissionGroup } from "./permission-choice.js";
import { SEES } from "./sees-words.js";

const LOCKS: Record<RoleLock, MessageId> = {
  built_in: "roles.lock.built_in",
  self: "roles.lock.self",
  more_rights: "roles.lock.more_rights",
};

interface LockedRoleProps {
  role: RoleDetail;
  groups: readonly PermissionGroup[];
  onCopy: (id: number) => void;
}

/** A role that cannot be changed here: why, and all that it lets people do. */
export function LockedRole({ role, groups, onCopy }: LockedRoleProps) {
  const held = new Set(role.permissions.map(({ key }) => key));
  const { lock } = role.abilities;
  const shown = groups
    .map((group) => ({ ...group, permissions: group.permissions.filter(({ key }) => held.has(key)) }))
    .filter(({ permissions }) => permissions.length > 0);
  return (
    <div className="flex flex-col gap-5 pb-6">
      {lock && <p>{t(LOCKS[lock])}</p>}
      <p className="text-muted">
        {t("roles.people", { count: role.people })} {t(SEES[role.sees])}
      </p>
      {shown.map((group) => (
        <section key={group.key} aria-label={group.name} className="flex flex-col gap-1">
          <h3 className="font-medium">{group.name}</h3>
          <ul className="list-disc ps-5">
            {group.permissions.map(({ key, sentence }) => (
              <li key={key}>{sentence}</li>
            ))}
          </ul>
        </section>
      ))}
      {shown.length === 0 && <p>{t("roles.may_look")}</p>}
      <div className="flex flex-wrap items-center justify-between gap-2 border-t border-border pt-4">
        <LastChanged change={role.changed} />
        <Button icon={<Copy aria-hidden className="size-4" />} onClick={() => onCopy(role.id)}>
          {t("roles.copy")}
        </Button>
      </div>
    </div>
  );
}
