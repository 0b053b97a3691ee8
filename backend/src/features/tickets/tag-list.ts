import type { ManagedTag } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import { readCursor, writeCursor } from "../../platform/paging.js";
import { lastChangeOf, presentLastChange, type LastChangeRow } from "../desk/index.js";
import type { Named } from "./names.js";

/** A tag of its own, not one that was merged into another. */
export interface Tag extends Named {
  tickets: number;
  aliases: Named[];
  archivedAt: Date | null;
  version: number;
  changed: LastChangeRow;
}

const tags = `
  SELECT g.id, g.name, lower(g.name) AS "sortName", g.archived_at AS "archivedAt", g.version, ${lastChangeOf("g.")} AS changed,
         (SELECT count(*)::integer FROM ticket_tags x WHERE x.tag_id = g.id) AS tickets,
         coalesce((SELECT json_agg(json_build_object('id', a.id, 'name', a.name) ORDER BY lower(a.name))
                   FROM tags a WHERE a.merged_into = g.id), '[]') AS aliases
  FROM tags g`;

/** What can be put on tickets, by name. */
export const listTags = (queries: Queries): Promise<Named[]> =>
  queries.rows("SELECT id, name FROM tags WHERE merged_into IS NULL AND archived_at IS NULL ORDER BY lower(name)");

export interface TagQuery {
  q?: string | undefined;
  archived: "true" | "false";
  cursor?: string | undefined;
  page?: number | undefined;
  limit: number;
}

/** One page of tags by name, found by part of it or of a name that was merged into them. */
export async function listManagedTags(
  queries: Queries,
  { q, archived, cursor, page, limit }: TagQuery,
): Promise<{ tags: Tag[]; nextCursor: string | null }> {
  const after = readCursor(cursor, ["string"]);
  const rows = await queries.rows<Tag & { sortName: string }>(
    `${tags}
     WHERE g.merged_into IS NULL AND (g.archived_at IS NOT NULL) = $1::boolean
       AND ($2::text IS NULL OR lower(g.name) LIKE $2
            OR EXISTS (SELECT FROM tags a WHERE a.merged_into = g.id AND lower(a.name) LIKE $2))
       AND ($3::text IS NULL OR lower(g.name) > $3::text)
     ORDER BY lower(g.name) LIMIT $4 OFFSET $5`,
    [
      archived === "true",
      q === undefined ? null : `%${q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`,
      after?.[0] ?? null,
      limit + 1,
      after ? 0 : ((page ?? 1) - 1) * limit,
    ],
  );
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { tags: rows.slice(0, limit), nextCursor: last ? writeCursor([last.sortName]) : null };
}

/** A tag of its own; one that was merged into another is none. */
export const findTag = (queries: Queries, id: number): Promise<Tag | null> =>
  queries.one(`${tags} WHERE g.id = $1 AND g.merged_into IS NULL`, [id]);

/** The same, held until the transaction ends: nobody puts it on another ticket meanwhile. */
export async function lockTag(queries: Queries, id: number): Promise<Tag | null> {
  await queries.rows("SELECT 1 FROM tags WHERE id = $1 FOR UPDATE", [id]);
  return findTag(queries, id);
}

export const presentTag = (tag: Tag): ManagedTag => ({
  id: tag.id,
  name: tag.name,
  tickets: tag.tickets,
  aliases: tag.aliases,
  archived: tag.archivedAt !== null,
  version: tag.version,
  changed: presentLastChange(tag.changed),
});
