import { clsx } from "clsx";
import type { Status } from "@redress/backend/contract";
import {
  Archive,
  CircleCheck,
  CirclePause,
  Contrast,
  MessageCircleQuestion,
  Sparkle,
  type LucideIcon,
} from "lucide-react";
import { t, type MessageId } from "../../lib/i18n.js";

export type Audience = "agent" | "customer";
type Tone = "violet" | "info" | "neutral" | "warn" | "ok";

interface Look {
  icon: LucideIcon;
  tone: Tone;
  agent: MessageId;
  customer: MessageId;
  customerTone?: Tone;
  customerIcon?: LucideIcon;
}

const STATUSES: Record<Status, Look> = {
  new: { icon: Sparkle, tone: "violet", agent: "ui.status.new", customer: "ui.status.customer.new" },
  in_progress: {
    icon: Contrast,
    tone: "info",
    agent: "ui.status.in_progress",
    customer: "ui.status.customer.in_progress",
  },
  pending: {
    icon: MessageCircleQuestion,
    tone: "neutral",
    agent: "ui.status.pending",
    customer: "ui.status.customer.pending",
    customerTone: "warn",
  },
  on_hold: {
    icon: CirclePause,
    tone: "neutral",
    agent: "ui.status.on_hold",
    customer: "ui.status.customer.on_hold",
    // Waiting for somebody else is our affair: the customer sees work in progress.
    customerTone: "info",
    customerIcon: Contrast,
  },
  resolved: { icon: CircleCheck, tone: "ok", agent: "ui.status.resolved", customer: "ui.status.customer.resolved" },
  closed: { icon: Archive, tone: "neutral", agent: "ui.status.closed", customer: "ui.status.customer.closed" },
};

const TEXT: Record<Tone, string> = {
  violet: "text-violet-fg",
  info: "text-info-fg",
  neutral: "text-neutral-fg",
  warn: "text-warn-fg",
  ok: "text-ok-fg",
};
const FILL: Record<Tone, string> = {
  violet: "bg-violet-bg",
  info: "bg-info-bg",
  neutral: "bg-neutral-bg",
  warn: "bg-warn-bg",
  ok: "bg-ok-bg",
};

/** A status in the words of who reads it. */
export function statusWord(status: Status, audience: Audience): string {
  return t(STATUSES[status][audience]);
}

/** The same for a recorded value; one that is no status stays as it is. */
export function statusWordOf(value: string, audience: Audience): string {
  return Object.hasOwn(STATUSES, value) ? statusWord(value as Status, audience) : value;
}

export interface StatusBadgeProps {
  status: Status;
  audience: Audience;
  /** A filled badge, for a ticket's header alone; in rows icon and word in the tone. */
  filled?: boolean;
  /** The word for screen readers alone, where room is short. */
  iconOnly?: boolean;
}

export function StatusBadge({ status, audience, filled = false, iconOnly = false }: StatusBadgeProps) {
  const look = STATUSES[status];
  const tone = (audience === "customer" && look.customerTone) || look.tone;
  const Icon = (audience === "customer" && look.customerIcon) || look.icon;
  return (
    <span
      className={clsx(
        "inline-flex max-w-full min-w-3.5 items-center gap-1 whitespace-nowrap",
        TEXT[tone],
        filled && ["rounded-chip px-2 py-0.5 font-medium", FILL[tone]],
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className={iconOnly ? "sr-only" : "truncate"}>{t(look[audience])}</span>
    </span>
  );
}
