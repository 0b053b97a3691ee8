import type { AnswerDraft, AnswerDrafts, Question } from "./answer-draft.js";
import { FieldInput } from "./field-input.js";

export interface AnswerInputsProps {
  questions: readonly Question[];
  answers: AnswerDrafts;
  onAnswer: (key: string, answer: AnswerDraft) => void;
  /** By the question's key. */
  errors: Readonly<Record<string, string>>;
}

/** Several questions, one below the other; fetched where there are any. */
export function AnswerInputs({ questions, answers, onAnswer, errors }: AnswerInputsProps) {
  return questions.map((question) => (
    <FieldInput
      key={question.key}
      field={question}
      value={answers[question.key]}
      onChange={(answer) => onAnswer(question.key, answer)}
      error={errors[question.key]}
    />
  ));
}
