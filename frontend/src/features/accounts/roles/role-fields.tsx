import type { PermissionGroupList } from "@redress/backend/contract";
import type { SummaryError } from "../../../components/ui/error-summary.js";
import { RadioGroup } from "../../../components/ui/radio-group.js";
import { TextArea } from "../../../components/ui/text-area.js";
import { TextField } from "../../../components/ui/text-field.js";
import { t } from "../../../lib/i18n.js";
import { PermissionFields } from "./permission-fields.js";
import type { RoleValues } from "./role-values.js";
import { STAFF_SEES } from "./sees-words.js";

interface RoleFieldsProps {
  values: RoleValues;
  errors: readonly SummaryError[];
  permissions: PermissionGroupList;
  /** Somebody has the role: for whom it is stays. */
  kindFixed: boolean;
  onChange: (part: Partial<RoleValues>) => void;
}

/** All that a role says. */
export function RoleFields({ values, errors, permissions, kindFixed, onChange }: RoleFieldsProps) {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const setKind = (isStaff: boolean) => {
    const sees = STAFF_SEES.map(({ value }) => value).find((value) => permissions.sees.includes(value)) ?? "assigned";
    if (isStaff) return onChange({ is_staff: true, sees });
    const all = permissions.data.flatMap((group) => group.permissions);
    const staffOnly = all.filter((info) => info.staff_only).map(({ key }) => key);
    const kept = values.permissions.filter((key) => !staffOnly.includes(key));
    onChange({ is_staff: false, sees: "own", permissions: kept });
  };
  return (
    <>
      <TextField
        label={t("roles.name")}
        name="name"
        autoComplete="off"
        maxLength={60}
        value={values.name}
        error={errorOf("name")}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <TextArea
        label={t("roles.description")}
        optional
        name="description"
        rows={2}
        maxLength={300}
        value={values.description}
        error={errorOf("description")}
        onChange={(event) => onChange({ description: event.target.value })}
      />
      <RadioGroup
        label={t("roles.kind")}
        name="is_staff"
        hint={kindFixed ? t("roles.kind.fixed") : undefined}
        disabled={kindFixed}
        options={[
          { value: "staff", label: t("roles.kind.staff") },
          { value: "customers", label: t("roles.kind.customers") },
        ]}
        value={values.is_staff ? "staff" : "customers"}
        error={errorOf("is_staff")}
        onChange={(event) => setKind(event.target.value === "staff")}
      />
      {values.is_staff && (
        <RadioGroup
          label={t("roles.sees")}
          name="sees"
          options={STAFF_SEES.map(({ value, label, hint }) => {
            const lacking = !permissions.sees.includes(value);
            return { value, label: t(label), hint: t(lacking ? "roles.choice.lacking" : hint), disabled: lacking };
          })}
          value={values.sees}
          error={errorOf("sees")}
          onChange={(event) => {
            const chosen = STAFF_SEES.find(({ value }) => value === event.target.value);
            if (chosen) onChange({ sees: chosen.value });
          }}
        />
      )}
      <PermissionFields
        groups={permissions.data}
        forStaff={values.is_staff}
        value={values.permissions}
        error={errorOf("permissions")}
        onChange={(chosen) => onChange({ permissions: chosen })}
      />
    </>
  );
}
