import type { SlaInterval } from "@redress/backend/contract";
import { clsx } from "clsx";
import { t } from "../../../lib/i18n.js";
import { linesOf, type DayPart, type PreviewDay, type PreviewLine } from "./preview-days.js";
import { dayName } from "./zone-words.js";

/** Told apart by their height and pattern too, not by colour alone. */
const LOOKS: Record<SlaInterval["kind"], string> = {
  counted: "inset-y-0 bg-accent forced-colors:bg-[Highlight]",
  closed: "inset-y-[40%] bg-border-strong/50",
  holiday: "inset-y-[25%] bg-violet-bd",
  paused:
    "inset-y-[10%] bg-[repeating-linear-gradient(135deg,var(--border-strong)_0_0.125rem,transparent_0.125rem_0.3125rem)]",
  resolved: "inset-y-[40%] bg-ok-bd",
};

/** A line for each day from midnight to midnight; what it says in words stands beside and below. */
export function DayBars({ days }: { days: readonly PreviewDay[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {linesOf(days).map((line) => (
        <li key={keyOf(line)} className="grid min-h-5 grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-2 text-meta">
          {line.kind === "day" ? (
            <>
              <span className="tabular-nums">{dayName(line.day.day)}</span>
              <Bar parts={line.day.parts} />
            </>
          ) : (
            <>
              <span className="text-muted tabular-nums">{dayName(line.days[0]?.day ?? "")}</span>
              <span className="text-muted">{wordsOf(line)}</span>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Bar({ parts }: { parts: readonly DayPart[] }) {
  return (
    <span aria-hidden className="relative block h-4 overflow-hidden rounded-tag bg-sunken forced-colors:border">
      {parts.map((part) => (
        <span
          key={part.start}
          className={clsx("absolute", LOOKS[part.kind])}
          style={{ insetInlineStart: `${part.start * 100}%`, width: `max(${(part.end - part.start) * 100}%, 2px)` }}
        />
      ))}
    </span>
  );
}

const keyOf = (line: PreviewLine): string =>
  line.kind === "day" ? line.day.day : `${line.kind} ${line.days[0]?.day ?? ""}`;

/** "2 days off", "Christmas", "12 more days". */
function wordsOf(line: Exclude<PreviewLine, { kind: "day" }>): string {
  if (line.kind === "more") return t("sla_policies.preview.more_days", { count: line.days.length });
  const named = line.days.length === 1 ? line.days[0]?.reason : null;
  return named ?? t("sla_policies.preview.closed_days", { count: line.days.length });
}
