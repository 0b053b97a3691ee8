import type { SlaClockDetail } from "@redress/backend/contract";
import { t } from "../../lib/i18n.js";
import { HoverCard } from "./hover-card.js";
import { SlaChip, type SlaChipProps } from "./sla-chip.js";
import { SlaFacts } from "./sla-facts.js";

export interface SlaPopoverProps extends Omit<SlaChipProps, "clock"> {
  clock: SlaClockDetail;
  /** Opens what explains the policy; without it nothing offers to. */
  onWhy?: () => void;
  className?: string;
}

/** The chip with its explanation one hover, focus or tap away. */
export function SlaPopover({ clock, serverTime, onChange, onWhy, className }: SlaPopoverProps) {
  return (
    <HoverCard
      trigger={<SlaChip clock={clock} serverTime={serverTime} {...(onChange && { onChange })} />}
      {...(className && { className })}
      {...(onWhy && { action: { label: t("ui.sla.why"), run: onWhy } })}
    >
      <SlaFacts clock={clock} serverTime={serverTime} />
    </HoverCard>
  );
}
