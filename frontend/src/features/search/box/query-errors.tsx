import { t } from "../../../lib/i18n.js";

/** Something wrong at a place of a query, in words. */
export interface QueryProblem {
  from: number;
  to: number;
  message: string;
  suggestion?: string | undefined;
}

export interface QueryErrorsProps {
  id: string;
  text: string;
  problems: readonly QueryProblem[];
  /** Writes the suggestion in the place of what is wrong. */
  onMend: (problem: QueryProblem) => void;
}

/** What is wrong with a query, each with the piece that it is about, and what to write instead. */
export function QueryErrors({ id, text, problems, onMend }: QueryErrorsProps) {
  if (problems.length === 0) return null;
  return (
    <ul id={id} className="flex flex-col gap-0.5 text-dense text-danger-fg">
      {problems.map((problem) => (
        <li key={`${problem.from}.${problem.message}`} className="flex flex-wrap items-center gap-x-2">
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <bdi className="font-mono">{pieceOf(text, problem)}</bdi> {problem.message}
          </span>
          {problem.suggestion !== undefined && (
            <button
              type="button"
              className="min-h-6 rounded-chip px-1 font-medium text-link underline touch-target"
              onClick={() => onMend(problem)}
            >
              {t("search.error.instead", { text: problem.suggestion })}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

const SHOWN = 40;

/** As much of it as makes it known again. */
function pieceOf(text: string, { from, to }: QueryProblem): string {
  const piece = text.slice(from, to);
  return piece.length > SHOWN ? `${piece.slice(0, SHOWN)}…` : piece;
}
