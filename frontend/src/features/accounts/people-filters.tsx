import { useQuery } from "@tanstack/react-query";
import type { PersonState } from "@redress/backend/contract";
import { Select } from "../../components/ui/select.js";
import { TextField } from "../../components/ui/text-field.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import { useMay } from "../../lib/session.js";
import { PERSON_STATES, personStateWord } from "./account-states.js";

/** Among the roles: all whose people work here. No role is called so. */
export const everyStaffRole = "*staff";

export interface PeopleFilter {
  text: string;
  role: string;
  team: string;
  state: PersonState | "";
}

/** What narrows the list of people. */
export function PeopleFilters({
  filter,
  onChange,
}: {
  filter: PeopleFilter;
  onChange: (filter: PeopleFilter) => void;
}) {
  const may = useMay();
  const roles = useQuery({ ...queries.listRoles(), enabled: may("people.invite") });
  const teams = useQuery({ ...queries.listTeams({ query: {} }), enabled: may("ticket.assign") });
  return (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr]">
      <TextField
        label={t("accounts.people.search")}
        type="search"
        value={filter.text}
        onChange={(event) => onChange({ ...filter, text: event.target.value })}
      />
      <Select
        label={t("accounts.people.role")}
        placeholder={t("accounts.people.every_role")}
        options={[
          { value: everyStaffRole, label: t("accounts.people.staff") },
          ...(roles.data?.data ?? []).map(({ key, name }) => ({ value: key, label: name })),
        ]}
        value={filter.role}
        onChange={(event) => onChange({ ...filter, role: event.target.value })}
      />
      <Select
        label={t("accounts.people.team")}
        placeholder={t("accounts.people.every_team")}
        options={(teams.data?.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
        value={filter.team}
        onChange={(event) => onChange({ ...filter, team: event.target.value })}
      />
      <Select
        label={t("accounts.people.state")}
        placeholder={t("accounts.people.every_state")}
        options={PERSON_STATES.map((value) => ({ value, label: personStateWord(value) }))}
        value={filter.state}
        onChange={(event) =>
          onChange({ ...filter, state: PERSON_STATES.find((known) => known === event.target.value) ?? "" })
        }
      />
    </div>
  );
}
