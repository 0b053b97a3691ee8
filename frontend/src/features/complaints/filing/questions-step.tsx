import { useState, type FormEvent } from "react";
import { Button } from "../../../components/ui/button.js";
import { ErrorSummary } from "../../../components/ui/error-summary.js";
import { t } from "../../../lib/i18n.js";
import { missingIn, type AnswerDrafts, type Question } from "../../fields/answer-draft.js";
import { answerProblems } from "../../fields/answer-errors.js";
import { AnswerInputs } from "../../fields/answer-inputs.js";
import { StepHeading } from "./step-heading.js";

export interface QuestionsStepProps {
  questions: readonly Question[];
  answers: AnswerDrafts;
  onAnswers: (answers: AnswerDrafts) => void;
  /** What the server said of them, by key. */
  refused: Readonly<Record<string, string>>;
  onBack: () => void;
  onContinue: () => void;
}

/** What the topic asks besides. Every answer is kept as it is given. */
export function QuestionsStep({ questions, answers, onAnswers, refused, onBack, onContinue }: QuestionsStepProps) {
  const [errors, setErrors] = useState(refused);
  const [attempt, setAttempt] = useState(Object.keys(refused).length > 0 ? 1 : 0);
  const listed = answerProblems(questions, errors);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const missing = missingIn(questions, answers);
    setErrors(missing);
    setAttempt((count) => count + 1);
    if (Object.keys(missing).length === 0) onContinue();
  };
  return (
    <form noValidate onSubmit={onSubmit} className="flex flex-col gap-6">
      <ErrorSummary errors={listed} attempt={attempt} />
      <div>
        <StepHeading quiet={listed.length > 0}>{t("fields.questions.title")}</StepHeading>
        <p className="text-muted">{t("fields.questions.intro")}</p>
      </div>
      <AnswerInputs
        questions={questions}
        answers={answers}
        onAnswer={(key, answer) => onAnswers({ ...answers, [key]: answer })}
        errors={errors}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary">
          {t("fields.questions.continue")}
        </Button>
        <Button onClick={onBack}>{t("fields.questions.back")}</Button>
      </div>
    </form>
  );
}
