import type { SummaryError } from "../../components/ui/error-summary.js";
import type { ApiProblem } from "../../lib/api-problem.js";
import { t } from "../../lib/i18n.js";
import type { Question } from "./answer-draft.js";

const PREFIX = "fields.";

/** Messages about answers, by the key of their question. */
export const answerErrors = ({ errors }: ApiProblem): Record<string, string> =>
  Object.fromEntries(
    errors
      .filter(({ field }) => field.startsWith(PREFIX))
      .map(({ field, message }) => [field.slice(PREFIX.length), message]),
  );

/** What is wrong with answers, for where messages stand together: each says which question it is about, and leads there. */
export const answerProblems = (
  questions: readonly Pick<Question, "key" | "label">[],
  wrong: Readonly<Record<string, string>>,
): SummaryError[] =>
  questions.flatMap(({ key, label }) => {
    const message = wrong[key];
    if (message === undefined) return [];
    const isMissing = message === t("fields.missing", { label });
    return [{ field: `${PREFIX}${key}`, message: isMissing ? message : `${label}: ${message}` }];
  });
