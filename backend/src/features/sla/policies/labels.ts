import type { SlaPolicyDetail } from "../../../contract/index.js";
import type { Queries } from "../../../platform/db.js";
import type { SlaDefinition } from "./definition.js";
import { namedBy, namedKinds, type NamedKind } from "./named-things.js";

type Labels = SlaPolicyDetail["labels"];

/** Names of things whatever became of them, by kind: `$1` to `$7` are the ids. A category is named with what it lies below. */
const sources: Readonly<Record<NamedKind, string>> = {
  category_ids: `
    SELECT c.id, concat_ws(' / ', top.name, above.name, c.name) AS name
    FROM categories c LEFT JOIN categories above ON above.id = c.parent_id LEFT JOIN categories top ON top.id = above.parent_id`,
  department_ids: "SELECT id, name FROM departments",
  organization_ids: "SELECT id, name FROM organizations",
  customer_group_ids: "SELECT id, name FROM customer_groups",
  // A merged tag counts as the one it was merged into.
  tag_ids: "SELECT g.id, coalesce(i.name, g.name) AS name FROM tags g LEFT JOIN tags i ON i.id = g.merged_into",
  people: "SELECT id, full_name AS name FROM people",
  teams: "SELECT id, name FROM teams",
};

const named = namedKinds
  .map(
    (kind, i) =>
      `SELECT '${kind}' AS kind, s.id, s.name FROM (${sources[kind]}) s WHERE s.id = ANY ($${i + 1}::bigint[])`,
  )
  .join("\nUNION ALL\n");

/** Names of everything that conditions and steps of these definitions point to. A tag that was deleted has none. */
export async function labelsOf(queries: Queries, definitions: readonly SlaDefinition[]): Promise<Labels> {
  const ids = definitions.map(namedBy);
  const rows = await queries.rows<{ kind: NamedKind; id: number; name: string }>(
    `${named} ORDER BY name, id`,
    namedKinds.map((kind) => [...new Set(ids.flatMap((each) => each[kind]))]),
  );
  const of = (wanted: NamedKind) => rows.filter(({ kind }) => kind === wanted).map(({ id, name }) => ({ id, name }));
  return {
    categories: of("category_ids"),
    departments: of("department_ids"),
    organizations: of("organization_ids"),
    customer_groups: of("customer_group_ids"),
    tags: of("tag_ids"),
    people: of("people"),
    teams: of("teams"),
  };
}
