import { useQuery } from "@tanstack/react-query";
import type { TeamDetail } from "@redress/backend/contract";
import { useState } from "react";
import { Button } from "../../components/ui/button.js";
import { Combobox } from "../../components/ui/combobox.js";
import { ErrorSummary } from "../../components/ui/error-summary.js";
import { LastChanged } from "../../components/ui/last-changed.js";
import { PickMany } from "../../components/ui/pick-many.js";
import { SaveBar } from "../../components/ui/save-bar.js";
import { TextArea } from "../../components/ui/text-area.js";
import { TextField } from "../../components/ui/text-field.js";
import { t } from "../../lib/i18n.js";
import { leaveFreely } from "../../lib/leave-guard.js";
import { queries } from "../../lib/query.js";
import { ArchiveTeam } from "./archive-team.js";
import { useSaveTeam, type TeamValues } from "./save-team.js";
import { useStaff } from "./staff-options.js";

const emptyTeam: TeamValues = { name: "", description: "", supervisor_id: null, member_ids: [], department_ids: [] };

const valuesOf = (team: TeamDetail): TeamValues => ({
  name: team.name,
  description: team.description ?? "",
  supervisor_id: team.supervisor?.id ?? null,
  member_ids: team.members.map(({ id }) => id),
  department_ids: team.departments.map(({ id }) => id),
});

export function TeamForm({ team, onClose }: { team: TeamDetail | null; onClose: () => void }) {
  const begun = team ? valuesOf(team) : emptyTeam;
  const [values, setValues] = useState(begun);
  const staff = useStaff();
  const departments = useQuery(queries.listDepartments({ query: {} }));
  const { save, busy, errors, attempt, errorOf } = useSaveTeam(team, () => !team && leaveFreely(onClose));
  const set = <Key extends keyof TeamValues>(key: Key, value: TeamValues[Key]) =>
    setValues((before) => ({ ...before, [key]: value }));
  const dirty = same(values) !== same(begun);
  return (
    <form
      noValidate
      className="flex flex-col gap-5 pb-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) save(values);
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <TextField
        label={t("teams.name")}
        name="name"
        autoComplete="off"
        maxLength={80}
        value={values.name}
        error={errorOf("name")}
        onChange={(event) => set("name", event.target.value)}
      />
      <TextArea
        label={t("teams.description")}
        optional
        name="description"
        rows={2}
        maxLength={500}
        value={values.description}
        error={errorOf("description")}
        onChange={(event) => set("description", event.target.value)}
      />
      <Combobox
        label={t("teams.supervisor")}
        hint={t("teams.supervisor.hint")}
        name="supervisor_id"
        clearable
        optional
        placeholder={t("teams.supervisor.none")}
        options={staff.map(({ value, label, detail }) => ({ value: String(value), label, detail }))}
        value={values.supervisor_id === null ? "" : String(values.supervisor_id)}
        error={errorOf("supervisor_id")}
        onChange={(value) => set("supervisor_id", value === "" ? null : Number(value))}
      />
      <PickMany
        label={t("teams.members")}
        name="member_ids"
        hint={t("teams.members.hint")}
        options={staff}
        value={values.member_ids}
        error={errorOf("member_ids")}
        none={t("teams.members.none")}
        onChange={(value) => set("member_ids", value)}
      />
      <PickMany
        label={t("teams.departments")}
        name="department_ids"
        hint={t("teams.departments.hint")}
        options={(departments.data?.data ?? []).map(({ id, name, organization }) => ({
          value: id,
          label: name,
          detail: organization.name,
        }))}
        value={values.department_ids}
        error={errorOf("department_ids")}
        none={t("teams.departments.none")}
        onChange={(value) => set("department_ids", value)}
      />
      {team ? (
        <>
          <div className="flex flex-wrap items-center justify-between gap-2 border-t border-border pt-4">
            <LastChanged change={team.changed} />
            <ArchiveTeam team={team} />
          </div>
          <SaveBar dirty={dirty} busy={busy} onSave={() => save(values)} onDiscard={() => setValues(begun)} />
        </>
      ) : (
        <Button type="submit" look="primary" busy={busy}>
          {t("teams.add")}
        </Button>
      )}
    </form>
  );
}

/** For telling whether anything differs; the order in which people were ticked does not. */
const same = (values: TeamValues): string =>
  JSON.stringify({
    ...values,
    member_ids: [...values.member_ids].sort((a, b) => a - b),
    department_ids: [...values.department_ids].sort((a, b) => a - b),
  });
