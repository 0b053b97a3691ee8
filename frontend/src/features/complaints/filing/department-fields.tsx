import type { Department } from "@redress/backend/contract";
import { Select } from "../../../components/ui/select.js";
import { t } from "../../../lib/i18n.js";
import type { ComplaintFields } from "./complaint-draft.js";

type Place = Pick<ComplaintFields, "organization_id" | "department_id">;

export interface DepartmentFieldsProps {
  departments: readonly Pick<Department, "id" | "name" | "organization">[];
  value: Place;
  onChange: (value: Place) => void;
  errorOf: (field: keyof Place) => string | undefined;
}

/** Whom the complaint is about; asked only where the topic does not say it. */
export function DepartmentFields({ departments, value, onChange, errorOf }: DepartmentFieldsProps) {
  const organizations = [...new Map(departments.map(({ organization }) => [organization.id, organization])).values()];
  const within = departments.filter(({ organization }) => String(organization.id) === value.organization_id);
  if (organizations.length === 0) return null;
  return (
    <>
      <Select
        label={t("complaints.organization")}
        optional
        name="organization_id"
        placeholder={t("complaints.not_sure")}
        options={organizations.map(({ id, name }) => ({ value: String(id), label: name }))}
        error={errorOf("organization_id")}
        value={value.organization_id}
        onChange={(event) => onChange({ organization_id: event.target.value, department_id: "" })}
      />
      {within.length > 0 && (
        <Select
          label={t("complaints.department")}
          optional
          name="department_id"
          placeholder={t("complaints.not_sure")}
          options={within.map(({ id, name }) => ({ value: String(id), label: name }))}
          error={errorOf("department_id")}
          value={value.department_id}
          onChange={(event) => onChange({ ...value, department_id: event.target.value })}
        />
      )}
    </>
  );
}
