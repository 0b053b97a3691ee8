import type { PersonRef } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { personRefs } from "../accounts/index.js";
import { changesOf } from "./changes-of.js";
import { namesRoles, thingsIn, type NamesOfThings } from "./named-values.js";
import type { EventRow } from "./queries.js";

/** Where the present names of things stand. What is gone for good keeps the name that its events say. */
const SOURCES: Readonly<Record<string, string>> = {
  ticket: "SELECT id, subject AS name FROM tickets",
  person: "SELECT id, full_name AS name FROM people",
  role: "SELECT id, name FROM roles",
  organization: "SELECT id, name FROM organizations",
  department: "SELECT id, name FROM departments",
  category: "SELECT id, name FROM categories",
  field: "SELECT id, label AS name FROM custom_fields",
  team: "SELECT id, name FROM teams",
  skill: "SELECT id, name FROM skills",
  tag: "SELECT id, name FROM tags",
  customer_group: "SELECT id, name FROM customer_groups",
  canned: "SELECT id, title AS name FROM canned_responses",
  view: "SELECT id, name FROM saved_views",
  sla_policy: "SELECT id, name FROM sla_policies",
  calendar: "SELECT id, name FROM calendars",
  import: "SELECT id, file_name AS name FROM imports",
  api_key: "SELECT id, name FROM api_keys",
  mail: "SELECT id, subject AS name FROM mails",
};

/** Names of all that some rows speak of, so that each kind is asked for once. */
export interface Names extends NamesOfThings {
  person(id: number | null): PersonRef | null;
}

export async function namesFor(queries: Queries, rows: readonly EventRow[]): Promise<Names> {
  const people = new Set<number>();
  const wanted = new Map<string, Set<number>>();
  for (const row of rows) {
    if (row.api_key_id !== null) wanted.set("api_key", (wanted.get("api_key") ?? new Set()).add(row.api_key_id));
    for (const id of [row.actor_id, row.on_behalf_of]) if (id !== null) people.add(id);
    const object = objectOf(row);
    for (const { kind, id } of [...(object ? [object] : []), ...thingsIn(changesOf(row))])
      if (kind in SOURCES) wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id));
  }
  const rolesWanted = rows.some((row) => namesRoles(changesOf(row)));
  const [refs, roles, ...names] = await Promise.all([
    personRefs(queries, [...people]),
    rolesWanted ? queries.rows<{ key: string; name: string }>("SELECT key, name FROM roles") : [],
    ...[...wanted].map(async ([kind, ids]) => [kind, await namesOf(queries, kind, [...ids])] as const),
  ]);
  const byKind = new Map(names);
  const byKey = new Map(roles.map(({ key, name }) => [key, name]));
  return {
    role: (key) => byKey.get(key) ?? null,
    person: (id) => (id === null ? null : (refs.get(id) ?? null)),
    object: (kind, id) => byKind.get(kind)?.get(id) ?? null,
  };
}

async function namesOf(queries: Queries, kind: string, ids: readonly number[]): Promise<Map<number, string>> {
  const rows = await queries.rows<{ id: number; name: string }>(
    `SELECT id, name FROM (${SOURCES[kind]}) AS named WHERE id = ANY ($1::bigint[])`,
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** What a row is about: a ticket's rows need not name it twice. */
export function objectOf(
  row: Pick<EventRow, "object_kind" | "object_id" | "ticket_id">,
): { kind: string; id: number } | null {
  if (row.object_kind !== null && row.object_id !== null) return { kind: row.object_kind, id: row.object_id };
  return row.ticket_id === null ? null : { kind: "ticket", id: row.ticket_id };
}
