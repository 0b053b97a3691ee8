import type { Permission, SharedScope } from "@redress/backend/contract";
import { useQuery } from "@tanstack/react-query";
import { Combobox } from "../../components/ui/combobox.js";
import { RadioGroup } from "../../components/ui/radio-group.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import { useMay } from "../../lib/session.js";
import { cannedTabs } from "./canned-tabs.js";

interface Shared {
  scope: SharedScope;
  team_id: number | null;
}

export interface ScopeFieldsProps {
  values: Shared;
  set: (part: Partial<Shared>) => void;
  errorOf: (field: string) => string | undefined;
  /** What it takes to manage what others use too. */
  manage: Permission;
}

/** Who uses it; those who manage none but their own are not asked. */
export function ScopeFields({ values, set, errorOf, manage }: ScopeFieldsProps) {
  const may = useMay();
  const teams = useQuery({ ...queries.listTeams(), enabled: may(manage) && may("ticket.assign") });
  if (!may(manage)) return null;
  return (
    <>
      <RadioGroup
        label={t("canned.field.scope")}
        name="scope"
        options={[
          { value: "all", label: t("canned.scope.all") },
          { value: "team", label: t("canned.scope.team") },
          { value: "personal", label: t("canned.scope.personal") },
        ]}
        value={values.scope}
        onChange={(event) => set({ scope: cannedTabs.find((one) => one === event.target.value) ?? "personal" })}
      />
      {values.scope === "team" && (
        <Combobox
          label={t("canned.field.team")}
          name="team_id"
          options={(teams.data?.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
          value={values.team_id === null ? "" : String(values.team_id)}
          error={errorOf("team_id")}
          onChange={(id) => set({ team_id: id ? Number(id) : null })}
        />
      )}
    </>
  );
}
