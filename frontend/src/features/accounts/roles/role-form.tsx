import type { PermissionGroupList, RoleDetail } from "@redress/backend/contract";
import { useState } from "react";
import { Button } from "../../../components/ui/button.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { LastChanged } from "../../../components/ui/last-changed.js";
import { RadioGroup } from "../../../components/ui/radio-group.js";
import { SaveBar } from "../../../components/ui/save-bar.js";
import { TextArea } from "../../../components/ui/text-area.js";
import { TextField } from "../../../components/ui/text-field.js";
import { t } from "../../../lib/i18n.js";
import { useLeaveGuard } from "../../../lib/leave-guard.js";
import { DeleteRole } from "./delete-role.js";
import { PermissionFields } from "./permission-fields.js";
import { RoleImpact } from "./role-impact.js";
import { same, type RoleValues } from "./role-values.js";
import { useSaveRole } from "./save-role.js";
import { STAFF_SEES } from "./sees-words.js";

interface RoleFormProps {
  role: RoleDetail | null;
  begun: RoleValues;
  permissions: PermissionGroupList;
  /** A new one was made, or the role is gone. */
  onDone: () => void;
}

export function RoleForm({ role, begun, permissions, onDone }: RoleFormProps) {
  const [values, setValues] = useState(begun);
  const { save, busy, errors, attempt } = useSaveRole(role, () => !role && onDone());
  const set = (part: Partial<RoleValues>) => setValues((before) => ({ ...before, ...part }));
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const dirty = same(values) !== same(begun);
  useLeaveGuard(!role && dirty);
  const all = permissions.data.flatMap((group) => group.permissions);
  const setKind = (isStaff: boolean) => {
    const sees = STAFF_SEES.map(({ value }) => value).find((value) => permissions.sees.includes(value)) ?? "assigned";
    if (isStaff) return set({ is_staff: true, sees });
    const staffOnly = all.filter((info) => info.staff_only).map(({ key }) => key);
    set({ is_staff: false, sees: "own", permissions: values.permissions.filter((key) => !staffOnly.includes(key)) });
  };
  const kindFixed = role !== null && !role.abilities.change_kind;
  return (
    <form
      noValidate
      className="flex flex-col gap-6 pb-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) save(values);
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <TextField
        label={t("roles.name")}
        name="name"
        autoComplete="off"
        maxLength={60}
        value={values.name}
        error={errorOf("name")}
        onChange={(event) => set({ name: event.target.value })}
      />
      <TextArea
        label={t("roles.description")}
        optional
        name="description"
        rows={2}
        maxLength={300}
        value={values.description}
        error={errorOf("description")}
        onChange={(event) => set({ description: event.target.value })}
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
            if (chosen) set({ sees: chosen.value });
          }}
        />
      )}
      <PermissionFields
        groups={permissions.data}
        forStaff={values.is_staff}
        value={values.permissions}
        error={errorOf("permissions")}
        onChange={(chosen) => set({ permissions: chosen })}
      />
      {role ? (
        <>
          <RoleImpact role={role} values={values} all={all} />
          <div className="flex flex-wrap items-center justify-between gap-2 border-t border-border pt-4">
            <LastChanged change={role.changed} />
            <DeleteRole role={role} onDeleted={onDone} />
          </div>
          <SaveBar dirty={dirty} busy={busy} onSave={() => save(values)} onDiscard={() => setValues(begun)} />
        </>
      ) : (
        <Button type="submit" look="primary" busy={busy}>
          {t("roles.make")}
        </Button>
      )}
    </form>
  );
}
