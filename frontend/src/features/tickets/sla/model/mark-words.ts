import type { Priority } from "@redress/backend/contract";
import { priorityWord } from "../../../../components/ui/priority-icon.js";
import { formatDay, formatList } from "../../../../lib/format.js";
import { t } from "../../../../lib/i18n.js";
import type { ToldMark } from "./marks.js";
import { exactly } from "./times.js";

const RANK: Record<Priority, number> = { low: 0, medium: 1, high: 2, critical: 3 };

/** "Priority raised from Low to Critical: 2 hours used, 2 hours left". */
export function markWords(told: ToldMark): string {
  const what = whatHappened(told);
  const { type, used_seconds: used, left_seconds: left } = told.mark;
  if (type !== "retargeted" && type !== "reopened") return what;
  // A date is not used up.
  if (left === null) return what;
  return t("explain.mark.used_left", { what, used: exactly(used, "long"), left: exactly(left, "long") });
}

function whatHappened({ at, mark, before }: ToldMark): string {
  const { policy, calendar, step, reason } = mark;
  const due = mark.due_at === null ? "" : formatDay(Date.parse(mark.due_at), at);
  switch (mark.type) {
    case "applied":
    case "started":
      return calendar === null
        ? t("explain.mark.started", { policy })
        : t("explain.mark.started_on", { policy, calendar });
    case "retargeted":
      return retargeted(mark, before);
    case "due_set":
      return mark.left_seconds === null ? t("explain.mark.due_set", { due }) : t("explain.mark.due_by_policy", { due });
    case "extended":
      return t("explain.mark.extended", { due, reason });
    case "escalated":
      return t("explain.mark.escalated", { step });
    case "warned":
      return t("explain.mark.warned", { percent: step });
    case "met":
      return t("explain.mark.met");
    case "breached":
      return t("explain.mark.breached");
    case "reopened":
      return t("explain.mark.reopened");
    case "restored":
      return t("explain.mark.restored");
    case "cancelled":
      return t("explain.mark.cancelled");
    case "paused":
    case "resumed":
      // Stretches tell these.
      return "";
  }
}

function retargeted({ priority, policy, calendar }: ToldMark["mark"], before: ToldMark["before"]): string {
  const changed = [
    ...(priority && priority !== before.priority ? [priorityChange(priority, before.priority)] : []),
    // The same name again is a new version of it.
    ...(policy ? [t(policy === before.policy ? "explain.mark.policy_newer" : "explain.mark.policy", { policy })] : []),
    ...(calendar
      ? [t(calendar === before.calendar ? "explain.mark.calendar_newer" : "explain.mark.calendar", { calendar })]
      : []),
  ];
  return changed.length > 0 ? formatList(changed) : t("explain.mark.retargeted");
}

function priorityChange(to: Priority, from: Priority | null): string {
  if (from === null) return t("explain.mark.priority", { to: priorityWord(to) });
  const words = { from: priorityWord(from), to: priorityWord(to) };
  return t(RANK[to] > RANK[from] ? "explain.mark.raised" : "explain.mark.lowered", words);
}
