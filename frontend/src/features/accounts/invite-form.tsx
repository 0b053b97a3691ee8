import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { InvitedPeople } from "@redress/backend/contract";
import { useDeferredValue, useMemo, useState } from "react";
import { Button } from "../../components/ui/button.js";
import { ErrorSummary, type SummaryError } from "../../components/ui/error-summary.js";
import { PickMany } from "../../components/ui/pick-many.js";
import { Select } from "../../components/ui/select.js";
import { TextArea } from "../../components/ui/text-area.js";
import { useSaving } from "../../components/ui/use-saving.js";
import { api } from "../../lib/api.js";
import { t } from "../../lib/i18n.js";
import { queries, refetch } from "../../lib/query.js";
import type { SubmitKey } from "../../lib/submit-key.js";
import { AddressPreview } from "./address-preview.js";
import { readPastedAddresses } from "./pasted-addresses.js";

/** As many as one request takes. */
const MOST = 100;

export interface InviteFormProps {
  /** Addresses to begin with. */
  begun: string;
  onSent: (result: InvitedPeople) => void;
}

/** Invites everybody on a pasted list, into one role and the same teams. */
export function InviteForm({ begun, onSent }: InviteFormProps) {
  const cache = useQueryClient();
  const roles = useQuery(queries.listRoles());
  const teams = useQuery(queries.listTeams({ query: {} }));
  const { save, busy, errors, attempt, errorOf } = useSaving();
  const [pasted, setPasted] = useState(begun);
  const [role, setRole] = useState("");
  const [teamIds, setTeamIds] = useState<number[]>([]);
  const shown = useDeferredValue(pasted);
  const preview = useMemo(() => readPastedAddresses(shown), [shown]);
  const given = roles.data?.data ?? [];
  const isStaff = given.find((each) => each.key === role)?.is_staff ?? false;

  const submit = () => {
    const entries = readPastedAddresses(pasted);
    const people = entries.flatMap(({ email, name }) =>
      email === null ? [] : [{ email, ...(name !== null && { full_name: name }) }],
    );
    const body = { people, role, ...(isStaff && { team_ids: teamIds }) };
    const send = async (submitKeyOf: SubmitKey["of"]) => {
      onSent(await api.invitePeople({ body, idempotencyKey: submitKeyOf(body) }));
      await refetch(cache, ["listPeople", "listInvitations", "listTeams"]);
    };
    save(whatIsWrong(entries, role), send, { placed: ({ errors: problems }) => problems.map(atItsField) });
  };

  const good = preview.filter(({ problem }) => problem === null).length;
  return (
    <form
      noValidate
      className="flex flex-col gap-5 pb-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) submit();
      }}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <TextArea
        label={t("accounts.invite.addresses")}
        hint={t("accounts.invite.addresses_hint")}
        name="people"
        rows={5}
        maxLength={40_000}
        spellCheck={false}
        autoComplete="off"
        value={pasted}
        error={errorOf("people")}
        onChange={(event) => setPasted(event.target.value)}
      />
      <AddressPreview entries={preview} />
      <Select
        label={t("accounts.people.role")}
        name="role"
        placeholder={t("accounts.invite.choose_role")}
        hint={given.some(({ grantable }) => !grantable) ? t("accounts.role.others_hint") : undefined}
        options={given.filter(({ grantable }) => grantable).map(({ key: value, name: label }) => ({ value, label }))}
        value={role}
        error={errorOf("role")}
        onChange={(event) => setRole(event.target.value)}
      />
      {isStaff && (
        <PickMany
          label={t("accounts.people.teams")}
          name="team_ids"
          options={(teams.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={teamIds}
          error={errorOf("team_ids")}
          none={t("accounts.invite.no_teams")}
          onChange={setTeamIds}
        />
      )}
      <Button type="submit" look="primary" busy={busy}>
        {good > 0 ? t("accounts.invite.send_count", { count: good }) : t("accounts.invite.send")}
      </Button>
    </form>
  );
}

function whatIsWrong(entries: ReturnType<typeof readPastedAddresses>, role: string): SummaryError[] {
  const bad = entries.filter(({ problem }) => problem !== null).length;
  return [
    ...(entries.length === 0 ? [{ field: "people", message: t("accounts.invite.addresses_missing") }] : []),
    ...(bad > 0 ? [{ field: "people", message: t("accounts.invite.addresses_wrong", { count: bad }) }] : []),
    ...(entries.length > MOST ? [{ field: "people", message: t("accounts.invite.too_many", { max: MOST }) }] : []),
    ...(role === "" ? [{ field: "role", message: t("accounts.invite.role_missing") }] : []),
  ];
}

/** The server names the entry; the list is one field here. */
const atItsField = ({ field, message }: { field: string; message: string }): SummaryError => ({
  field: field.startsWith("people") ? "people" : field,
  message,
});
