import type { Setup } from "@redress/backend/contract";
import { Circle, CircleCheck, CircleSlash } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "react-router-dom";
import { Button } from "../../components/ui/button.js";
import { t } from "../../lib/i18n.js";
import { useMay } from "../../lib/session.js";
import { stepWords } from "./setup-steps.js";

export interface StepProps {
  step: Setup["steps"][number];
  busy: boolean;
  onSkip: (skipped: boolean) => void;
  /** What can be done right here. */
  children?: ReactNode;
}

/** One step: how it stands, where it is done, and a way around it. */
export function Step({ step, busy, onSkip, children }: StepProps) {
  const may = useMay();
  const { title, text, to, permission } = stepWords[step.key];
  const state = step.done ? "done" : step.skipped ? "skipped" : "open";
  return (
    <li className="flex flex-col gap-4 border-b border-border p-4 last:border-b-0 md:px-6" data-state={state}>
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <StepMark state={state} />
        <div className="min-w-0 flex-1 basis-56">
          <h2 className="font-medium">
            {may(permission) ? (
              <Link
                to={to}
                className="inline-flex min-h-6 items-center rounded-chip text-link hover:underline touch-target"
              >
                {t(title)}
              </Link>
            ) : (
              t(title)
            )}
          </h2>
          <p className="text-dense text-muted">{t(text)}</p>
        </div>
        {!step.done && (
          <Button
            look="ghost"
            className="max-sm:-ms-4"
            aria-label={t(step.skipped ? "setup.unskip_named" : "setup.skip_named", { step: t(title) })}
            busy={busy}
            onClick={() => onSkip(!step.skipped)}
          >
            {step.skipped ? t("setup.unskip") : t("setup.skip")}
          </Button>
        )}
      </div>
      {children}
    </li>
  );
}

function StepMark({ state }: { state: "done" | "skipped" | "open" }) {
  const marks = { done: CircleCheck, skipped: CircleSlash, open: Circle };
  const tones = { done: "text-ok-fg", skipped: "text-subtle", open: "text-muted" };
  const words = { done: t("setup.state.done"), skipped: t("setup.state.skipped"), open: t("setup.state.open") };
  const Mark = marks[state];
  return (
    <span className={`inline-flex min-h-6 w-24 shrink-0 items-center gap-2 text-dense ${tones[state]}`}>
      <Mark aria-hidden className="size-5 shrink-0" />
      {words[state]}
    </span>
  );
}
