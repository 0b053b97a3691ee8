import type { Queries } from "../../platform/db.js";
import { readCursor, writeCursor } from "../../platform/paging.js";
import { lastChangeOf } from "../desk/index.js";
import type { Named, Skill } from "./models.js";

const skills = `
  SELECT s.id, s.name, s.archived_at AS "archivedAt", s.version, ${lastChangeOf("s.")} AS changed FROM skills s`;

/** Skills by name; archived ones only when asked for. */
export const listSkills = (queries: Queries, withArchived = false): Promise<Skill[]> =>
  queries.rows(
    `${skills} WHERE NOT s.is_hidden AND ($1::boolean OR s.archived_at IS NULL) ORDER BY s.archived_at IS NOT NULL, lower(s.name)`,
    [withArchived],
  );

/** A skill by its id. An archived one is found too: whether it may still be chosen is the caller's rule. */
export const findSkill = (queries: Queries, id: number): Promise<Skill | null> =>
  queries.one(`${skills} WHERE s.id = $1 AND NOT s.is_hidden`, [id]);

export const lockSkill = (queries: Queries, id: number): Promise<Skill | null> =>
  queries.one(`${skills} WHERE s.id = $1 AND NOT s.is_hidden FOR UPDATE OF s`, [id]);

/** How many categories still ask for it. */
export async function categoriesWithSkill(queries: Queries, id: number): Promise<number> {
  const row = await queries.one<{ count: number }>(
    "SELECT count(*) FROM categories WHERE skill_id = $1 AND archived_at IS NULL",
    [id],
  );
  return row?.count ?? 0;
}

/** Somebody who works on tickets, with the levels they have in skills that are in use. */
export interface SkilledPerson {
  id: number;
  fullName: string;
  photoKey: string | null;
  teams: Named[];
  levels: { skill_id: number; level: number }[];
}

/** The matrix's rows by name. The cursor holds the last one's name and id. */
export async function listSkilledPeople(
  queries: Queries,
  query: {
    q?: string | undefined;
    team_id?: number | undefined;
    cursor?: string | undefined;
    limit: number;
    page?: number | undefined;
  },
): Promise<{ people: SkilledPerson[]; nextCursor: string | null }> {
  const after = readCursor(query.cursor, ["string", "number"]);
  const rows = await queries.rows<SkilledPerson & { sortName: string }>(
    `SELECT p.id, p.full_name AS "fullName", p.photo_key AS "photoKey", lower(p.full_name) AS "sortName",
            coalesce((SELECT json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY t.name)
                      FROM team_members m JOIN teams t ON t.id = m.team_id AND t.archived_at IS NULL
                      WHERE m.person_id = p.id), '[]') AS teams,
            coalesce((SELECT json_agg(json_build_object('skill_id', l.skill_id, 'level', l.level))
                      FROM person_skills l JOIN skills s ON s.id = l.skill_id AND s.archived_at IS NULL AND NOT s.is_hidden
                      WHERE l.person_id = p.id), '[]') AS levels
     FROM people p JOIN roles r ON r.id = p.role_id
     WHERE p.deactivated_at IS NULL AND NOT p.is_hidden AND r.is_staff AND 'ticket.reply' = ANY (r.permissions)
       AND ($1::text IS NULL OR lower(p.full_name) LIKE $1)
       AND ($2::bigint IS NULL OR EXISTS (SELECT FROM team_members m WHERE m.person_id = p.id AND m.team_id = $2))
       AND ($3::text IS NULL OR (lower(p.full_name), p.id) > ($3::text, $4::bigint))
     ORDER BY lower(p.full_name), p.id LIMIT $5 OFFSET $6`,
    [
      query.q === undefined ? null : `%${query.q.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`,
      query.team_id ?? null,
      after?.[0] ?? null,
      after?.[1] ?? null,
      query.limit + 1,
      after ? 0 : ((query.page ?? 1) - 1) * query.limit,
    ],
  );
  const people = rows.slice(0, query.limit);
  const last = people.at(-1);
  return { people, nextCursor: rows.length > query.limit && last ? writeCursor([last.sortName, last.id]) : null };
}
