import { clsx } from "clsx";
import type { Priority } from "@redress/backend/contract";
import { Signal, SignalHigh, SignalLow, SignalMedium, type LucideIcon } from "lucide-react";
import { t, type MessageId } from "../../lib/i18n.js";

const PRIORITIES: Record<Priority, { icon: LucideIcon; tone: string; word: MessageId }> = {
  critical: { icon: Signal, tone: "text-danger-fg font-semibold", word: "ui.priority.critical" },
  high: { icon: SignalHigh, tone: "text-text", word: "ui.priority.high" },
  medium: { icon: SignalMedium, tone: "text-muted", word: "ui.priority.medium" },
  low: { icon: SignalLow, tone: "text-subtle", word: "ui.priority.low" },
};

export function priorityWord(priority: Priority): string {
  return t(PRIORITIES[priority].word);
}

/** A priority as icon and word; the word is for screen readers alone where room is short. */
export function PriorityIcon({ priority, iconOnly = false }: { priority: Priority; iconOnly?: boolean }) {
  const { icon: Icon, tone, word } = PRIORITIES[priority];
  return (
    <span className={clsx("inline-flex items-center gap-1 whitespace-nowrap", tone)}>
      <Icon aria-hidden className="size-4 shrink-0" />
      {priority === "critical" && iconOnly && <span aria-hidden>!</span>}
      <span className={iconOnly ? "sr-only" : undefined}>{t(word)}</span>
    </span>
  );
}
