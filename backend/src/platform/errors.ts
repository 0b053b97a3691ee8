import type { ErrorCode } from "../contract/errors.js";

export type ErrorStatus = 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 422 | 429 | 502 | 503 | 507;

/** A failure the caller can understand and act on; anything else that is thrown is a bug and becomes a 500. */
export class AppError extends Error {
  override readonly name = "AppError";

  constructor(
    /** Stable and public: callers decide by it. */
    readonly code: ErrorCode,
    readonly status: ErrorStatus,
    message: string,
    /** Joins the answer's body: no SQL, no stack, nobody else's data. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** 404: it does not exist, or not for this actor; the two must look the same. */
export const notFound = (what: string): AppError => new AppError("not_found", 404, `${what} not found`);

/** 403: visible but not allowed. `what` completes "You may not …". */
export const forbidden = (what: string): AppError => new AppError("forbidden", 403, `You may not ${what}`);

/** 412: changed since the caller read it; `current` is the present state as the caller may see it. */
export const staleVersion = (current: unknown): AppError =>
  new AppError("stale_version", 412, "It was changed since you read it", { current });

/** 422 with a message per field, in the wire's names. */
export function fieldErrors(messages: Readonly<Record<string, string>>): AppError {
  const errors = Object.entries(messages).map(([field, message]) => ({ field, message }));
  return new AppError("validation", 422, "Some fields need another value", { errors });
}
