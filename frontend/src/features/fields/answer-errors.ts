import { ApiProblem } from "../../lib/api-problem.js";
import type { Question } from "./answer-draft.js";

const PREFIX = "fields.";

/** Messages about answers, by the key of their question. */
export const answerErrors = ({ errors }: ApiProblem): Record<string, string> =>
  Object.fromEntries(
    errors
      .filter(({ field }) => field.startsWith(PREFIX))
      .map(({ field, message }) => [field.slice(PREFIX.length), message]),
  );

/** The same problem for where its messages stand together: each says which question it is about. */
export function namedErrors(problem: ApiProblem, questions: readonly Question[]): ApiProblem {
  const named = ({ field, message }: { field: string; message: string }) => {
    const question = questions.find(({ key }) => field === `${PREFIX}${key}`);
    return { field, message: question ? `${question.label}: ${message}` : message };
  };
  const { code, status, message, errors } = problem;
  return new ApiProblem({ code, status, message, errors: errors.map(named) });
}
