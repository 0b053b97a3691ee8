import type { Priority, Status, TicketGroup, ViewGrouping } from "@redress/backend/contract";
import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import { priorityWord } from "../../components/ui/priority-icon.js";
import { statusWord } from "../../components/ui/status-badge.js";
import { formatNumber } from "../../lib/format.js";
import { t, type MessageId } from "../../lib/i18n.js";
import type { SavedParts } from "../tickets/queue/saved-parts.js";
import { groupingWord } from "./view-words.js";

const DAYS: Readonly<Record<string, MessageId>> = {
  overdue: "views.due.overdue",
  today: "views.due.today",
  tomorrow: "views.due.tomorrow",
  week: "views.due.week",
  later: "views.due.later",
  none: "views.due.none",
};

/** The name of a group of tickets and how many it has; pressed, it folds or unfolds them. */
export const GroupHeading: SavedParts["Heading"] = ({ group, by, folded, onToggle, link }) => (
  <h2>
    <button
      {...link}
      type="button"
      aria-expanded={!folded}
      onClick={onToggle}
      className="flex min-h-8 w-full items-center gap-2 border-b border-border bg-bg px-3 py-1 text-start text-dense font-medium -outline-offset-2 pointer-coarse:min-h-11"
    >
      <ChevronDown aria-hidden className={clsx("size-4 shrink-0 text-muted", folded && "-rotate-90 rtl:rotate-90")} />
      <span className="min-w-0 truncate">{groupWord(group, by)}</span>
      <span className="text-muted tabular-nums">{formatNumber(group.count)}</span>
    </button>
  </h2>
);

function groupWord({ key, name }: TicketGroup, by: ViewGrouping): string {
  if (name !== null) return name;
  if (by === "status") return statusWord(key as Status, "agent");
  if (by === "priority") return priorityWord(key as Priority);
  const day = by === "due_day" ? DAYS[key] : undefined;
  return day ? t(day) : t("views.group.nobody", { field: groupingWord(by) });
}
