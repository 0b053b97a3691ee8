import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { lastChangeOf } from "../desk/index.js";
import { meantBy, readCategoryNames } from "./category-names.js";
import type { Category, CategoryText } from "./models.js";
import type { Readers } from "./organizations.js";

const named = (table: string) =>
  `CASE WHEN ${table}.id IS NOT NULL THEN json_build_object('id', ${table}.id, 'name', ${table}.name) END`;

/** A text in the first of the reader's languages that has it, else in the desk's own. `$1`: their languages. */
const inLanguage = (table: string, field: "name" | "help") => `
  coalesce((SELECT x.${field} FROM category_texts x WHERE x.category_id = ${table}.id AND x.language = ANY ($1::text[])
            ORDER BY array_position($1::text[], x.language) LIMIT 1), ${table}.${field})`;

/** With what lies above: the tree has three levels. */
const categories = `
  SELECT c.id, ${inLanguage("c", "name")} AS name, ${inLanguage("c", "help")} AS help, c.parent_id AS "parentId",
         array_remove(ARRAY[${inLanguage("top", "name")}, ${inLanguage("above", "name")}, ${inLanguage("c", "name")}], NULL) AS path,
         c.default_priority AS "defaultPriority", c.position, c.is_public AS "isPublic",
         c.archived_at IS NULL AND c.is_public AND coalesce(above.is_public, true) AND coalesce(top.is_public, true) AS "isOffered",
         c.archived_at AS "archivedAt", c.archived_with AS "archivedWith", c.version,
         ${lastChangeOf("c.")} AS changed,
         ${named("d")} AS department, ${named("t")} AS team, ${named("s")} AS skill
  FROM categories c
  LEFT JOIN categories above ON above.id = c.parent_id
  LEFT JOIN categories top ON top.id = above.parent_id
  LEFT JOIN departments d ON d.id = c.department_id
  LEFT JOIN teams t ON t.id = c.team_id
  LEFT JOIN skills s ON s.id = c.skill_id`;

const fits: Readonly<Record<Readers, (category: Category) => boolean>> = {
  customers: ({ isOffered }) => isOffered,
  staff: ({ archivedAt }) => archivedAt === null,
  managers: () => true,
};

/** In the order admins gave them below each parent. @param languages the reader's, best first; none: the desk's own. */
export async function listCategories(
  queries: Queries,
  { readers = "customers", languages = [] }: { readers?: Readers; languages?: readonly string[] } = {},
): Promise<Category[]> {
  const found = await queries.rows<Category>(`${categories} WHERE NOT c.is_hidden ORDER BY c.position, lower(c.name)`, [
    languages,
  ]);
  return found.filter(fits[readers]);
}

/**
 * By its id, or by what it is called: null then, too, where several are meant. An archived one is found too: whether
 * it may still be chosen is the caller's rule.
 */
export async function findCategory(queries: Queries, by: { id: number } | { name: string }): Promise<Category | null> {
  if ("id" in by) return queries.one(`${categories} WHERE c.id = $2 AND NOT c.is_hidden`, [[], by.id]);
  const [meant, another] = meantBy(by.name, await readCategoryNames(queries));
  return meant && !another ? findCategory(queries, { id: meant.id }) : null;
}

/** The texts in other languages than the desk's own. */
export const textsOf = (queries: Queries, categoryId: number): Promise<CategoryText[]> =>
  queries.rows("SELECT language, name, help FROM category_texts WHERE category_id = $1 ORDER BY language", [
    categoryId,
  ]);

/** In which languages somebody reads: customers in theirs, staff in the desk's own, so that all of them mean the same. */
export async function readingLanguages(queries: Queries, actor: Actor): Promise<string[]> {
  if (actor.isStaff || actor.id === null) return [];
  const row = await queries.one<{ locale: string }>("SELECT locale FROM people WHERE id = $1", [actor.id]);
  return row ? languagesOf(row.locale) : [];
}

/** "pt-BR" is read as Portuguese too, where there is nothing better. */
export function languagesOf(locale: string): string[] {
  const [language = locale] = locale.split("-");
  return [...new Set([locale, language])];
}
