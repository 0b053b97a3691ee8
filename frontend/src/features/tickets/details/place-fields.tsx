import { useQuery } from "@tanstack/react-query";
import { t } from "../../../lib/i18n.js";
import { useMay } from "../../../lib/session.js";
import { categoriesQuery, departmentsQuery, skillsQuery, teamsQuery } from "../data/ticket-queries.js";
import { useTicketActions } from "../ticket/ticket-actions.js";
import { FieldRow } from "./field-row.js";
import { PickList, type PickOption } from "./pick-list.js";

interface Named {
  id: number;
  name: string;
}

interface NamedFieldProps {
  field: "team" | "department" | "category" | "skill";
  label: string;
  options: readonly (Named & { detail?: string | undefined })[];
  loading: boolean;
  /** False: the ticket could be changed, but its lists of choices are not for this person. */
  mayChoose?: boolean;
}

/** One of the desk's own lists: where the ticket lies and what it is about. */
function NamedField({ field, label, options, loading, mayChoose = true }: NamedFieldProps) {
  const { ticket, change, setOpenField } = useTicketActions();
  const value: Named | null = ticket[field];
  const pick = (picked: string) => {
    setOpenField(null);
    const found = options.find(({ id }) => String(id) === picked);
    if (found?.id === value?.id) return;
    const named = found && { id: found.id, name: found.name };
    if (field !== "category") change({ field, value: named ?? null });
    else if (named) change({ field, value: named });
  };
  const choices: PickOption[] = options.map(({ id, name, detail }) => ({ value: String(id), label: name, detail }));
  const mayBeNone = field !== "category" && value !== null;
  return (
    <FieldRow
      field={field}
      label={label}
      editable={ticket.abilities.edit && mayChoose}
      value={
        value ? (
          <span className="block truncate">{value.name}</span>
        ) : (
          <span className="text-muted">{t("ticket.value.none")}</span>
        )
      }
    >
      <PickList
        filter
        label={label}
        options={mayBeNone ? [...choices, { value: "none", label: t("ticket.value.none") }] : choices}
        value={value ? String(value.id) : null}
        onPick={pick}
        loading={loading}
      />
    </FieldRow>
  );
}

export function TeamField() {
  // Who is in which team is for those who assign tickets.
  const mayChoose = useMay()("ticket.assign");
  const { data, isPending } = useQuery({ ...teamsQuery, enabled: mayChoose });
  return (
    <NamedField
      field="team"
      label={t("ticket.field.team")}
      options={data?.data ?? []}
      loading={isPending}
      mayChoose={mayChoose}
    />
  );
}

export function DepartmentField() {
  const { data, isPending } = useQuery(departmentsQuery);
  const options = (data?.data ?? []).map(({ id, name, organization }) => ({ id, name, detail: organization.name }));
  return <NamedField field="department" label={t("ticket.field.department")} options={options} loading={isPending} />;
}

export function CategoryField() {
  const { data, isPending } = useQuery(categoriesQuery);
  const options = (data?.data ?? []).filter(({ archived }) => !archived);
  return (
    <NamedField
      field="category"
      label={t("ticket.field.category")}
      options={options.map(({ id, name, path }) => ({ id, name, detail: path.slice(0, -1).join(" / ") || undefined }))}
      loading={isPending}
    />
  );
}

export function SkillField() {
  const { data, isPending } = useQuery(skillsQuery);
  return <NamedField field="skill" label={t("ticket.field.skill")} options={data?.data ?? []} loading={isPending} />;
}
