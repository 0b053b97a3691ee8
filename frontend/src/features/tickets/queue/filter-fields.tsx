import { useQuery } from "@tanstack/react-query";
import { Button } from "../../../components/ui/button.js";
import { Checkbox } from "../../../components/ui/checkbox.js";
import { priorityWord } from "../../../components/ui/priority-icon.js";
import { statusWord } from "../../../components/ui/status-badge.js";
import { TextField } from "../../../components/ui/text-field.js";
import { formatDuration } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import type { QueueView } from "../../../lib/queue-views.js";
import { useSearch } from "../../../lib/search.js";
import { categoriesQuery, departmentsQuery, teamsQuery } from "../data/ticket-queries.js";
import { noFilters, readAddress, withFilters, type QueueFilters } from "../model/queue-address.js";

const STATUSES = ["new", "in_progress", "pending", "on_hold", "resolved", "closed"] as const;
/** What people mean by "soon". */
const SOON_MINUTES = 120;
const PRIORITIES = ["critical", "high", "medium", "low"] as const;

/** What a list is narrowed by; each choice counts at once and is kept in the address. */
export function FilterFields({ view }: { view: QueueView }) {
  const [search, setSearch] = useSearch();
  const { data: categories } = useQuery(categoriesQuery);
  const { data: departments } = useQuery(departmentsQuery);
  const { data: teams } = useQuery(teamsQuery);
  const { filters } = readAddress(view, search);
  const set = (part: Partial<QueueFilters>) =>
    setSearch(withFilters(search, { ...filters, ...part }), { replace: true });
  return (
    <div className="flex flex-col gap-4">
      <Choices
        legend={t("ticket.field.status")}
        options={STATUSES.map((value) => ({ value, label: statusWord(value, "agent") }))}
        chosen={filters.status}
        onChange={(status) => set({ status })}
      />
      <Choices
        legend={t("ticket.field.priority")}
        options={PRIORITIES.map((value) => ({ value, label: priorityWord(value) }))}
        chosen={filters.priority}
        onChange={(priority) => set({ priority })}
      />
      <Choices
        legend={t("ticket.field.category")}
        options={(categories?.data ?? []).map(({ id, path }) => ({ value: id, label: path.join(" / ") }))}
        chosen={filters.category}
        onChange={(category) => set({ category })}
      />
      <Choices
        legend={t("ticket.field.department")}
        options={(departments?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        chosen={filters.department}
        onChange={(department) => set({ department })}
      />
      <Choices
        legend={t("ticket.field.team")}
        options={(teams?.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        chosen={filters.team}
        onChange={(team) => set({ team })}
      />
      <fieldset className="grid grid-cols-2 gap-2">
        <legend className="mb-1 font-medium">{t("queue.filter.filed")}</legend>
        <TextField
          type="date"
          label={t("queue.filter.from")}
          value={filters.from ?? ""}
          onChange={(event) => set({ from: event.target.value || null })}
        />
        <TextField
          type="date"
          label={t("queue.filter.to")}
          value={filters.to ?? ""}
          onChange={(event) => set({ to: event.target.value || null })}
        />
      </fieldset>
      <fieldset>
        <legend className="mb-1 font-medium">{t("queue.filter.more")}</legend>
        <Checkbox
          label={t("queue.filter.awaiting")}
          checked={filters.awaiting}
          onChange={() => set({ awaiting: !filters.awaiting })}
        />
        <Checkbox
          label={t("queue.filter.reopened")}
          checked={filters.reopened}
          onChange={() => set({ reopened: !filters.reopened })}
        />
        <Checkbox
          label={t("queue.filter.following")}
          checked={filters.following}
          onChange={() => set({ following: !filters.following })}
        />
        <Checkbox
          label={t("queue.filter.snoozed")}
          checked={filters.snoozed}
          onChange={() => set({ snoozed: !filters.snoozed })}
        />
        <Checkbox
          label={t("queue.filter.due_within", { time: formatDuration(SOON_MINUTES * 60_000, "long") })}
          checked={filters.dueWithin === SOON_MINUTES}
          onChange={() => set({ dueWithin: filters.dueWithin === SOON_MINUTES ? null : SOON_MINUTES })}
        />
      </fieldset>
      <div>
        <Button onClick={() => set(noFilters)}>{t("queue.filter.clear")}</Button>
      </div>
    </div>
  );
}

interface ChoicesProps<Value extends string | number> {
  legend: string;
  options: { value: Value; label: string }[];
  chosen: readonly Value[];
  onChange: (chosen: Value[]) => void;
}

function Choices<Value extends string | number>({ legend, options, chosen, onChange }: ChoicesProps<Value>) {
  // Some may not know the names, and a desk may have none.
  if (options.length === 0) return null;
  const toggle = (value: Value) =>
    onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  return (
    <fieldset>
      <legend className="mb-1 font-medium">{legend}</legend>
      <div className="grid grid-cols-2 gap-x-3">
        {options.map(({ value, label }) => (
          <Checkbox key={value} label={label} checked={chosen.includes(value)} onChange={() => toggle(value)} />
        ))}
      </div>
    </fieldset>
  );
}
