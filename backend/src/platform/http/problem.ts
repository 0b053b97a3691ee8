import { STATUS_CODES } from "node:http";
import type { ErrorRequestHandler, Response } from "express";
import type { Logger } from "pino";
import type { Problem } from "../../contract/index.js";
import { AppError } from "../errors.js";
import { asAppError } from "./failure.js";
import { stateOf } from "./request-state.js";

/** Seconds after which an answer 503 is worth another try. */
const RETRY_AFTER = 2;

/** The one place where errors become answers: application/problem+json (RFC 9457) with a stable `code`. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const { requestId, route } = stateOf(req);
    const known = asAppError(error);
    if (!known || (known.status === 503 && known !== error)) {
      log.error(
        { err: error, request_id: requestId, method: req.method, route },
        known ? "The database failed a request" : "A request failed by a bug",
      );
    }
    if (res.headersSent) {
      // Half an answer is out: breaking it off is the only way left to say that it is not whole.
      res.destroy();
      return;
    }
    answer(res, known, requestId);
  };
}

function answer(res: Response, error: AppError | null, requestId: string): void {
  const status = error?.status ?? 500;
  const problem: Problem = {
    ...error?.details,
    type: "about:blank",
    title: STATUS_CODES[status] ?? "Error",
    status,
    code: error?.code ?? "internal",
    detail: error?.message ?? "Something went wrong on our side; the request id helps us to find out what",
    request_id: requestId,
  };
  if (status === 401) res.set("WWW-Authenticate", "Bearer");
  const retryAfter = error?.details["retry_after"];
  if (typeof retryAfter === "number") res.set("Retry-After", String(retryAfter));
  if (status === 503 && !res.get("Retry-After")) res.set("Retry-After", String(RETRY_AFTER));
  res.removeHeader("ETag");
  res.status(status).set("Cache-Control", "no-store").type("application/problem+json").send(JSON.stringify(problem));
}

/** For what no route answered. */
export const unknownPath = (): AppError => new AppError("not_found", 404, "There is nothing at this address");
