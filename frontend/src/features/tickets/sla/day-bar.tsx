import { clsx } from "clsx";
import { t } from "../../../lib/i18n.js";
import type { DayRow } from "./model/day-rows.js";
import type { Stretch } from "./model/stretches.js";

/** What is closed stays empty. */
type Look = Exclude<Stretch["kind"], "closed"> | "ahead";

// Told apart by pattern and height as well as by colour.
const LOOKS: Record<Look, string> = {
  counted: "h-3 bg-accent forced-colors:bg-[Highlight]",
  ahead: "h-3 border border-accent bg-selected",
  holiday: "h-3 border border-violet-bd bg-violet-bg",
  paused: "h-3 bg-[repeating-linear-gradient(135deg,var(--border-strong)_0_2px,var(--neutral-bg)_2px_6px)]",
  resolved: "h-3 border border-ok-bd bg-ok-bg",
};
const ORDER: readonly Look[] = ["counted", "ahead", "paused", "holiday", "resolved"];

function lookOf({ kind, ahead }: Stretch): Look | null {
  if (kind === "closed") return null;
  return kind === "counted" && ahead ? "ahead" : kind;
}

/** One day from midnight to midnight. Said in words beside it. */
export function DayBar({ row: { from, to, parts }, now }: { row: DayRow; now: number }) {
  const share = (at: number) => `${(100 * (at - from)) / (to - from)}%`;
  return (
    <span aria-hidden className="relative flex h-5 items-center">
      <span className="absolute inset-x-0 h-px bg-border-strong" />
      {parts.map((part) => {
        const look = lookOf(part);
        return (
          look && (
            <span
              key={part.from}
              className={clsx("absolute rounded-tag", LOOKS[look])}
              style={{ insetInlineStart: share(part.from), inlineSize: share(from + part.to - part.from) }}
            />
          )
        );
      })}
      {from <= now && now < to && (
        <span className="absolute h-5 w-0.5 bg-text" style={{ insetInlineStart: share(now) }} />
      )}
    </span>
  );
}

/** What the patterns mean, of those that are there. */
export function DayBarLegend({ stretches }: { stretches: readonly Stretch[] }) {
  const seen = new Set(stretches.map(lookOf));
  return (
    <ul aria-hidden className="flex flex-wrap gap-x-4 gap-y-1 text-meta text-muted">
      {ORDER.filter((look) => seen.has(look)).map((look) => (
        <li key={look} className="flex items-center gap-1.5">
          <span className={clsx("w-5 rounded-tag", LOOKS[look])} />
          {t(`explain.look.${look}`)}
        </li>
      ))}
    </ul>
  );
}
