import type { Field, FieldValue } from "@redress/backend/contract";
import { useEffect, useState } from "react";
import { ApiProblem } from "../../../lib/api-problem.js";
import { answersOf, askedIn, type AnswerDrafts, type Question } from "../../fields/answer-draft.js";
import { answerErrors } from "../../fields/answer-errors.js";
import type { FilingStep } from "./complaint-draft.js";

export interface FilingSteps {
  /** What the topic asks besides. */
  questions: Question[];
  step: FilingStep;
  /** @param field the name of the one to go to, where it is not the step's beginning. */
  goTo: (step: FilingStep, field?: string) => void;
  /** What the server found wrong with the answers, by the question's key. */
  errors: Readonly<Record<string, string>>;
  /** Goes on from the complaint itself: to its questions, or to whoever asked for it to be sent. */
  submit: (send: (answers: Record<string, FieldValue | null>) => Promise<void>) => Promise<void>;
}

interface Filing {
  fields: readonly Field[];
  categoryId: string;
  answers: AnswerDrafts;
  /** Where its writer left off. */
  begun: FilingStep;
  /** Keeps the step with the draft. */
  keep: (step: FilingStep) => void;
  /** Of the complaint itself: with a new failed try its writer is led back to it. */
  summary: { errors: readonly unknown[]; attempt: number };
}

/** The way through a complaint whose topic has questions of its own: the complaint, the questions, a look at it all. */
export function useFilingSteps({ fields, categoryId, answers, begun, keep, summary }: Filing): FilingSteps {
  const questions = askedIn(fields, categoryId);
  const [place, setPlace] = useState<{ step: FilingStep; field: string | null }>({ step: begun, field: null });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failed, setFailed] = useState(0);
  if (summary.attempt !== failed) {
    setFailed(summary.attempt);
    if (summary.errors.length > 0) setPlace({ step: "complaint", field: null });
  }
  const step = questions.length === 0 ? "complaint" : place.step;

  useEffect(() => {
    if (place.field !== null) document.getElementsByName(place.field)[0]?.focus();
  }, [place]);

  const goTo = (next: FilingStep, field?: string) => {
    setPlace({ step: next, field: field ?? null });
    keep(next);
  };
  return {
    questions,
    step,
    goTo,
    errors,
    submit: async (send) => {
      if (questions.length > 0 && step !== "check") return goTo("questions");
      try {
        await send(answersOf(questions, answers));
      } catch (error) {
        const wrong = error instanceof ApiProblem ? answerErrors(error) : {};
        if (Object.keys(wrong).length === 0) throw error;
        setErrors(wrong);
        goTo("questions");
      }
    },
  };
}
