import type { PermissionGroupList, RoleDetail } from "@redress/backend/contract";
import { useState } from "react";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { LastChanged } from "../../../components/ui/last-changed.js";
import { SaveBar } from "../../../components/ui/save-bar.js";
import { CompareRoles } from "./compare-roles.js";
import { DeleteRole } from "./delete-role.js";
import { mergeRoles } from "./role-differences.js";
import { RoleFields } from "./role-fields.js";
import { RoleImpact } from "./role-impact.js";
import { same, valuesOf, type RoleValues } from "./role-values.js";
import { useSaveRole } from "./save-role.js";

interface EditRoleProps {
  role: RoleDetail;
  permissions: PermissionGroupList;
  onDeleted: () => void;
}

/** A role that is there, being changed; what is typed outlives a save by somebody else. */
export function EditRole({ role, permissions, onDeleted }: EditRoleProps) {
  const [base, setBase] = useState(role);
  const [values, setValues] = useState(() => valuesOf(role));
  /** What was about to be saved when somebody had been faster. */
  const [mine, setMine] = useState<RoleValues | null>(null);
  const begun = valuesOf(base);
  const dirty = same(values) !== same(begun);
  const all = permissions.data.flatMap((group) => group.permissions);

  const adopt = (present: RoleDetail, since: RoleValues) => {
    setBase(present);
    setValues((typed) => mergeRoles(typed, since, valuesOf(present), all));
  };
  // Changed elsewhere: shown while nothing is being written here, else judged on Save.
  if (role.version > base.version && !dirty) adopt(role, begun);

  const { save, clear, busy, errors, attempt } = useSaveRole(base, {
    onSaved: (saved, sent) => {
      adopt(saved, sent);
      setMine(null);
    },
    onTheirs: (theirs, sent) => {
      adopt(theirs, begun);
      setMine(sent);
    },
  });
  const discard = () => {
    setValues(begun);
    setMine(null);
    clear();
  };
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
      {mine && <CompareRoles {...{ mine, values, all }} theirs={base} onChange={setValues} />}
      <RoleFields
        {...{ values, errors, permissions }}
        kindFixed={!role.abilities.change_kind}
        onChange={(part) => setValues((before) => ({ ...before, ...part }))}
      />
      <RoleImpact {...{ role, begun, values, all }} />
      <div className="flex flex-wrap items-center justify-between gap-2 border-t border-border pt-4">
        <LastChanged change={base.changed} />
        <DeleteRole role={role} onDeleted={onDeleted} />
      </div>
      <SaveBar dirty={dirty} busy={busy} onSave={() => save(values)} onDiscard={discard} />
    </form>
  );
}
