import { daysToInstants } from "../../lib/zoned-instant.js";

/** Names of the address's query, each a filter. */
export const FILTERS = ["actor", "type", "object", "ip", "from", "until", "request"] as const;
export type FilterName = (typeof FILTERS)[number];

/** What is looked for, as the address has it: "" where nothing is. Days are the viewer's. */
export type AuditFilters = Readonly<Record<FilterName, string>>;

export const readFilters = (search: URLSearchParams): AuditFilters =>
  Object.fromEntries(FILTERS.map((name) => [name, search.get(name) ?? ""])) as AuditFilters;

export const isFiltered = (filters: AuditFilters): boolean => Object.values(filters).some(Boolean);

/** The same as the API's query, for list and export alike. */
export function queryOfFilters(filters: AuditFilters, timeZone: string) {
  const { actor, type, ip, request } = filters;
  const span = daysToInstants({ from: filters.from || null, to: filters.until || null }, timeZone);
  const object = filters.object.endsWith(":") ? filters.object.slice(0, -1) : filters.object;
  return {
    ...(actor && { actor }),
    ...(type && { type }),
    ...(object && { object }),
    ...(ip.trim() && { ip: ip.trim() }),
    ...(span.from && { from: span.from }),
    ...(span.to && { to: span.to }),
    ...(request.trim() && { request_id: request.trim() }),
  };
}

/** Kind and number of an object in the address: "person:12", or "person:" while no number is typed. */
export function splitObject(object: string): { kind: string; number: string } {
  const [kind = "", number = ""] = object.split(":");
  return { kind, number };
}

export const joinObject = (kind: string, number: string): string =>
  kind === "" ? "" : number.trim() === "" ? kind : `${kind}:${number.trim()}`;

/** The field of the bar that an answer's error is about. */
export const FIELD_OF: Readonly<Record<string, FilterName>> = {
  actor: "actor",
  type: "type",
  object: "object",
  ip: "ip",
  from: "from",
  to: "until",
  request_id: "request",
};
