import { useQuery } from "@tanstack/react-query";
import { Combobox } from "../../components/ui/combobox.js";
import { priorityWord } from "../../components/ui/priority-icon.js";
import { Select } from "../../components/ui/select.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import type { CategoryValues } from "./save-category.js";

const priorities = ["critical", "high", "medium", "low"] as const;

interface CategoryDestinationProps {
  values: CategoryValues;
  errorOf: (field: string) => string | undefined;
  onChange: (part: Partial<CategoryValues>) => void;
}

/** Where complaints of a kind go, and how urgent they are to begin with. */
export function CategoryDestination({ values, errorOf, onChange }: CategoryDestinationProps) {
  const departments = useQuery(queries.listDepartments({ query: {} })).data?.data ?? [];
  const teams = useQuery(queries.listTeams({ query: {} })).data?.data ?? [];
  const skills = useQuery(queries.listSkills({ query: {} })).data?.data ?? [];
  // A team that does not serve the department would get none of its complaints.
  const serving = teams.filter(
    (team) => values.department_id === null || team.departments.some(({ id }) => id === values.department_id),
  );
  const field = (name: "department_id" | "team_id" | "skill_id") => ({
    name,
    optional: true,
    clearable: true,
    value: values[name] === null ? "" : String(values[name]),
    error: errorOf(name),
    onChange: (value: string) => onChange({ [name]: value === "" ? null : Number(value) }),
  });
  return (
    <>
      <Combobox
        {...field("department_id")}
        label={t("categories.department")}
        hint={t("categories.department.hint")}
        placeholder={t("categories.asked")}
        options={departments
          .filter(({ archived }) => !archived)
          .map(({ id, name, organization }) => ({ value: String(id), label: name, detail: organization.name }))}
      />
      <Combobox
        {...field("team_id")}
        label={t("categories.team")}
        hint={t("categories.team.hint")}
        options={serving
          .filter(({ archived }) => !archived)
          .map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Combobox
        {...field("skill_id")}
        label={t("categories.skill")}
        hint={t("categories.skill.hint")}
        options={skills.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <Select
        label={t("categories.priority")}
        name="default_priority"
        options={priorities.map((priority) => ({ value: priority, label: priorityWord(priority) }))}
        value={values.default_priority}
        error={errorOf("default_priority")}
        onChange={(event) => {
          const priority = priorities.find((one) => one === event.target.value);
          if (priority) onChange({ default_priority: priority });
        }}
      />
    </>
  );
}
