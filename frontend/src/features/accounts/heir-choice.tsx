import { useQuery } from "@tanstack/react-query";
import type { PersonDetail } from "@redress/backend/contract";
import { useState } from "react";
import { Combobox } from "../../components/ui/combobox.js";
import { RadioGroup } from "../../components/ui/radio-group.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";

/** Who gets somebody's open tickets: null, their teams; "missing": one person, and nobody chosen yet. */
export type Heir = number | null | "missing";

interface HeirChoiceProps {
  person: Pick<PersonDetail, "id">;
  value: Heir;
  /** Somebody went on without choosing. */
  asked: boolean;
  onChange: (heir: Heir) => void;
}

/** Who gets the open tickets of somebody who stops working. */
export function HeirChoice({ person, value, asked, onChange }: HeirChoiceProps) {
  const [text, setText] = useState("");
  const q = text.trim();
  const found = useQuery({
    ...queries.listPeople({
      query: { staff: "true" as const, state: "active" as const, limit: 20, ...(q && { q }) },
    }),
    placeholderData: (before) => before,
  });
  const options = (found.data?.data ?? [])
    .filter(({ id }) => id !== person.id)
    .map(({ id, full_name: label, role }) => ({ value: String(id), label, detail: role.name }));
  return (
    <div className="flex flex-col gap-4">
      <RadioGroup
        label={t("accounts.person.open_tickets")}
        options={[
          { value: "teams", label: t("accounts.person.to_teams"), hint: t("accounts.person.to_teams_hint") },
          { value: "person", label: t("accounts.person.to_person") },
        ]}
        value={value === null ? "teams" : "person"}
        onChange={(event) => onChange(event.target.value === "teams" ? null : "missing")}
      />
      {value !== null && (
        <Combobox
          label={t("accounts.person.heir")}
          hint={t("accounts.person.heir_hint")}
          options={options}
          value={value === "missing" ? "" : String(value)}
          loading={found.isFetching}
          error={asked && value === "missing" ? t("accounts.person.heir_missing") : undefined}
          onSearch={setText}
          onChange={(chosen) => onChange(chosen === "" ? "missing" : Number(chosen))}
        />
      )}
    </div>
  );
}
