import type { Request, Response, Router } from "express";
import { endpoints, type RouteName } from "../../contract/index.js";
import { AppError } from "../errors.js";
import { isAccess } from "./access.js";
import type { Handler, Judge, Mount } from "./context.js";
import { serve, type AnyHandler, type AnyJudge, type NamedEndpoint, type ServeDeps } from "./serve.js";

export interface MountDeps extends ServeDeps {
  router: Router;
  /** The contract, unless a test has one of its own. */
  endpoints?: Readonly<Record<string, NamedEndpoint>>;
}

export interface Mounting {
  /** @throws Error for an endpoint that is mounted twice or does not say who may call it. */
  mount: Mount;
  /**
   * Opens the routes, and answers 405 for the other methods of their paths.
   * @throws Error naming the endpoints of the contract that nobody mounted.
   */
  complete(): void;
}

export function createMounting(deps: MountDeps): Mounting {
  const contract: Readonly<Record<string, NamedEndpoint>> = deps.endpoints ?? endpoints;
  const handlers = new Map<string, { handler: AnyHandler; judge: AnyJudge | undefined }>();

  const mount = <Name extends RouteName>(name: Name, handler: Handler<Name>, judge?: Judge<Name>): void => {
    const endpoint = contract[name];
    if (!endpoint) throw new Error(`The contract has no endpoint ${name}`);
    if (handlers.has(name)) throw new Error(`${name} is mounted twice`);
    if (!isAccess(endpoint.access)) throw new Error(`${name} does not say who may call it`);
    handlers.set(name, { handler: handler as unknown as AnyHandler, judge: judge as AnyJudge | undefined });
  };

  const complete = (): void => {
    const missing = Object.keys(contract).filter((name) => !handlers.has(name));
    if (missing.length > 0) throw new Error(`Nobody answers these endpoints of the contract: ${missing.join(", ")}`);
    for (const endpoint of fixedPathsFirst(Object.values(contract))) {
      const mounted = handlers.get(endpoint.name);
      if (mounted) open(deps, endpoint, mounted);
    }
    refuseOtherMethods(deps.router, Object.values(contract));
  };

  return { mount, complete };
}

function open(
  deps: MountDeps,
  endpoint: NamedEndpoint,
  mounted: { handler: AnyHandler; judge: AnyJudge | undefined },
): void {
  const run = (req: Request, res: Response) => serve(deps, endpoint, mounted, req, res);
  switch (endpoint.method) {
    case "GET":
      return void deps.router.get(endpoint.path, run);
    case "POST":
      return void deps.router.post(endpoint.path, run);
    case "PUT":
      return void deps.router.put(endpoint.path, run);
    case "PATCH":
      return void deps.router.patch(endpoint.path, run);
    case "DELETE":
      return void deps.router.delete(endpoint.path, run);
    default:
      throw new Error(`${endpoint.name} has the unknown method ${endpoint.method}`);
  }
}

/** Else `/tickets/:id` would take `/tickets/counts` for a ticket. */
function fixedPathsFirst(all: readonly NamedEndpoint[]): NamedEndpoint[] {
  const variable = (endpoint: NamedEndpoint) => (endpoint.path.includes(":") ? 1 : 0);
  return [...all].sort((a, b) => variable(a) - variable(b));
}

function refuseOtherMethods(router: Router, all: readonly NamedEndpoint[]): void {
  for (const path of new Set(fixedPathsFirst(all).map((endpoint) => endpoint.path))) {
    const known = all.filter((endpoint) => endpoint.path === path).map(({ method }) => method);
    const allow = [...known, ...(known.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
    router.all(path, (req, res) => {
      res.set("Allow", allow);
      if (req.method === "OPTIONS") {
        res.status(204).end();
        return;
      }
      throw new AppError("method_not_allowed", 405, `This path takes ${allow}`);
    });
  }
}
