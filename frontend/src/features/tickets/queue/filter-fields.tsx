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
import { noFilters, readAddress, withFilters, withQuery, type QueueFilters } from "../model/queue-address.js";
import {
  daysIn,
  hasFilter,
  toggleFilter,
  valuesIn,
  withDays,
  withoutFilters,
  withValues,
  type Days,
} from "../model/query-filters.js";

const STATUSES = ["new", "in_progress", "pending", "on_hold", "resolved", "closed"] as const;
/** What people mean by "soon". */
const SOON_MINUTES = 120;
const PRIORITIES = ["critical", "high", "medium", "low"] as const;

/**
 * What a list is narrowed by; each choice counts at once and is written into the query. What an older address says in
 * its own way is shown too, and becomes part of the query with the first change to it.
 */
export function FilterFields({ view }: { view: QueueView }) {
  const [search, setSearch] = useSearch();
  const { data: categories } = useQuery(categoriesQuery);
  const { data: departments } = useQuery(departmentsQuery);
  const { data: teams } = useQuery(teamsQuery);
  const { filters, q } = readAddress(view, search);
  const write = (query: string, part: Partial<QueueFilters> = {}) =>
    setSearch(withQuery(withFilters(search, { ...filters, ...part }), query), { replace: true });

  /** One of the fields that are a list of names. */
  const listed = <Name extends ListedFilter>(name: Name, options: readonly Option[]) => {
    const old = filters[name].map(String);
    const inQuery = valuesIn(q, name).map((text) => text.toLowerCase());
    const isChosen = ({ value, id }: Option) => inQuery.includes(value.toLowerCase()) || old.includes(id);
    return {
      options,
      chosen: options.filter(isChosen).map(({ value }) => value),
      onChange: (values: string[]) => {
        // What is named beside the choices, such as "none", stays.
        const others = valuesIn(q, name).filter((text) => !options.some(({ value }) => isSame(value, text)));
        write(withValues(q, name, [...values, ...others]), { [name]: [] });
      },
    };
  };
  /** One that is switched. */
  const switched = (label: string, old: keyof QueueFilters, isOld: boolean, [field, value, op]: Switch) => ({
    label,
    checked: isOld || hasFilter(q, field, value),
    onChange: () => (isOld ? write(q, { [old]: noFilters[old] }) : write(toggleFilter(q, field, value, op))),
  });
  const days = daysIn(q, "created");
  const filed = { from: filters.from ?? days.from, to: filters.to ?? days.to };
  const setFiled = (part: Partial<Days>) =>
    write(withDays(q, "created", { ...filed, ...part }), { from: null, to: null });
  const named = (items: readonly { id: number; name: string }[] = []) =>
    items.map(({ id, name }) => ({ id: String(id), value: name, label: name }));
  const worded = <Value extends string>(values: readonly Value[], word: (value: Value) => string) =>
    values.map((value) => ({ id: value, value, label: word(value) }));

  return (
    <div className="flex flex-col gap-4">
      <Choices
        legend={t("ticket.field.status")}
        {...listed(
          "status",
          worded(STATUSES, (status) => statusWord(status, "agent")),
        )}
      />
      <Choices legend={t("ticket.field.priority")} {...listed("priority", worded(PRIORITIES, priorityWord))} />
      <Choices
        legend={t("ticket.field.category")}
        {...listed(
          "category",
          (categories?.data ?? []).map(({ id, path }) => ({
            id: String(id),
            value: path.join("/"),
            label: path.join(" / "),
          })),
        )}
      />
      <Choices legend={t("ticket.field.department")} {...listed("department", named(departments?.data))} />
      <Choices legend={t("ticket.field.team")} {...listed("team", named(teams?.data))} />
      <fieldset className="grid grid-cols-2 gap-2">
        <legend className="mb-1 font-medium">{t("queue.filter.filed")}</legend>
        <TextField
          type="date"
          label={t("queue.filter.from")}
          value={filed.from}
          onChange={(event) => setFiled({ from: event.target.value })}
        />
        <TextField
          type="date"
          label={t("queue.filter.to")}
          value={filed.to}
          onChange={(event) => setFiled({ to: event.target.value })}
        />
      </fieldset>
      <fieldset>
        <legend className="mb-1 font-medium">{t("queue.filter.more")}</legend>
        <Checkbox {...switched(t("queue.filter.awaiting"), "awaiting", filters.awaiting, ["is", "awaiting_reply"])} />
        <Checkbox {...switched(t("queue.filter.reopened"), "reopened", filters.reopened, ["is", "reopened"])} />
        <Checkbox {...switched(t("queue.filter.following"), "following", filters.following, ["is", "followed"])} />
        {/* It brings tickets into one's queue that are not there otherwise, which no clause can. */}
        <Checkbox
          label={t("queue.filter.snoozed")}
          checked={filters.snoozed}
          onChange={() => write(q, { snoozed: !filters.snoozed })}
        />
        <Checkbox
          {...switched(
            t("queue.filter.due_within", { time: formatDuration(SOON_MINUTES * 60_000, "long") }),
            "dueWithin",
            filters.dueWithin === SOON_MINUTES,
            ["due", "2h", "<"],
          )}
        />
      </fieldset>
      <div>
        <Button onClick={() => write(withoutFilters(q), noFilters)}>{t("queue.filter.clear")}</Button>
      </div>
    </div>
  );
}

type ListedFilter = "status" | "priority" | "category" | "department" | "team";
type Switch = [field: string, value: string, op?: "<"];

interface Option {
  /** As an older address has it. */
  id: string;
  /** As a query has it. */
  value: string;
  label: string;
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

interface ChoicesProps {
  legend: string;
  options: readonly Option[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

function Choices({ legend, options, chosen, onChange }: ChoicesProps) {
  // Some may not know the names, and a desk may have none.
  if (options.length === 0) return null;
  const toggle = (value: string) =>
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
