import type { TimeTotals } from "@redress/backend/contract";
import { X } from "lucide-react";
import { Link } from "react-router-dom";
import { t } from "../../lib/i18n.js";
import { pathOfFilter, type TimeFilter } from "./time-address.js";

/** What narrows the page beside its days, each with a way to take it off. */
export function FilterChips({ sums, filter }: { sums: TimeTotals; filter: TimeFilter }) {
  const { person_id: person, ticket_id: ticket, billable, ...days } = filter;
  const chips: { key: string; label: string; without: TimeFilter }[] = [];
  if (person !== undefined) {
    const { person_id: _, ...without } = filter;
    const name = person === "me" ? t("time.filter.me") : sums.by_person[0]?.person.full_name;
    chips.push({ key: "person", label: name ?? t("time.filter.person"), without });
  }
  if (ticket !== undefined) {
    const { ticket_id: _, ...without } = filter;
    // Of all its days: those of the page come back with the other tickets.
    chips.push({ key: "ticket", label: `CMP-${ticket}`, without: days.from || days.to ? without : {} });
  }
  if (billable !== undefined) {
    const { billable: _, ...without } = filter;
    chips.push({
      key: "billable",
      label: t(billable === "true" ? "time.filter.billable" : "time.not_billable"),
      without,
    });
  }
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t("time.filter")} className="flex flex-wrap items-center gap-1">
      {chips.map(({ key, label, without }) => (
        <li key={key}>
          <Link
            to={without.from || without.to ? pathOfFilter(without) : "/time"}
            aria-label={t("ui.remove_named", { name: label })}
            className="inline-flex min-h-6 items-center gap-1 rounded-chip border border-border bg-surface px-2 text-dense hover:bg-hover touch-target"
          >
            <bdi>{label}</bdi>
            <X aria-hidden className="size-3.5 text-muted" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
