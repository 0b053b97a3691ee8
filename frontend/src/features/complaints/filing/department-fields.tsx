import { useQuery } from "@tanstack/react-query";
import { Select } from "../../../components/ui/select.js";
import type { ProblemForm } from "../../../components/ui/problem-form.js";
import { t } from "../../../lib/i18n.js";
import { queryOf } from "../../../lib/query.js";
import type { ComplaintFields } from "./complaint-draft.js";

/** Whom the complaint is about; asked only where the topic does not say it. */
export function DepartmentFields({ form, field }: Pick<ProblemForm<ComplaintFields>, "form" | "field">) {
  const { data } = useQuery(queryOf("listDepartments"));
  const departments = data?.data ?? [];
  const organizations = [...new Map(departments.map(({ organization }) => [organization.id, organization])).values()];
  const chosen = form.watch("organization_id");
  const within = departments.filter(({ organization }) => String(organization.id) === chosen);
  if (organizations.length === 0) return null;
  return (
    <>
      <Select
        label={t("complaints.organization")}
        optional
        placeholder={t("complaints.not_sure")}
        options={organizations.map(({ id, name }) => ({ value: String(id), label: name }))}
        {...field("organization_id")}
        value={chosen}
        onChange={(event) => {
          form.setValue("organization_id", event.target.value);
          form.setValue("department_id", "");
        }}
      />
      {within.length > 0 && (
        <Select
          label={t("complaints.department")}
          optional
          placeholder={t("complaints.not_sure")}
          options={within.map(({ id, name }) => ({ value: String(id), label: name }))}
          {...field("department_id")}
          value={form.watch("department_id")}
          onChange={(event) => form.setValue("department_id", event.target.value)}
        />
      )}
    </>
  );
}
