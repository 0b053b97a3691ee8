import type { RoleDetail } from "@redress/backend/contract";
import { useId } from "react";
import { RadioGroup } from "../../../components/ui/radio-group.js";
import { t } from "../../../lib/i18n.js";
import type { PermissionInfo } from "./permission-choice.js";
import { agree, differencesOf, take, type RoleDifference } from "./role-differences.js";
import { valuesOf, type RoleValues } from "./role-values.js";
import { STAFF_SEES } from "./sees-words.js";

interface CompareRolesProps {
  /** As it was about to be saved here. */
  mine: RoleValues;
  /** As somebody else saved it meanwhile. */
  theirs: RoleDetail;
  /** As it would be saved now. */
  values: RoleValues;
  all: readonly PermissionInfo[];
  onChange: (values: RoleValues) => void;
}

/** Two people changed a role: both versions of what differs, side by side, and whose shall stand. */
export function CompareRoles({ mine, theirs, values, all, onChange }: CompareRolesProps) {
  const id = useId();
  const their = valuesOf(theirs);
  const differences = differencesOf(mine, their, all).filter(
    (difference) =>
      typeof difference === "string" || values.is_staff || !infoOf(difference.permission, all)?.staff_only,
  );
  if (differences.length === 0) return null;
  const by = theirs.changed?.by?.full_name;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4 rounded-card border border-border bg-sunken p-4">
      <div>
        <h3 id={id} className="font-medium">
          {by ? t("roles.conflict.title_by", { name: by }) : t("roles.conflict.title")}
        </h3>
        <p className="text-muted">{t("roles.conflict.about")}</p>
      </div>
      {differences.map((difference) => (
        <RadioGroup
          key={typeof difference === "string" ? difference : difference.permission}
          inline
          label={nameOf(difference, all)}
          options={[
            { value: "mine", label: t("roles.conflict.mine"), hint: valueOf(difference, mine) },
            { value: "theirs", label: t("roles.conflict.theirs"), hint: valueOf(difference, their) },
          ]}
          value={agree(difference, values, mine) ? "mine" : agree(difference, values, their) ? "theirs" : ""}
          onChange={(event) => onChange(take(values, difference, event.target.value === "mine" ? mine : their, all))}
        />
      ))}
    </section>
  );
}

const infoOf = (key: PermissionInfo["key"], all: readonly PermissionInfo[]) => all.find((info) => info.key === key);

function nameOf(difference: RoleDifference, all: readonly PermissionInfo[]): string {
  if (difference === "name") return t("roles.name");
  if (difference === "description") return t("roles.description");
  if (difference === "reach") return t("roles.sees");
  return infoOf(difference.permission, all)?.sentence ?? difference.permission;
}

function valueOf(difference: RoleDifference, values: RoleValues): string {
  if (difference === "name" || difference === "description") return values[difference] || t("roles.conflict.nothing");
  if (difference !== "reach")
    return t(values.permissions.includes(difference.permission) ? "roles.conflict.may" : "roles.conflict.may_not");
  const choice = STAFF_SEES.find(({ value }) => value === values.sees);
  return t(values.is_staff && choice ? choice.label : "roles.kind.customers");
}
