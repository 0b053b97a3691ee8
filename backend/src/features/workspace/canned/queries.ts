import type { SharedScope } from "../../../contract/index.js";
import type { Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import { notFound } from "../../../platform/errors.js";
import { readCursor, writeCursor } from "../../../platform/paging.js";
import { lastChangeOf } from "../../desk/index.js";
import { Binds } from "../../tickets/index.js";
import type { Canned } from "./models.js";
import { canUseCanned, usableBy } from "./policy.js";

const by = (at: string, who: string) =>
  `(SELECT ${lastChangeOf("x.")} FROM (SELECT ${at} AS changed_at, ${who} AS changed_by) x)`;

const columns = `
  c.id, c.scope, c.owner_id AS "ownerId", c.shortcut, c.title, c.folder, c.version, c.archived_at AS "archivedAt",
  (SELECT json_build_object('id', t.id, 'name', t.name) FROM teams t WHERE t.id = c.team_id) AS team,
  (SELECT json_build_object('id', t.id, 'name', t.name) FROM teams t WHERE t.id = c.assign_team_id) AS "assignTeam",
  coalesce((SELECT json_agg(json_build_object('language', x.language, 'body', x.body) ORDER BY x.language)
            FROM canned_texts x WHERE x.canned_id = c.id), '[]') AS texts,
  c.set_status AS "setStatus", c.set_priority AS "setPriority", c.add_tags AS "addTags", c.assign_to_me AS "assignToMe",
  coalesce(u.uses, 0) AS uses, ${by("u.last_used_at", "u.last_used_by")} AS "lastUsed",
  ${by("c.created_at", "c.created_by")} AS created, ${by("c.changed_at", "c.changed_by")} AS changed`;
const from = "FROM canned_responses c LEFT JOIN canned_uses u ON u.canned_id = c.id";

/** One that the actor may use. @throws AppError 404 when there is none for them. */
export async function requireCanned(queries: Queries, actor: Actor, id: number): Promise<Canned> {
  const canned = await queries.one<Canned>(`SELECT ${columns} ${from} WHERE c.id = $1`, [id]);
  if (!canned || !canUseCanned(actor, canned)) throw notFound("Canned response");
  return canned;
}

/** The same of those in use: what was put away is used no more. */
export async function requireUsable(queries: Queries, actor: Actor, id: number): Promise<Canned> {
  const canned = await requireCanned(queries, actor, id);
  if (canned.archivedAt) throw notFound("Canned response");
  return canned;
}

/** The same, held until the transaction ends. */
export async function lockCanned(queries: Queries, actor: Actor, id: number): Promise<Canned> {
  await queries.rows("SELECT 1 FROM canned_responses WHERE id = $1 FOR UPDATE", [id]);
  return requireCanned(queries, actor, id);
}

export interface CannedFilter {
  q?: string | undefined;
  scope?: SharedScope | undefined;
  folder?: string | undefined;
  kind?: "text" | "macro" | undefined;
  team_id?: number | undefined;
  archived?: boolean | undefined;
  cursor?: string | undefined;
  page?: number | undefined;
  limit: number;
}

/** What the actor may use, by shortcut; a page of it. */
export async function listCanned(
  queries: Queries,
  actor: Actor,
  filter: CannedFilter,
): Promise<{ rows: Canned[]; nextCursor: string | null }> {
  const binds = new Binds();
  const after = readCursor(filter.cursor, ["string", "number"]);
  const conditions = [
    usableBy(actor, binds),
    filter.archived ? "c.archived_at IS NOT NULL" : "c.archived_at IS NULL",
    ...conditionsOf(filter, binds),
    ...(after ? [`(c.shortcut, c.id) > (${binds.add(after[0])}::text, ${binds.add(after[1])}::bigint)`] : []),
  ];
  const offset = after ? 0 : ((filter.page ?? 1) - 1) * filter.limit;
  const found = await queries.rows<Canned>(
    `SELECT ${columns} ${from} WHERE ${conditions.join(" AND ")}
     ORDER BY c.shortcut, c.id LIMIT ${binds.add(filter.limit + 1)} OFFSET ${binds.add(offset)}`,
    binds.values,
  );
  const rows = found.slice(0, filter.limit);
  const last = found.length > filter.limit ? rows.at(-1) : undefined;
  return { rows, nextCursor: last ? writeCursor([last.shortcut, last.id]) : null };
}

function conditionsOf({ q, scope, folder, kind, team_id: teamId }: CannedFilter, binds: Binds): string[] {
  const conditions: string[] = [];
  if (scope !== undefined) conditions.push(`c.scope = ${binds.add(scope)}`);
  if (folder !== undefined) conditions.push(`lower(c.folder) = lower(${binds.add(folder)}::text)`);
  if (teamId !== undefined) conditions.push(`c.team_id = ${binds.add(teamId)}::bigint`);
  if (kind !== undefined)
    conditions.push(`${kind === "macro" ? "NOT " : ""}EXISTS (SELECT FROM canned_texts x WHERE x.canned_id = c.id)`);
  if (q !== undefined) {
    // Typed as it is used, slash included.
    const part = `${binds.add(
      `%${q
        .replace(/^\//, "")
        .toLowerCase()
        .replace(/[\\%_]/g, "\\$&")}%`,
    )}::text`;
    conditions.push(`(c.shortcut LIKE ${part} OR lower(c.title) LIKE ${part}
      OR EXISTS (SELECT FROM canned_texts x WHERE x.canned_id = c.id AND lower(x.body) LIKE ${part}))`);
  }
  return conditions;
}

/** The folders of what the actor may use, by name; differences of case make no other folder. */
export async function listFolders(queries: Queries, actor: Actor): Promise<{ name: string; count: number }[]> {
  const binds = new Binds();
  return queries.rows(
    `SELECT min(c.folder) AS name, count(*)::integer AS count FROM canned_responses c
     WHERE c.folder IS NOT NULL AND c.archived_at IS NULL AND ${usableBy(actor, binds)}
     GROUP BY lower(c.folder) ORDER BY lower(c.folder) LIMIT 500`,
    binds.values,
  );
}

/** A person's own, as their export has them. */
export async function ownCanned(queries: Queries, ofPerson: number): Promise<object[]> {
  const rows = await queries.rows<Canned>(`SELECT ${columns} ${from} WHERE c.owner_id = $1 ORDER BY c.shortcut`, [
    ofPerson,
  ]);
  return rows.map(({ shortcut, title, folder, texts }) => ({ shortcut, title, folder, texts }));
}
