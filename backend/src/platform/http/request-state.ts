import type { IncomingMessage } from "node:http";
import type { RouteName } from "../../contract/index.js";
import { anonymousActor, type Actor } from "../actor.js";
import type { AppError } from "../errors.js";

/** What one request has come to be known by, on its way through the middleware. */
export interface RequestState {
  readonly requestId: string;
  actor: Actor;
  /** Why the token that was sent vouches for nobody; told only where signing in is needed. */
  refusal: AppError | null;
  /** The contract's name of the route, once one has matched. */
  route: RouteName | null;
}

const states = new WeakMap<IncomingMessage, RequestState>();

export function openState(req: IncomingMessage, requestId: string): RequestState {
  const state: RequestState = { requestId, actor: anonymousActor, refusal: null, route: null };
  states.set(req, state);
  return state;
}

export function stateOf(req: IncomingMessage): RequestState {
  const state = states.get(req);
  if (!state) throw new Error("The request id comes first of all middleware");
  return state;
}
