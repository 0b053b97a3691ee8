import type { RouteName } from "@redress/backend/contract";
import { routes } from "@redress/backend/contract/routes";
import type { AxiosProgressEvent } from "axios";
import { accessToken, renewToken, shouldRenew, tokenOwner } from "./access-token.js";
import { ApiProblem } from "./api-problem.js";
import { confirmed } from "./confirmation.js";
import { send } from "./http.js";

/** What a call may take besides what its route describes. */
export interface Extras {
  /** Sent as multipart field `files`, instead of a JSON body. */
  files?: readonly File[];
  headers?: Record<string, string>;
  /** Makes a creating request safe to repeat: see `useSubmitKey`. */
  idempotencyKey?: string;
  /** The version that was read; the server refuses when it is no longer the present one. */
  ifMatch?: number;
  signal?: AbortSignal;
  /** From 0 to 1, while a body is being sent. */
  onUploadProgress?: (fraction: number) => void;
}

/** What a call reads of its options, whichever route they are for. */
export interface CallRequest extends Extras {
  params?: object | undefined;
  query?: object | undefined;
  body?: unknown;
}

/**
 * Calls one route of the API by its name in the contract; `api` is its typed face.
 *
 * The access token is renewed shortly before it expires; an answer `token_expired` renews it and repeats the
 * request once, and so does `confirmation_required` after the password was typed. Routes that are authenticated by the cookie alone get the header they demand.
 * Where that shows that somebody else has signed in on this browser meanwhile, in another tab, nothing is changed in their name.
 *
 * @returns the body on success; undefined for 204.
 * @throws ApiProblem for every other answer, and for none (`offline`, `timeout`).
 */
export function call(name: RouteName, request: CallRequest = {}): Promise<unknown> {
  const asker = tokenOwner;
  return confirmed(() => withToken(name, request, asker));
}

async function withToken(name: RouteName, request: CallRequest, asker: number | null): Promise<unknown> {
  if (shouldRenew()) await renewToken();
  try {
    return await attempt(name, request, asker);
  } catch (error) {
    // It is demanded from now on: the answer to a refresh says so, and the page leads to it.
    if (error instanceof ApiProblem && error.is("two_factor_required")) void renewToken().catch(() => false);
    if (!(error instanceof ApiProblem) || !error.is("token_expired")) throw error;
    if (!(await renewToken())) throw error;
    return await attempt(name, request, asker);
  }
}

async function attempt(name: RouteName, request: CallRequest, asker: number | null): Promise<unknown> {
  const { method, path } = routes[name];
  if (asker && tokenOwner && tokenOwner !== asker && method !== "GET")
    throw new ApiProblem({ code: "unauthenticated", status: 401, message: "" });
  const { onUploadProgress, signal } = request;
  const response = await send({
    method,
    url: pathOf(path, request.params),
    ...(request.query && { params: request.query }),
    data: request.files ? multipart(request.files) : request.body,
    headers: headersOf(name, request),
    // A large file over a slow line takes as long as it takes.
    ...(request.files && { timeout: 0 }),
    ...(signal && { signal }),
    ...(onUploadProgress && { onUploadProgress: (event: AxiosProgressEvent) => onUploadProgress(event.progress ?? 0) }),
  });
  return response.status === 204 ? undefined : response.data;
}

function headersOf(name: RouteName, request: CallRequest): Record<string, string> {
  const token = accessToken();
  return {
    ...(token && { Authorization: `Bearer ${token}` }),
    ...((name === "logout" || name === "leaveGuest") && { "X-Redress-Request": "1" }),
    ...(request.idempotencyKey && { "Idempotency-Key": request.idempotencyKey }),
    ...(request.ifMatch !== undefined && { "If-Match": `"${request.ifMatch}"` }),
    ...request.headers,
  };
}

function multipart(files: readonly File[]): FormData {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  return form;
}

/** Fills `:name` parts of a path. */
export function pathOf(path: string, params: object = {}): string {
  const values = params as Record<string, unknown>;
  return path.replace(/:(\w+)/g, (_match, key: string) => encodeURIComponent(String(values[key])));
}
