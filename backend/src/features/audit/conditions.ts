import type { AuditFilter } from "../../contract/schemas/audit.js";

/** A condition in SQL over `events e` and `event_details d`, and the values of its placeholders. */
export interface Conditions {
  where: string;
  binds: unknown[];
}

/** Rows that fit the filter. The list and the export are made of this one function, so they cannot disagree. */
export function conditionsOf(filter: AuditFilter): Conditions {
  const binds: unknown[] = [];
  const bind = (value: unknown) => `$${binds.push(value)}`;
  const parts = ["true"];

  const { actor, type, object, ip, from, to, request_id: requestId } = filter;
  if (typeof actor === "number") parts.push(byOrFor(bind(actor)));
  // An anonymous or automatic row names nobody; saying so lets the small index on those be used.
  else if (actor !== undefined) parts.push(`e.actor_kind = ${bind(actor)}::text AND e.actor_id IS NULL`);
  if (type?.includes(".")) parts.push(`e.type = ${bind(type)}::text`);
  // "_" is a letter in here, not any sign.
  else if (type !== undefined) parts.push(`e.type LIKE ${bind(`${type.replaceAll("_", "\\_")}.%`)}::text`);
  if (object) parts.push(aboutObject(object, bind));
  if (ip !== undefined) parts.push(inNetwork(bind(ip)));
  if (from !== undefined) parts.push(`e.created_at >= ${bind(from)}::timestamptz`);
  if (to !== undefined) parts.push(`e.created_at < ${bind(to)}::timestamptz`);
  if (requestId !== undefined) parts.push(`e.request_id = ${bind(requestId)}::text`);
  return { where: parts.join(" AND "), binds };
}

/** What somebody did, and what others did on their behalf: an employee's call is a customer's complaint. */
const byOrFor = (placeholder: string): string =>
  `(e.actor_id = ${placeholder}::bigint OR e.on_behalf_of = ${placeholder}::bigint)`;

/** A ticket's rows name it in a column of their own; refusals name it like any other object. */
function aboutObject({ kind, id }: NonNullable<AuditFilter["object"]>, bind: (value: unknown) => string): string {
  const isObject = `e.object_kind = ${bind(kind)}::text`;
  const withId = id === null ? isObject : `(${isObject} AND e.object_id = ${bind(id)}::bigint)`;
  if (kind !== "ticket") return withId;
  return `(${withId} OR ${id === null ? "e.ticket_id IS NOT NULL" : `e.ticket_id = ${bind(id)}::bigint`})`;
}

/**
 * Addresses within a network as a range, which an index can be asked for even where the network is a parameter. What is
 * kept are single addresses, and they sort behind the network that holds them.
 */
function inNetwork(placeholder: string): string {
  const net = `${placeholder}::inet`;
  const last = `set_masklen(broadcast(${net}), CASE family(${net}) WHEN 4 THEN 32 ELSE 128 END)`;
  return `d.ip >= network(${net})::inet AND d.ip <= ${last}`;
}
