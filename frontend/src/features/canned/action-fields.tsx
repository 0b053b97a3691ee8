import { useQuery } from "@tanstack/react-query";
import type { Priority } from "@redress/backend/contract";
import { useId, useState } from "react";
import { Button } from "../../components/ui/button.js";
import { Checkbox } from "../../components/ui/checkbox.js";
import { Combobox } from "../../components/ui/combobox.js";
import { priorityWord } from "../../components/ui/priority-icon.js";
import { Select } from "../../components/ui/select.js";
import { statusWord } from "../../components/ui/status-badge.js";
import { Tag } from "../../components/ui/tag.js";
import { TextField } from "../../components/ui/text-field.js";
import { t } from "../../lib/i18n.js";
import { queries } from "../../lib/query.js";
import { useMay } from "../../lib/session.js";
import type { CannedValues } from "./canned-values.js";

const STATUSES: readonly Exclude<CannedValues["set_status"], "">[] = [
  "in_progress",
  "pending",
  "on_hold",
  "resolved",
  "closed",
];
const PRIORITIES: readonly Priority[] = ["low", "medium", "high", "critical"];

interface ActionFieldsProps {
  values: CannedValues;
  set: (part: Partial<CannedValues>) => void;
  errorOf: (field: string) => string | undefined;
}

/** What it does to the ticket beside its text; without a text it is a macro. */
export function ActionFields({ values, set, errorOf }: ActionFieldsProps) {
  const may = useMay();
  const teams = useQuery({ ...queries.listTeams(), enabled: may("ticket.assign") });
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 font-medium">{t("canned.also_does")}</legend>
      <p className="text-dense text-muted">{t("canned.also_does.hint")}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          label={t("canned.field.status")}
          name="set_status"
          placeholder={t("canned.leave_as_is")}
          options={STATUSES.map((status) => ({ value: status, label: statusWord(status, "agent") }))}
          value={values.set_status}
          error={errorOf("set_status")}
          onChange={(event) => set({ set_status: STATUSES.find((one) => one === event.target.value) ?? "" })}
        />
        <Select
          label={t("canned.field.priority")}
          name="set_priority"
          placeholder={t("canned.leave_as_is")}
          options={PRIORITIES.map((priority) => ({ value: priority, label: priorityWord(priority) }))}
          value={values.set_priority}
          error={errorOf("set_priority")}
          onChange={(event) => set({ set_priority: PRIORITIES.find((one) => one === event.target.value) ?? "" })}
        />
      </div>
      <Combobox
        label={t("canned.field.assign_team")}
        name="assign_team_id"
        optional
        clearable
        placeholder={t("canned.leave_as_is")}
        options={(teams.data?.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
        value={values.assign_team_id === null ? "" : String(values.assign_team_id)}
        error={errorOf("assign_team_id")}
        onChange={(id) => set({ assign_team_id: id ? Number(id) : null })}
      />
      <Checkbox
        label={t("canned.field.assign_to_me")}
        checked={values.assign_to_me}
        onChange={(event) => set({ assign_to_me: event.target.checked })}
      />
      <TagsToAdd tags={values.add_tags} error={errorOf("add_tags")} onChange={(tags) => set({ add_tags: tags })} />
    </fieldset>
  );
}

interface TagsToAddProps {
  tags: readonly string[];
  error: string | undefined;
  onChange: (tags: string[]) => void;
}

function TagsToAdd({ tags, error, onChange }: TagsToAddProps) {
  const known = useQuery(queries.listTags());
  const proposals = useId();
  const [typed, setTyped] = useState("");
  const add = () => {
    const name = typed.replace(/\s+/gu, " ").trim();
    setTyped("");
    if (name && !tags.some((tag) => tag.toLocaleLowerCase() === name.toLocaleLowerCase())) onChange([...tags, name]);
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          label={t("canned.field.tags")}
          optional
          name="add_tags"
          autoComplete="off"
          list={proposals}
          maxLength={40}
          className="min-w-0 flex-1 basis-48"
          value={typed}
          error={error}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            // Enter would send the form around it.
            event.preventDefault();
            add();
          }}
        />
        <Button disabled={typed.trim() === "" || tags.length >= 20} onClick={add}>
          {t("canned.add_tag")}
        </Button>
      </div>
      <datalist id={proposals}>
        {known.data?.data.map(({ id, name }) => (
          <option key={id} value={name} />
        ))}
      </datalist>
      {tags.length > 0 && (
        <div className="flex flex-wrap gap-1">
          {tags.map((tag) => (
            <Tag key={tag} onRemove={() => onChange(tags.filter((one) => one !== tag))}>
              {tag}
            </Tag>
          ))}
        </div>
      )}
    </div>
  );
}
