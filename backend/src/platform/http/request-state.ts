import type { IncomingMessage } from "node:http";
import type { RouteName } from "../../contract/index.js";
import { anonymousActor, type Actor } from "../actor.js";
import type { AppError } from "../errors.js";

/** What one request has come to be known by, on its way through the middleware. */
export interface RequestState {
  readonly requestId: string;
  /** What the client or a proxy calls the request. Anybody may send anything: it is for logs alone. */
  readonly clientRequestId: string | null;
  actor: Actor;
  /** Why the token that was sent vouches for nobody; told only where signing in is needed. */
  refusal: AppError | null;
  /** The contract's name of the route, once one has matched. */
  route: RouteName | null;
  /** Counted as a stranger's before it was known whose it is. */
  isCounted: boolean;
}

const states = new WeakMap<IncomingMessage, RequestState>();

export function openState(
  req: IncomingMessage,
  requestId: string,
  clientRequestId: string | null = null,
): RequestState {
  const state: RequestState = {
    requestId,
    clientRequestId,
    actor: anonymousActor,
    refusal: null,
    route: null,
    isCounted: false,
  };
  states.set(req, state);
  return state;
}

export function stateOf(req: IncomingMessage): RequestState {
  const state = states.get(req);
  if (!state) throw new Error("The request id comes first of all middleware");
  return state;
}
