import { useQuery } from "@tanstack/react-query";
import { Checkbox } from "../../../components/ui/checkbox.js";
import { Combobox } from "../../../components/ui/combobox.js";
import type { ProblemForm } from "../../../components/ui/problem-form.js";
import { priorityWord } from "../../../components/ui/priority-icon.js";
import { Select } from "../../../components/ui/select.js";
import { t } from "../../../lib/i18n.js";
import { useMay } from "../../../lib/session.js";
import { categoriesQuery, departmentsQuery, skillsQuery } from "../data/ticket-queries.js";
import type { NewTicketValues } from "./new-ticket.schema.js";

type FormParts = Pick<ProblemForm<NewTicketValues>, "form" | "field">;

/** What it is about; and where it goes, when that does not follow from it. */
export function CategoryFields({ form, field }: FormParts) {
  const { data: categories, isPending } = useQuery(categoriesQuery);
  const { data: departments } = useQuery(departmentsQuery);
  const known = (categories?.data ?? []).filter(({ archived }) => !archived);
  const category = known.find(({ id }) => String(id) === form.watch("category_id"));
  const categoryError = field("category_id").error;
  const departmentError = field("department_id").error;
  return (
    <>
      <Combobox
        name="category_id"
        label={t("ticket.field.category")}
        options={known.map(({ id, path }) => ({ value: String(id), label: path.join(" / ") }))}
        value={form.watch("category_id")}
        onChange={(id) => {
          form.setValue("category_id", id);
          form.setValue("department_id", "");
        }}
        loading={isPending}
        {...(categoryError && { error: categoryError })}
      />
      {category?.department && (
        <p className="text-muted">{t("ticket.new.goes_to", { department: category.department.name })}</p>
      )}
      {category && !category.department && (
        <Combobox
          name="department_id"
          label={t("ticket.field.department")}
          optional
          clearable
          options={(departments?.data ?? []).map(({ id, name, organization }) => ({
            value: String(id),
            label: name,
            detail: organization.name,
          }))}
          value={form.watch("department_id")}
          onChange={(id) => form.setValue("department_id", id)}
          {...(departmentError && { error: departmentError })}
        />
      )}
    </>
  );
}

/** How urgent it is, and who gets it. */
export function RoutingFields({ form, field }: FormParts) {
  const may = useMay();
  const { data: categories } = useQuery(categoriesQuery);
  const { data: skills } = useQuery(skillsQuery);
  const category = categories?.data.find(({ id }) => String(id) === form.watch("category_id"));
  const usual = category
    ? t("ticket.new.priority_usual", { priority: priorityWord(category.default_priority) })
    : t("ticket.new.priority_by_category");
  const priorities = may("ticket.set_priority")
    ? (["critical", "high", "medium", "low"] as const)
    : (["high", "medium", "low"] as const);
  const skillError = field("skill_id").error;
  return (
    <>
      <Select
        label={t("ticket.field.priority")}
        placeholder={usual}
        options={priorities.map((priority) => ({ value: priority, label: priorityWord(priority) }))}
        {...field("priority")}
      />
      <Combobox
        name="skill_id"
        label={t("ticket.field.skill")}
        optional
        clearable
        options={(skills?.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
        value={form.watch("skill_id")}
        onChange={(id) => form.setValue("skill_id", id)}
        {...(skillError && { error: skillError })}
      />
      <Checkbox
        label={t("ticket.new.auto_assign")}
        hint={t("ticket.new.auto_assign_hint")}
        {...form.register("auto_assign")}
      />
    </>
  );
}
