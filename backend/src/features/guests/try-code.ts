import { AppError } from "../../platform/errors.js";
import type { Work } from "../../platform/work.js";
import { wrongTries, type Codes } from "./codes.js";
import type { CodeRow } from "./models.js";

export type CodeVerdict = "right" | "wrong" | "spent";

/**
 * Judges a typed code and counts a wrong one. The caller holds the row, and lets the transaction end well: a refusal
 * thrown in it would take the count back.
 *
 * @param row null where there is none that still works; it takes the same time.
 */
export async function tryCode(
  work: Work,
  codes: Codes,
  scope: string,
  row: CodeRow | null,
  code: string,
): Promise<CodeVerdict> {
  const isRight = codes.matches(scope, code, row?.codeHash ?? null);
  if (!row || row.tries >= wrongTries || row.codeExpiresAt <= work.now) return "spent";
  if (isRight) return "right";
  await work.rows("UPDATE guest_codes SET tries = tries + 1 WHERE id = $1", [row.id]);
  return row.tries + 1 >= wrongTries ? "spent" : "wrong";
}

/** The answer to a code that did not open anything, once its try is counted. */
export function codeRefused(verdict: Exclude<CodeVerdict, "right">): AppError {
  const [code, message] =
    verdict === "wrong"
      ? (["code.wrong", "That is not the code. Look again, or ask for a new one"] as const)
      : (["code.spent", "This code no longer works. Ask for a new one"] as const);
  return new AppError(code, 422, message, { errors: [{ field: "code", message }] });
}

/** The one answer for a link that is wrong, used, out of date, or for something else. */
export const linkRefused = (): AppError =>
  new AppError("link.invalid", 422, "This link does not work: it was used, is out of date, or a newer one was sent.");
