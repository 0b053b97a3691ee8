import { endpoints, routes, type Endpoint, type RouteName } from "../../src/contract/index.js";
import type { MatrixDesk } from "./desk.js";
import { fileFor } from "./files.js";
import { fittingValue } from "./fitting-value.js";
import { particularsOf, type Particulars } from "./particulars.js";

/** One way to call a route: valid in every respect, about things that are there. */
export interface MatrixRequest {
  /** The route's name, and what is particular about this call where there are several. */
  title: string;
  route: RouteName;
  method: string;
  path: string;
  body: unknown;
  file: { name: string; content: Buffer } | null;
  /** About a ticket that has been hidden. */
  hidden: boolean;
}

/** What lies behind `:id`, by the beginning of the path; the longest that fits decides. */
const idsOfPaths: Record<string, string> = {
  "/api/tickets": "ticket",
  "/api/people": "owner",
  "/api/organizations": "organization",
  "/api/departments": "department",
  "/api/sla/policies": "policy",
  "/api/sla/runs": "run",
  "/api/calendars": "calendar",
  "/api/categories": "category",
  "/api/fields": "field",
  "/api/tags": "tag",
  "/api/customer-groups": "group",
  "/api/teams": "team",
  "/api/skills": "skill",
  "/api/mails": "mail",
  "/api/imports": "ready_import",
  "/api/jobs": "job",
  "/api/roles": "role",
  "/api/me/sessions": "session",
  "/api/me/api-keys": "key",
  "/api/api-keys": "key",
  "/api/audit": "event",
  "/api/time": "time_entry",
};

/** Every route of the contract once, some more than once, and those of tickets about a hidden one too. */
export function matrixRequests(desk: MatrixDesk): MatrixRequest[] {
  const particulars = particularsOf(desk);
  const once = (Object.keys(routes) as RouteName[]).map((route) =>
    requestFor(desk, route, route, particulars.byRoute[route] ?? {}),
  );
  const hidden = (Object.keys(routes) as RouteName[])
    .filter((route) => routes[route].path.startsWith("/api/tickets/:id"))
    .map((route) => {
      const own = particulars.byRoute[route] ?? {};
      const params = { ...own.params, id: desk.ids["hidden_ticket"] };
      return { ...requestFor(desk, `${route}: hidden`, route, { ...own, params }), hidden: true };
    });
  const more = particulars.more.map(({ title, route, ...rest }) => requestFor(desk, title, route, rest));
  return [...once, ...more, ...hidden];
}

function requestFor(desk: MatrixDesk, title: string, route: RouteName, own: Particulars): MatrixRequest {
  const endpoint: Endpoint & { method: string; path: string } = endpoints[route];
  const { method, path } = endpoint;
  const known = (parts: readonly string[]) => desk.ids[idOfField(parts)];
  const fill = (part: "query" | "body") => {
    const schema = endpoint[part];
    try {
      return own[part] ?? (schema && fittingValue(schema, { valueOf: known }));
    } catch (error) {
      throw new Error(`${route} needs a ${part} of its own in test/route-matrix/particulars.ts`, { cause: error });
    }
  };
  const params: Record<string, string | number | undefined> = { id: idBehind(desk, path), ...own.params };
  const place = path.replace(/:(\w+)/g, (_, name: string) => {
    if (params[name] === undefined)
      throw new Error(`${route} needs ${name} in test/route-matrix/particulars.ts: what is there to call it with?`);
    return encodeURIComponent(String(params[name]));
  });
  const query = new URLSearchParams(fill("query") as Record<string, string> | undefined).toString();
  return {
    title,
    route,
    method,
    path: query ? `${place}?${query}` : place,
    body: endpoint.files ? undefined : fill("body"),
    file: endpoint.files ? fileFor(path) : null,
    hidden: false,
  };
}

/** What `department_id`, and each of `department_ids`, is the id of. */
function idOfField(path: readonly string[]): string {
  const last = path.at(-1) ?? "";
  if (last === "0") return (path.at(-2) ?? "").replace(/_ids$/, "");
  return last.endsWith("_id") ? last.replace(/_id$/, "") : "";
}

function idBehind(desk: MatrixDesk, path: string): number | undefined {
  const prefix = Object.keys(idsOfPaths)
    .filter((start) => path.startsWith(`${start}/`))
    .sort((a, b) => b.length - a.length)[0];
  return prefix === undefined ? undefined : desk.ids[idsOfPaths[prefix] ?? ""];
}
