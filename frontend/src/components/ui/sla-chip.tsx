import { clsx } from "clsx";
import type { SlaClock } from "@redress/backend/contract";
import { Check, Clock, Moon, OctagonAlert, Pause, TriangleAlert, X, type LucideIcon } from "lucide-react";
import { useEffect, useRef } from "react";
import { formatTime } from "../../lib/format.js";
import { t } from "../../lib/i18n.js";
import { useKnown } from "../../lib/last-known.js";
import { viewSla, type SlaLook } from "../../lib/sla-view.js";
import { useSeconds } from "../../lib/ticker.js";
import { VisuallyHidden } from "./visually-hidden.js";

const LOOKS: Record<SlaLook, { className: string; icon: LucideIcon | null }> = {
  on_track: { className: "border-transparent text-neutral-fg", icon: Clock },
  closed_hours: { className: "border-transparent text-subtle", icon: Moon },
  at_risk: { className: "border-warn-bd bg-warn-bg text-warn-fg font-medium", icon: TriangleAlert },
  breached: { className: "border-transparent bg-danger-solid text-on-danger font-medium", icon: OctagonAlert },
  paused: { className: "border-dashed border-border-strong text-neutral-fg", icon: Pause },
  met: { className: "border-transparent text-ok-fg", icon: Check },
  missed: { className: "border-transparent bg-danger-bg text-danger-fg", icon: X },
  none: { className: "border-transparent text-subtle", icon: null },
};

export interface SlaChipProps {
  clock: SlaClock | null;
  /** The answer's `server_time`. */
  serverTime: string;
  /** Asks for the clock again; called once when `next_change_at` has passed. */
  onChange?: () => void;
}

/** What may be otherwise by now, while nothing is heard of the desk. */
const OPEN: ReadonlySet<SlaLook> = new Set(["on_track", "closed_hours", "at_risk", "breached", "paused"]);

/** One promise, ticking while the desk can be asked; else it says when it was so. It is silent: a change of state is announced by the page, for the open ticket alone. */
export function SlaChip({ clock, serverTime, onChange }: SlaChipProps) {
  const { now, asOf } = useKnown();
  const view = viewSla(clock, now, Date.parse(serverTime));
  useSeconds(view.seconds && asOf === null);
  const say = (text: string) =>
    asOf !== null && OPEN.has(view.look) ? t("ui.sla.as_of", { text, at: formatTime(asOf) }) : text;

  const changeAt = clock?.next_change_at ?? null;
  const asked = useRef<string | null>(null);
  useEffect(() => {
    if (changeAt === null || now < Date.parse(changeAt) || asked.current === changeAt) return;
    asked.current = changeAt;
    onChange?.();
  }, [changeAt, now, onChange]);

  const { className, icon: Icon } = LOOKS[view.look];
  const content = (
    <>
      {Icon && <Icon aria-hidden className="size-3.5 shrink-0" />}
      <span aria-hidden>{say(view.text)}</span>
      <VisuallyHidden>{say(view.label)}</VisuallyHidden>
    </>
  );
  const shape = clsx(
    "inline-flex items-center gap-1 rounded-chip border px-1.5 text-meta leading-5 whitespace-nowrap tabular-nums",
    className,
  );
  return (
    <span
      data-testid="sla-chip"
      data-state={clock?.state ?? "none"}
      data-metric={clock?.metric ?? ""}
      className={shape}
    >
      {clock?.due_at ? (
        <time dateTime={clock.due_at} className="inline-flex items-center gap-1">
          {content}
        </time>
      ) : (
        content
      )}
    </span>
  );
}
