import { clsx } from "clsx";
import type { TicketDetail } from "@redress/backend/contract";
import {
  Archive,
  Check,
  CircleCheck,
  Contrast,
  MessageCircleQuestion,
  Sparkle,
  Undo2,
  type LucideIcon,
} from "lucide-react";
import { t, type MessageId } from "../../../lib/i18n.js";
import { stepsOf, type Step, type StepName } from "../model/status-steps.js";

const LOOKS: Record<StepName, { icon: LucideIcon; label: MessageId }> = {
  received: { icon: Sparkle, label: "ui.status.customer.new" },
  in_progress: { icon: Contrast, label: "ui.status.customer.in_progress" },
  answer: { icon: MessageCircleQuestion, label: "ui.status.customer.pending" },
  resolved: { icon: CircleCheck, label: "ui.status.customer.resolved" },
  closed: { icon: Archive, label: "ui.status.customer.closed" },
  withdrawn: { icon: Undo2, label: "complaints.step.withdrawn" },
};
const STATES: Record<Step["state"], { dot: string; text: string; words: MessageId }> = {
  done: { dot: "border-ok-bd bg-ok-bg text-ok-fg", text: "text-muted", words: "complaints.step.done" },
  current: {
    dot: "border-accent bg-accent text-on-accent",
    text: "font-semibold text-text",
    words: "complaints.step.current",
  },
  ahead: { dot: "border-border-strong bg-surface text-subtle", text: "text-subtle", words: "complaints.step.ahead" },
};
/** Only the customer can go on from here. */
const WAITING = { dot: "border-warn-bd bg-warn-bg text-warn-fg", text: "font-semibold text-warn-fg" };

/** How far a complaint has come: Received, In progress, Resolved, Closed. */
export function StatusSteps({ ticket }: { ticket: Pick<TicketDetail, "status" | "closed_reason"> }) {
  const steps = stepsOf(ticket);
  return (
    <ol
      aria-label={t("complaints.step.label")}
      className="flex rounded-card border border-border bg-surface px-1 py-4 sm:px-4"
    >
      {steps.map((step, index) => (
        <StepItem key={step.name} step={step} first={index === 0} />
      ))}
    </ol>
  );
}

function StepItem({ step: { name, state }, first }: { step: Step; first: boolean }) {
  const look = { ...STATES[state], ...(name === "answer" && WAITING) };
  const Icon = state === "done" ? Check : LOOKS[name].icon;
  return (
    <li
      aria-current={state === "current" ? "step" : undefined}
      className="relative flex min-w-0 flex-1 flex-col items-center gap-1 px-0.5 text-center"
    >
      {!first && (
        <span
          aria-hidden
          className={clsx(
            "absolute end-1/2 top-4 me-5 h-0.5 w-[calc(100%-2.5rem)]",
            state === "ahead" ? "bg-border" : "bg-ok-bd",
          )}
        />
      )}
      <span aria-hidden className={clsx("flex size-8 items-center justify-center rounded-full border", look.dot)}>
        <Icon className="size-4" />
      </span>
      <span className={clsx("text-meta sm:text-agent", look.text)}>{t(LOOKS[name].label)}</span>
      <span className="sr-only">{t(look.words)}</span>
    </li>
  );
}
