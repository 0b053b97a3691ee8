import type { Queries } from "../../platform/db.js";

/** A category as it can be called. */
export interface NamedCategory {
  id: number;
  parentId: number | null;
  /** In the desk's own language. */
  name: string;
  /** In every language, its own among them. */
  names: string[];
  isOffered: boolean;
  isArchived: boolean;
}

/** Every category with every name it has. */
export const readCategoryNames = (queries: Queries): Promise<NamedCategory[]> =>
  queries.rows(
    `SELECT c.id, c.parent_id AS "parentId", c.name,
            ARRAY[c.name] || ARRAY(SELECT x.name FROM category_texts x WHERE x.category_id = c.id) AS names,
            c.archived_at IS NULL AND c.is_public AND coalesce(above.is_public, true) AND coalesce(top.is_public, true) AS "isOffered",
            c.archived_at IS NOT NULL AS "isArchived"
     FROM categories c
     LEFT JOIN categories above ON above.id = c.parent_id
     LEFT JOIN categories top ON top.id = above.parent_id
     WHERE NOT c.is_hidden
     ORDER BY c.position, lower(c.name)`,
  );

/**
 * Which categories a text means: the one whose path from the top it is ("Billing/Refund late"), else all whose path it
 * ends ("Refund late"), in any language and any case. A whole path goes first, or else a category at the top could not
 * be named where one below another is called the same.
 */
export function meantBy(text: string, categories: readonly NamedCategory[]): NamedCategory[] {
  const wanted = spelled(text);
  const byId = new Map(categories.map((category) => [category.id, category]));
  const reach = (category: NamedCategory, rest: string): "top" | "inside" | null => {
    const above = category.parentId === null ? undefined : byId.get(category.parentId);
    const found = category.names.map((name) => {
      const own = spelled(name);
      if (rest === own) return above ? "inside" : "top";
      return above && rest.endsWith(`/${own}`) ? reach(above, rest.slice(0, -own.length - 1)) : null;
    });
    return found.includes("top") ? "top" : (found.find((end) => end !== null) ?? null);
  };
  const reached = categories.map((category) => ({ category, end: reach(category, wanted) }));
  const whole = reached.filter(({ end }) => end === "top");
  return (whole.length > 0 ? whole : reached.filter(({ end }) => end !== null)).map(({ category }) => category);
}

/** A category's path in the desk's own language: what names it without doubt. */
export function pathOf(category: NamedCategory, categories: readonly NamedCategory[]): string {
  const above = categories.find(({ id }) => id === category.parentId);
  return above ? `${pathOf(above, categories)}/${category.name}` : category.name;
}

/** Case, and spaces around slashes, make no other name. */
const spelled = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replace(/\s+/gu, " ")
    .replace(/ ?\/ ?/g, "/");
