import { personId, type Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import { notFound } from "../../../platform/errors.js";
import { readCursor, writeCursor } from "../../../platform/paging.js";
import { lastChangeOf } from "../../desk/index.js";
import { Binds } from "../../tickets/index.js";
import type { View } from "./models.js";
import { canUseView, editableBy, usableBy } from "./policy.js";

const by = (at: string, who: string) =>
  `(SELECT ${lastChangeOf("x.")} FROM (SELECT ${at} AS changed_at, ${who} AS changed_by) x)`;

const columns = `
  v.id, v.scope, v.owner_id AS "ownerId", v.name, v.query, v.sort, to_json(v.columns) AS columns, v.group_by AS "groupBy",
  v.version, v.archived_at AS "archivedAt", v.deleted_at AS "deletedAt", s.place, s.alerts_since AS "alertsSince",
  (SELECT json_build_object('id', t.id, 'name', t.name) FROM teams t WHERE t.id = v.team_id) AS team,
  ${by("v.created_at", "v.created_by")} AS created, ${by("v.changed_at", "v.changed_by")} AS changed`;

/** @param person the placeholder of whose standing it is. */
const from = (person: string) =>
  `FROM saved_views v LEFT JOIN view_standings s ON s.view_id = v.id AND s.person_id = ${person}::bigint`;

/** Whether one that was deleted is meant too, as long as it can be brought back. */
interface Meant {
  evenDeleted?: boolean;
}

/** One that the actor may use. @throws AppError 404 when there is none for them. */
export async function requireView(
  queries: Queries,
  actor: Actor,
  id: number,
  { evenDeleted = false }: Meant = {},
): Promise<View> {
  const view = await queries.one<View>(`SELECT ${columns} ${from("$2")} WHERE v.id = $1`, [id, actor.id]);
  if (!view || (view.deletedAt && !evenDeleted) || !canUseView(actor, view)) throw notFound("View");
  return view;
}

/** The same, held until the transaction ends. */
export async function lockView(queries: Queries, actor: Actor, id: number, meant?: Meant): Promise<View> {
  await queries.rows("SELECT 1 FROM saved_views WHERE id = $1 FOR UPDATE", [id]);
  return requireView(queries, actor, id, meant);
}

export interface ViewFilter {
  archived?: boolean | undefined;
  cursor?: string | undefined;
  page?: number | undefined;
  limit: number;
}

/** Behind all that somebody has put in order. */
const LAST_PLACE = 1_000_000;
const place = `coalesce(s.place, ${LAST_PLACE})`;

/** What the actor may use, in their own order; a page of it. */
export async function listViews(
  queries: Queries,
  actor: Actor,
  filter: ViewFilter,
): Promise<{ rows: View[]; nextCursor: string | null }> {
  const binds = new Binds();
  const joined = from(binds.add(personId(actor)));
  const after = readCursor(filter.cursor, ["number", "string", "number"]);
  const conditions = [
    // What was put away is for those who may bring it back or delete it.
    ...(filter.archived
      ? [editableBy(actor, binds), "v.archived_at IS NOT NULL"]
      : [usableBy(actor, binds), "v.archived_at IS NULL"]),
    ...(after
      ? [
          `(${place}, lower(v.name), v.id) > (${binds.add(after[0])}::integer, ${binds.add(after[1])}::text, ${binds.add(after[2])}::bigint)`,
        ]
      : []),
  ];
  const offset = after ? 0 : ((filter.page ?? 1) - 1) * filter.limit;
  const found = await queries.rows<View & { sorted: string }>(
    `SELECT ${columns}, lower(v.name) AS sorted ${joined} WHERE ${conditions.join(" AND ")}
     ORDER BY ${place}, lower(v.name), v.id LIMIT ${binds.add(filter.limit + 1)} OFFSET ${binds.add(offset)}`,
    binds.values,
  );
  const rows = found.slice(0, filter.limit);
  const last = found.length > filter.limit ? rows.at(-1) : undefined;
  return { rows, nextCursor: last ? writeCursor([last.place ?? LAST_PLACE, last.sorted, last.id]) : null };
}

/** What views are called, as far as they are the actor's to use. */
export async function viewNames(
  queries: Queries,
  actor: Actor,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const binds = new Binds();
  const rows = await queries.rows<{ id: number; name: string }>(
    `SELECT v.id, v.name FROM saved_views v WHERE v.id = ANY (${binds.add(ids)}::bigint[]) AND ${usableBy(actor, binds)}`,
    binds.values,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const NAMED_AT_MOST = 5;

/** What the actor may use by a name of which they have begun these words, in any order: their first ones first. */
export async function viewsNamed(
  queries: Queries,
  actor: Actor,
  typed: string,
): Promise<{ id: number; name: string }[]> {
  if (!actor.isStaff) return [];
  const binds = new Binds();
  const joined = from(binds.add(personId(actor)));
  const words = `string_to_array(unaccent(search_plain(${binds.add(typed)}::text)), ' ')`;
  return queries.rows(
    `SELECT v.id, v.name ${joined}
     WHERE ${usableBy(actor, binds)} AND v.archived_at IS NULL AND (
       SELECT bool_and(starts_with(plain.name, word) OR strpos(plain.name, ' ' || word) > 0)
       FROM unnest(${words}) AS word, (SELECT unaccent(search_plain(v.name)) AS name) AS plain WHERE word <> '')
     ORDER BY ${place}, lower(v.name), v.id LIMIT ${NAMED_AT_MOST}`,
    binds.values,
  );
}

/** A person's own, as their export has them. */
export async function ownViews(queries: Queries, ofPerson: number): Promise<object[]> {
  return queries.rows(
    `SELECT v.name, v.query AS q, v.sort, to_json(v.columns) AS columns, v.group_by FROM saved_views v
     WHERE v.owner_id = $1 AND v.deleted_at IS NULL ORDER BY lower(v.name), v.id`,
    [ofPerson],
  );
}
