import type { QueryValue } from "../../../contract/query/index.js";
import type { Actor } from "../../../platform/actor.js";
import type { Queries } from "../../../platform/db.js";
import { meantBy, pathOf, readCategoryNames } from "../../directory/index.js";

type Category = Awaited<ReturnType<typeof readCategoryNames>>[number];

/**
 * The categories that names mean: one, all that are called so, a branch with what grows on it ("Billing/*"), or those
 * whose path begins so ("Bil*").
 */
export async function categoryIds(
  queries: Queries,
  actor: Actor,
  values: readonly QueryValue[],
): Promise<[QueryValue, number[]][]> {
  if (values.length === 0) return [];
  const known = await knownTo(queries, actor);
  return values.map((value) => [value, meant(value.text, known)]);
}

/** What can be offered instead of a name that nobody knows. */
export async function categoryPaths(queries: Queries, actor: Actor): Promise<string[]> {
  const known = await knownTo(queries, actor);
  const offered = known.filter(({ isArchived }) => !isArchived);
  return [...offered.map(({ name }) => name), ...offered.map((category) => pathOf(category, known))];
}

/** Customers know what is offered to them, and what their own complaints are filed under. */
async function knownTo(queries: Queries, actor: Actor): Promise<Category[]> {
  const all = await readCategoryNames(queries);
  if (actor.isStaff) return all;
  const own = await queries.rows<{ id: number }>(
    "SELECT DISTINCT category_id AS id FROM tickets WHERE customer_id = $1",
    [actor.id],
  );
  const owned = new Set(own.map(({ id }) => id));
  return all.filter(({ id, isOffered }) => isOffered || owned.has(id));
}

function meant(text: string, known: readonly Category[]): number[] {
  if (/^\d{1,15}$/.test(text)) {
    const named = meantBy(text, known);
    return (named.length > 0 ? named : known.filter(({ id }) => id === Number(text))).map(({ id }) => id);
  }
  if (text.endsWith("/*")) return branch(meantBy(text.slice(0, -2), known), known);
  if (text.endsWith("*")) {
    const start = text.slice(0, -1).trim().toLowerCase();
    return known.filter((category) => pathOf(category, known).toLowerCase().startsWith(start)).map(({ id }) => id);
  }
  return meantBy(text, known).map(({ id }) => id);
}

function branch(roots: readonly Category[], known: readonly Category[]): number[] {
  const ids = new Set(roots.map(({ id }) => id));
  for (let grown = -1; grown !== ids.size;) {
    grown = ids.size;
    for (const { id, parentId } of known) if (parentId !== null && ids.has(parentId)) ids.add(id);
  }
  return [...ids];
}
