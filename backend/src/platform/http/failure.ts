import { BaseError, ConnectionError } from "sequelize";
import { AppError } from "../errors.js";

/**
 * What a foreign error means to the caller. Null: it means nothing, so it is a bug of ours.
 * Decides by codes and classes; messages are for people.
 */
export function asAppError(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (error instanceof URIError) return new AppError("malformed_request", 400, "The address has a broken % escape");
  if (error instanceof BaseError) return fromDatabase(error);
  if (!(error instanceof Error)) return null;
  return fromBodyParser(error) ?? (isLostConnection(error) ? unavailable() : null);
}

const unavailable = () =>
  new AppError("unavailable", 503, "The database does not answer at the moment; try again shortly");

/** body-parser's errors carry a `type`; see its documentation for the list. */
function fromBodyParser(error: Error & { type?: unknown; limit?: unknown; status?: unknown }): AppError | null {
  switch (error.type) {
    case "entity.parse.failed":
      return new AppError("malformed_json", 400, "The body is not JSON");
    case "entity.too.large":
      return new AppError("too_large", 413, "The body is too large", { limit: error.limit });
    case "encoding.unsupported":
    case "charset.unsupported":
      return new AppError("unsupported_media_type", 415, "Send JSON in UTF-8");
    case "request.aborted":
    case "request.size.invalid":
    case "entity.verify.failed":
      return new AppError("malformed_request", 400, "The body could not be read");
  }
  // What remains of Express and its parsers marks a request that nobody can read, such as a broken compression.
  return error.status === 400 ? new AppError("malformed_request", 400, "The request could not be read") : null;
}

function fromDatabase(error: BaseError & { parent?: { code?: unknown } }): AppError | null {
  if (error instanceof ConnectionError) return unavailable();
  const state = error.parent?.code;
  if (typeof state !== "string") return null;
  if (isLostConnection(error.parent)) return unavailable();
  // A value that passed the schema and that PostgreSQL still cannot hold: the caller's to change, and never a 500.
  if (UNSTORABLE.has(state))
    return new AppError("validation", 422, "A value cannot be stored as it is", { errors: [] });
  return UNAVAILABLE.has(state) || state.startsWith("08") ? unavailable() : null;
}

/** Not in the encoding, not representable, out of range, no date, not readable as the type. */
const UNSTORABLE = new Set(["22021", "22P05", "22003", "22007", "22008", "22P02"]);

/**
 * Shutting down, starting up, too many connections, no disk or memory, statement or lock given up, and two
 * transactions in each other's way (after the retry).
 */
const UNAVAILABLE = new Set([
  "57P01",
  "57P02",
  "57P03",
  "57014",
  "53000",
  "53100",
  "53200",
  "53300",
  "55P03",
  "40001",
  "40P01",
  "25P03",
]);

const LOST = new Set(["ECONNRESET", "ECONNREFUSED", "EPIPE", "ETIMEDOUT", "ENOENT"]);

function isLostConnection(error: unknown): boolean {
  return (
    error instanceof Error &&
    "syscall" in error &&
    "code" in error &&
    LOST.has(String(error.code)) &&
    isSocketCall(error.syscall)
  );
}

/** A missing file has the same codes as a missing socket. */
function isSocketCall(syscall: unknown): boolean {
  return syscall === "connect" || syscall === "read" || syscall === "write";
}
