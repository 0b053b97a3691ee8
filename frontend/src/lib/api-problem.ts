import type { ErrorCode } from "@redress/backend/contract";
import type { QueryError } from "@redress/backend/contract/query";

/** Codes the browser adds for what never reached the server. */
export type ProblemCode = ErrorCode | "offline" | "timeout" | "unreadable";

export interface FieldError {
  field: string;
  message: string;
}

interface ProblemFacts {
  code: string;
  status: number;
  message: string;
  errors?: FieldError[] | undefined;
  requestId?: string | undefined;
  allowed?: string[] | undefined;
  current?: unknown;
  limit?: number | undefined;
  retryAfterSeconds?: number | undefined;
  queryErrors?: QueryError[] | undefined;
}

/** Any request that did not succeed. Decide by `code`; `message` is for people. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly code: string;
  /** The HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly requestId: string | undefined;
  /** With `ticket.illegal_transition`: the statuses that can follow. */
  readonly allowed: readonly string[];
  /** With `stale_version`: the present state. */
  readonly current: unknown;
  readonly limit: number | undefined;
  readonly retryAfterSeconds: number | undefined;
  /** What is wrong with a query in the query language, each at its place. */
  readonly queryErrors: readonly QueryError[];

  constructor(facts: ProblemFacts) {
    super(facts.message);
    this.code = facts.code;
    this.status = facts.status;
    this.errors = facts.errors ?? [];
    this.requestId = facts.requestId;
    this.allowed = facts.allowed ?? [];
    this.current = facts.current;
    this.limit = facts.limit;
    this.retryAfterSeconds = facts.retryAfterSeconds;
    this.queryErrors = facts.queryErrors ?? [];
  }

  is(code: ProblemCode): boolean {
    return this.code === code;
  }
}

/** Reads an error answer. Anything that is not problem+json (a proxy's page, say) becomes `unreadable`. */
export function readProblem(status: number, body: unknown, headers: Record<string, unknown> = {}): ApiProblem {
  const fields = isRecord(body) ? body : {};
  const code = text(fields["code"]) ?? "unreadable";
  const retryAfter = Number(headers["retry-after"]);
  return new ApiProblem({
    code,
    status,
    message: text(fields["detail"]) ?? text(fields["title"]) ?? `HTTP ${status}`,
    errors: Array.isArray(fields["errors"]) ? fields["errors"].filter(isFieldError) : [],
    requestId: text(fields["request_id"]) ?? text(headers["x-request-id"]),
    allowed: Array.isArray(fields["allowed"]) ? fields["allowed"].map(String) : [],
    current: fields["current"],
    limit: typeof fields["limit"] === "number" ? fields["limit"] : undefined,
    retryAfterSeconds: Number.isFinite(retryAfter) ? retryAfter : undefined,
    queryErrors: Array.isArray(fields["query_errors"]) ? fields["query_errors"].filter(isQueryError) : [],
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isFieldError(value: unknown): value is FieldError {
  return isRecord(value) && typeof value["field"] === "string" && typeof value["message"] === "string";
}

function isQueryError(value: unknown): value is QueryError {
  return (
    isRecord(value) && typeof value["from"] === "number" && typeof value["to"] === "number" && isRecord(value["params"])
  );
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
