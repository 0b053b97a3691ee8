import type { Setup, SetupStep } from "@redress/backend/contract";
import { t } from "../../lib/i18n.js";
import { DeskStep } from "./desk-step.js";
import { Step } from "./step.js";
import { useChangeSetup } from "./use-change-setup.js";

/** The steps in the order in which they are best done. What is done is read from the desk; nobody ticks anything. */
export function Checklist({ setup }: { setup: Setup }) {
  const change = useChangeSetup(setup);
  const skipped = setup.steps.filter((step) => step.skipped).map(({ key }) => key);
  const skip = (key: SetupStep, isSkipped: boolean) =>
    change.mutate({ skipped: isSkipped ? [...skipped, key] : skipped.filter((other) => other !== key) });
  return (
    <ol aria-label={t("setup.steps")} className="rounded-card border border-border bg-surface">
      {setup.steps.map((step) => (
        <Step key={step.key} step={step} busy={change.isPending} onSkip={(isSkipped) => skip(step.key, isSkipped)}>
          {step.key === "desk" && !step.done && !step.skipped && <DeskStep />}
        </Step>
      ))}
    </ol>
  );
}
