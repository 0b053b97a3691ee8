import { useQuery } from "@tanstack/react-query";
import type { PersonDetail, PersonLock } from "@redress/backend/contract";
import { useState } from "react";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { PickMany } from "../../components/ui/pick-many.js";
import { SaveBar } from "../../components/ui/save-bar.js";
import { Select } from "../../components/ui/select.js";
import { formatList } from "../../lib/format.js";
import { t, type MessageId } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import { useMay } from "../../lib/session.js";
import { useSavePerson } from "./save-person.js";

const LOCKS: Record<PersonLock, MessageId> = {
  self: "accounts.person.lock.self",
  last_admin: "accounts.person.lock.last_admin",
  more_rights: "accounts.person.lock.more_rights",
  not_allowed: "accounts.person.lock.not_allowed",
};

/** A person's role and teams; where they cannot be changed, why. */
export function PersonRightsForm({ person }: { person: PersonDetail }) {
  const may = useMay();
  const { abilities } = person;
  const begun = { role: person.role.key, team_ids: person.teams.map(({ id }) => id) };
  const [values, setValues] = useState(begun);
  const roles = useQuery({ ...queries.listRoles(), enabled: may("people.invite") });
  const teams = useQuery({ ...queries.listTeams({ query: {} }), enabled: may("ticket.assign") });
  const { save, busy, errors, attempt, errorOf } = useSavePerson(person);
  const known = roles.data?.data ?? [{ ...person.role, is_staff: true, grantable: true }];
  const options = known.filter(({ key, grantable }) => grantable || key === person.role.key);
  const lacks = options.length < known.length;
  const isStaff = options.find(({ key }) => key === values.role)?.is_staff ?? false;
  const roleChanged = values.role !== begun.role;
  const teamsChanged = sorted(values.team_ids) !== sorted(begun.team_ids);
  const send = () =>
    save({
      ...(roleChanged && { role: values.role }),
      ...(teamsChanged && isStaff && { team_ids: values.team_ids }),
    });
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) send();
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      {abilities.change_role ? (
        <Select
          label={t("accounts.people.role")}
          name="role"
          hint={`${t("accounts.person.role_hint")} ${lacks ? t("accounts.role.others_hint") : ""}`.trim()}
          options={options.map(({ key, name }) => ({ value: key, label: name }))}
          value={values.role}
          error={errorOf("role")}
          onChange={(event) => setValues({ ...values, role: event.target.value })}
        />
      ) : (
        <Told
          term={t("accounts.people.role")}
          text={person.role.name}
          why={abilities.lock && t(LOCKS[abilities.lock])}
        />
      )}
      {abilities.change_teams && isStaff ? (
        <PickMany
          label={t("accounts.people.teams")}
          name="team_ids"
          options={(teams.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={values.team_ids}
          error={errorOf("team_ids")}
          none={t("accounts.invite.no_teams")}
          onChange={(ids) => setValues({ ...values, team_ids: ids })}
        />
      ) : (
        person.teams.length > 0 && (
          <Told term={t("accounts.people.teams")} text={formatList(person.teams.map(({ name }) => name))} why={null} />
        )
      )}
      <SaveBar dirty={roleChanged || teamsChanged} busy={busy} onSave={send} onDiscard={() => setValues(begun)} />
    </form>
  );
}

/** What is so and cannot be changed here, with the reason. */
function Told({ term, text, why }: { term: string; text: string; why: string | null }) {
  return (
    <div className="flex flex-col gap-1">
      <span className="font-medium">{term}</span>
      <span>{text}</span>
      {why && <span className="text-dense text-muted">{why}</span>}
    </div>
  );
}

const sorted = (ids: readonly number[]): string => JSON.stringify([...ids].sort((a, b) => a - b));
