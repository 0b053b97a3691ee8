import type { RequestOf, ResponseOf, RouteName } from "@redress/backend/contract";
import { routes } from "@redress/backend/contract/routes";
import type { AxiosProgressEvent } from "axios";
import { accessToken, renewToken, shouldRenew } from "./access-token.js";
import { ApiProblem } from "./api-problem.js";
import { send } from "./http.js";

/** A key is needed when its shape has a mandatory field, optional when all are, absent when there is no shape. */
type Part<Key extends string, Shape> = Shape extends undefined
  ? { [K in Key]?: undefined }
  : Record<never, never> extends Shape
    ? { [K in Key]?: Shape }
    : { [K in Key]: Shape };

type Parts<Name extends RouteName> = Part<"params", RequestOf<Name>["params"]> &
  Part<"query", RequestOf<Name>["query"]> &
  Part<"body", RequestOf<Name>["body"]>;

interface Extras {
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

export type CallOptions<Name extends RouteName> = Parts<Name> & Extras;

/**
 * What a call takes besides the route's name. Its type parameter is any text on purpose: were it a route's name, the
 * compiler would try each argument against the options of all routes, which takes it minutes.
 */
type Arguments<Name extends string> = Name extends RouteName
  ? Record<never, never> extends Parts<Name>
    ? [options?: CallOptions<Name>]
    : [options: CallOptions<Name>]
  : never;
export type Response<Name extends string> = Name extends RouteName ? ResponseOf<Name> : never;

/** What `call` reads of its options, whichever route they are for. */
interface Request extends Extras {
  params?: object | undefined;
  query?: object | undefined;
  body?: unknown;
}

/**
 * Calls one route of the API by its name in the contract.
 *
 * The access token is renewed shortly before it expires; an answer `token_expired` renews it and repeats the
 * request once. Routes that are authenticated by the cookie alone get the header they demand.
 *
 * @returns the body on success; undefined for 204.
 * @throws ApiProblem for every other answer, and for none (`offline`, `timeout`).
 */
export async function call<Name extends string>(
  name: Name & RouteName,
  ...rest: Arguments<Name>
): Promise<Response<Name>> {
  const [request = {}] = rest as [Request?];
  if (shouldRenew()) await renewToken();
  try {
    return (await attempt(name, request)) as Response<Name>;
  } catch (error) {
    if (!(error instanceof ApiProblem) || !error.is("token_expired")) throw error;
    if (!(await renewToken())) throw error;
    return (await attempt(name, request)) as Response<Name>;
  }
}

async function attempt(name: RouteName, request: Request): Promise<unknown> {
  const { method, path } = routes[name];
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

function headersOf(name: RouteName, request: Request): Record<string, string> {
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
