import { clsx } from "clsx";
import type { SlaClock } from "@redress/backend/contract";
import { Check, Clock, Moon, OctagonAlert, Pause, TriangleAlert, X, type LucideIcon } from "lucide-react";
import { useEffect, useRef } from "react";
import { viewSla, type SlaLook } from "../../lib/sla-view.js";
import { useNow, useSeconds } from "../../lib/ticker.js";
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

/** One promise, ticking. It is silent: a change of state is announced by the page, for the open ticket alone. */
export function SlaChip({ clock, serverTime, onChange }: SlaChipProps) {
  const now = useNow();
  const view = viewSla(clock, now, Date.parse(serverTime));
  useSeconds(view.seconds);

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
      <span aria-hidden>{view.text}</span>
      <VisuallyHidden>{view.label}</VisuallyHidden>
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
