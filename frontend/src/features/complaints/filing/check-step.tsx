import type { FormEvent, ReactNode } from "react";
import { Button } from "../../../components/ui/button.js";
import { t } from "../../../lib/i18n.js";
import { draftWords, type AnswerDrafts } from "../../fields/answer-draft.js";
import { StepHeading } from "./step-heading.js";
import type { FilingSteps } from "./use-filing-steps.js";

/** Something that was written, and the field of the complaint that it was written in. */
export interface CheckedFact {
  label: string;
  value: string;
  field: string;
}

export interface CheckStepProps {
  facts: readonly CheckedFact[];
  steps: FilingSteps;
  answers: AnswerDrafts;
  busy: boolean;
  submit: string;
  onSubmit: (event: FormEvent) => void;
  children?: ReactNode;
}

/** The whole complaint before it is sent, each part with a way back to it. */
export function CheckStep({ facts, steps, answers, busy, submit, onSubmit, children }: CheckStepProps) {
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-6">
      <div>
        <StepHeading>{t("fields.check.title")}</StepHeading>
        <p className="text-muted">{t("fields.check.intro")}</p>
      </div>
      <dl className="flex flex-col">
        {facts.map(({ label, value, field }) => (
          <Fact key={field} label={label} value={value} onChange={() => steps.goTo("complaint", field)} />
        ))}
        {steps.questions.map((question) => (
          <Fact
            key={question.key}
            label={question.label}
            value={draftWords(question, answers[question.key])}
            onChange={() => steps.goTo("questions", `fields.${question.key}`)}
          />
        ))}
      </dl>
      {children}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" busy={busy}>
          {submit}
        </Button>
        <Button onClick={() => steps.goTo("questions")}>{t("fields.questions.back")}</Button>
      </div>
    </form>
  );
}

function Fact({ label, value, onChange }: { label: string; value: string | null; onChange: () => void }) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1 border-b border-border py-3">
      <dt className="basis-full font-medium sm:basis-48">{label}</dt>
      <dd className="min-w-0 flex-1 break-words whitespace-pre-line">
        {value === null || value === "" ? (
          <span className="text-muted">{t("fields.check.none")}</span>
        ) : (
          <bdi>{value}</bdi>
        )}
      </dd>
      <dd>
        <button
          type="button"
          className="min-h-6 rounded-chip text-link underline touch-target"
          aria-label={t("fields.check.change_what", { what: label })}
          onClick={onChange}
        >
          {t("fields.check.change")}
        </button>
      </dd>
    </div>
  );
}
