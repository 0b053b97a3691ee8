import { useState } from "react";
import { ApiProblem } from "../../lib/api-problem.js";
import { problemText } from "../../lib/problem-text.js";
import { useSubmitKey, type SubmitKey } from "../../lib/submit-key.js";
import type { SummaryError } from "./error-summary.js";

interface SavingRules {
  /** Hears of a refusal before it is told, such as that somebody was faster. */
  onRefused?: (problem: ApiProblem) => void | Promise<void>;
  /** Where this form shows what the server says of its fields; as the server names them, if not given. */
  placed?: (problem: ApiProblem) => SummaryError[];
}

type ReadAnew = () => Promise<void>;

export interface Saving {
  /**
   * Sends once, unless something is missing. What keeps it from being saved is told at its place and nothing typed is
   * lost; any other error is thrown on.
   *
   * @param missing what the form itself knows to be wrong.
   * @param send gets what makes an Idempotency-Key of a body, so that a repeated press makes nothing twice. It may answer with
   * what reads anew what else shows this: it is saved by then, and the next Save need not wait for that.
   */
  save: (
    missing: readonly SummaryError[],
    send: (keyOf: SubmitKey["of"]) => Promise<void> | Promise<ReadAnew>,
    rules?: SavingRules,
  ) => void;
  clear: () => void;
  busy: boolean;
  /** For `<ErrorSummary errors attempt />`. */
  errors: readonly SummaryError[];
  attempt: number;
  /** What is wrong with one field. */
  errorOf: (field: string) => string | undefined;
}

/** What every form that saves has in common, for forms that keep their values themselves. */
export function useSaving(): Saving {
  const key = useSubmitKey();
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState<readonly SummaryError[]>([]);
  const [attempt, setAttempt] = useState(0);

  const fail = (found: readonly SummaryError[]) => {
    setErrors(found);
    setAttempt((count) => count + 1);
  };
  const run = async (...[missing, send, rules]: Parameters<Saving["save"]>): Promise<void> => {
    if (missing.length > 0) return fail(missing);
    setBusy(true);
    let readAnew: ReadAnew | undefined;
    try {
      readAnew = (await send(key.of)) ?? undefined;
      key.renew();
      setErrors([]);
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      await rules?.onRefused?.(error);
      const placed = rules?.placed?.(error) ?? error.errors.map(({ field, message }) => ({ field, message }));
      fail(placed.length > 0 ? placed : [{ message: problemText(error) }]);
    } finally {
      setBusy(false);
    }
    await readAnew?.();
  };
  return {
    save: (...asked) => void run(...asked),
    clear: () => setErrors([]),
    busy,
    errors,
    attempt,
    errorOf: (field) => errors.find((error) => error.field === field)?.message,
  };
}
