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

/** Where the word stands: always, or from a width of the container on; below that it is for screen readers alone. */
const WORDS = {
  always: "",
  row: "sr-only @min-[19rem]:not-sr-only",
  crowded: "sr-only @min-[20rem]:not-sr-only",
  compact: "sr-only @min-[34rem]:not-sr-only",
};
/** In its place. */
const MARKS = {
  always: "hidden",
  row: "@min-[19rem]:hidden",
  crowded: "@min-[20rem]:hidden",
  compact: "@min-[34rem]:hidden",
};

/** A priority as icon and word. The bars it lacks are there too, faint: one alone would say nothing. */
export function PriorityIcon({ priority, word: shown = "always" }: { priority: Priority; word?: keyof typeof WORDS }) {
  const { icon: Icon, tone, word } = PRIORITIES[priority];
  return (
    <span className={clsx("inline-flex items-center gap-1 whitespace-nowrap", tone)}>
      <span className="relative size-4 shrink-0">
        <Signal aria-hidden className="absolute size-4 opacity-25" />
        <Icon aria-hidden className="relative size-4" />
      </span>
      {priority === "critical" && (
        <span aria-hidden className={MARKS[shown]}>
          !
        </span>
      )}
      <span className={WORDS[shown]}>{t(word)}</span>
    </span>
  );
}
