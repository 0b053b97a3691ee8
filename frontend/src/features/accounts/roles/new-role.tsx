import type { PermissionGroupList } from "@redress/backend/contract";
import { useState } from "react";
import { Banner } from "../../../components/ui/banner.js";
import { Button } from "../../../components/ui/button.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { useDraft } from "../../../lib/drafts.js";
import { t } from "../../../lib/i18n.js";
import { RoleFields } from "./role-fields.js";
import { restored, same, type RoleValues } from "./role-values.js";
import { useSaveRole } from "./save-role.js";

interface NewRoleProps {
  begun: RoleValues;
  /** The role that it begins as: each copy has a draft of its own. */
  from: string | null;
  permissions: PermissionGroupList;
  onMade: () => void;
}

/** A role being made; what is typed outlives the page until it is one or is thrown away. */
export function NewRole({ begun, from, permissions, onMade }: NewRoleProps) {
  const draft = useDraft<unknown>(from === null ? "role.new" : `role.new.${from}`, null);
  const [wasKept, setWasKept] = useState(draft.value !== null);
  const all = permissions.data.flatMap((group) => group.permissions);
  const values = restored(draft.value, begun, all);
  const { save, clear, busy, errors, attempt } = useSaveRole(null, {
    onSaved: () => {
      draft.clear();
      onMade();
    },
  });
  const startOver = () => {
    draft.clear();
    setWasKept(false);
    clear();
  };
  const dirty = same(values) !== same(begun);
  return (
    <form
      noValidate
      className="flex flex-col gap-6 pb-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) save(values);
      }}
    >
      {wasKept && dirty && <Banner live="status">{t("roles.draft.kept")}</Banner>}
      <ErrorSummary errors={errors} attempt={attempt} />
      <RoleFields
        {...{ values, errors, permissions }}
        kindFixed={false}
        onChange={(part) => draft.set({ ...values, ...part })}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" busy={busy}>
          {t("roles.make")}
        </Button>
        {dirty && (
          <Button look="ghost" disabled={busy} onClick={startOver}>
            {t("ui.discard")}
          </Button>
        )}
      </div>
    </form>
  );
}
