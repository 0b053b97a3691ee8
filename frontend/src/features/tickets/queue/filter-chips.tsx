import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router-dom";
import { priorityWord } from "../../../components/ui/priority-icon.js";
import { statusWord } from "../../../components/ui/status-badge.js";
import { Tag } from "../../../components/ui/tag.js";
import { useColleagues } from "../../../lib/colleagues.js";
import { formatDate, formatDuration } from "../../../lib/format.js";
import { t } from "../../../lib/i18n.js";
import { queries } from "../../../lib/query.js";
import { categoriesQuery, departmentsQuery, teamsQuery } from "../data/ticket-queries.js";
import { noFilters, withFilters, type QueueAddress, type QueueFilters } from "../model/queue-address.js";

interface Chip {
  key: string;
  label: string;
  without: Partial<QueueFilters>;
}

/** What narrows the list now, each with a way to take it off. */
export function FilterChips({ address: { filters } }: { address: QueueAddress }) {
  const [search, setSearch] = useSearchParams();
  const { data: categories } = useQuery({ ...categoriesQuery, enabled: filters.category.length > 0 });
  const { data: departments } = useQuery({ ...departmentsQuery, enabled: filters.department.length > 0 });
  const { data: teams } = useQuery({ ...teamsQuery, enabled: filters.team.length > 0 });
  const [holder] = useColleagues(filters.assignee === null ? [] : [filters.assignee]);
  const { data: customer } = useQuery({
    ...queries.getPerson({ params: { id: String(filters.customer) } }),
    enabled: filters.customer !== null,
  });

  const set = (next: QueueFilters) => setSearch(withFilters(search, next), { replace: true });
  const nameIn = (list: { id: number; name: string }[] | undefined, id: number) =>
    list?.find((item) => item.id === id)?.name ?? String(id);
  const chips: Chip[] = [
    ...filters.status.map((value) => ({
      key: value,
      label: statusWord(value, "agent"),
      without: { status: without(filters.status, value) },
    })),
    ...filters.priority.map((value) => ({
      key: value,
      label: priorityWord(value),
      without: { priority: without(filters.priority, value) },
    })),
    ...filters.category.map((id) => ({
      key: `c${id}`,
      label: nameIn(categories?.data, id),
      without: { category: without(filters.category, id) },
    })),
    ...filters.department.map((id) => ({
      key: `d${id}`,
      label: nameIn(departments?.data, id),
      without: { department: without(filters.department, id) },
    })),
    ...filters.team.map((id) => ({
      key: `t${id}`,
      label: nameIn(teams?.data, id),
      without: { team: without(filters.team, id) },
    })),
    ...daysChip(filters),
    ...(filters.assignee === null
      ? []
      : [
          {
            key: "assignee",
            label: t("queue.filter.assignee", { name: holder?.full_name ?? String(filters.assignee) }),
            without: { assignee: null },
          },
        ]),
    ...(filters.customer === null
      ? []
      : [
          {
            key: "customer",
            label: t("queue.filter.customer", { name: customer?.full_name ?? String(filters.customer) }),
            without: { customer: null },
          },
        ]),
    ...dueChip(filters),
    ...(filters.awaiting ? [{ key: "awaiting", label: t("queue.filter.awaiting"), without: { awaiting: false } }] : []),
    ...(filters.reopened ? [{ key: "reopened", label: t("queue.filter.reopened"), without: { reopened: false } }] : []),
    ...(filters.following
      ? [{ key: "following", label: t("queue.filter.following"), without: { following: false } }]
      : []),
    ...(filters.snoozed ? [{ key: "snoozed", label: t("queue.filter.snoozed"), without: { snoozed: false } }] : []),
    ...sinceChips(filters),
    ...(filters.notice === null ? [] : [{ key: "notice", label: t("queue.filter.notice"), without: { notice: null } }]),
  ];
  return (
    <ul aria-label={t("queue.filter")} className="flex flex-wrap items-center gap-1">
      {chips.map(({ key, label, without: part }) => (
        <li key={key} className="max-w-full">
          <Tag tone="info" onRemove={() => set({ ...filters, ...part })}>
            {label}
          </Tag>
        </li>
      ))}
      <li>
        <button
          type="button"
          className="min-h-6 rounded-chip px-1 text-dense text-link hover:underline touch-target"
          onClick={() => set(noFilters)}
        >
          {t("queue.filter.clear")}
        </button>
      </li>
    </ul>
  );
}

function dueChip({ dueWithin, notOverdue }: QueueFilters): Chip[] {
  if (dueWithin === null && !notOverdue) return [];
  const label =
    dueWithin === null
      ? t("queue.filter.not_overdue")
      : dueWithin === 0
        ? t("queue.view.overdue")
        : t("queue.filter.due_within", { time: formatDuration(dueWithin * 60_000, "long") });
  return [{ key: "due", label, without: { dueWithin: null, notOverdue: false } }];
}

/** What happened since some day, and what is due on one: where the numbers of one's day lead to. */
function sinceChips(filters: QueueFilters): Chip[] {
  const fields = {
    resolvedFrom: "queue.filter.resolved_since",
    reopenedFrom: "queue.filter.reopened_since",
    firstReplyFrom: "queue.filter.first_reply_since",
    dueOn: "queue.filter.due_on",
  } as const;
  return Object.entries(fields).flatMap(([field, message]) => {
    const from = filters[field as keyof typeof fields];
    return from ? [{ key: field, label: t(message, { from: formatDay(from) }), without: { [field]: null } }] : [];
  });
}

/** A day is the same one in every zone when it is written from its noon. */
const formatDay = (day: string) => formatDate(`${day}T12:00:00Z`, "UTC");

function daysChip({ from, to }: QueueFilters): Chip[] {
  if (!from && !to) return [];
  const label =
    from && to
      ? t("queue.filter.between", { from: formatDay(from), to: formatDay(to) })
      : from
        ? t("queue.filter.since", { from: formatDay(from) })
        : t("queue.filter.until", { to: formatDay(to ?? "") });
  return [{ key: "days", label, without: { from: null, to: null } }];
}

function without<Value>(list: readonly Value[], value: Value): Value[] {
  return list.filter((other) => other !== value);
}
