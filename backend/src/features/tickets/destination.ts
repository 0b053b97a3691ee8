import type { Priority } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { fieldErrors } from "../../platform/errors.js";
import { meantBy, pathOf, readCategoryNames } from "../directory/index.js";

/** What a new complaint says about where it belongs; all of it untrusted. */
export interface Wish {
  categoryId?: number;
  /** A category's name in any language and case, or its path ("Billing/Refund late"); the id goes before it. */
  category?: string;
  organizationId?: number;
  departmentId?: number;
  skillId?: number;
  customerId: number;
}

export interface Destination {
  categoryId: number;
  defaultPriority: Priority;
  organizationId: number | null;
  departmentId: number | null;
  teamId: number | null;
  skillId: number | null;
  /** The customer is made up, and so is the complaint then. */
  isSample: boolean;
}

interface DestinationRow {
  category_id: number | null;
  default_priority: Priority;
  department_id: number | null;
  department_organization_id: number | null;
  organization_id: number | null;
  team_id: number | null;
  skill_id: number | null;
  customer_id: number | null;
  is_sample: boolean;
}

/**
 * Works out where a complaint goes. A named department goes before the category's; the organization follows the
 * department; the team is the category's where it serves that department, else the only one that does. What is
 * archived takes no more complaints; what is not public may be named by staff alone, though a category may lead there.
 *
 * @throws AppError 422 with a message per field that names nothing, or contradicts another.
 */
export async function findDestination(queries: Queries, actor: Actor, wish: Wish): Promise<Destination> {
  let found = await readDestination(queries, wish, actor.isStaff);
  const wrong: Record<string, string> = {};
  if (found.category_id === null && wish.categoryId === undefined && wish.category !== undefined) {
    const meant = await categoryMeant(queries, actor, wish.category);
    if ("id" in meant) found = await readDestination(queries, { ...wish, categoryId: meant.id }, actor.isStaff);
    else wrong.category = meant.problem;
  }
  if (found.category_id === null) {
    if (wish.categoryId !== undefined) wrong.category_id = "There is no such category";
    else wrong.category ??= "Choose a category";
  }
  if (wish.departmentId !== undefined && found.department_id === null)
    wrong.department_id = "There is no such department";
  if (wish.organizationId !== undefined && found.organization_id === null)
    wrong.organization_id = "There is no such organization";
  else if (
    wish.organizationId !== undefined &&
    found.department_id !== null &&
    found.department_organization_id !== wish.organizationId
  ) {
    wrong.department_id = "This department belongs to another organization";
  }
  if (wish.skillId !== undefined && found.skill_id === null) wrong.skill_id = "There is no such skill";
  if (found.customer_id === null) wrong.customer_id = "There is no such person";
  if (found.category_id === null || Object.keys(wrong).length > 0) throw fieldErrors(wrong);
  return {
    categoryId: found.category_id,
    defaultPriority: found.default_priority,
    organizationId: found.organization_id,
    departmentId: found.department_id,
    teamId: found.team_id,
    skillId: found.skill_id,
    isSample: found.is_sample,
  };
}

/**
 * The category that a text means where a look at the names alone did not tell: a path, a name in another language, or
 * one that several have.
 */
async function categoryMeant(
  queries: Queries,
  actor: Actor,
  text: string,
): Promise<{ id: number } | { problem: string }> {
  const all = await readCategoryNames(queries);
  const choosable = all.filter((category) => !category.isArchived && (actor.isStaff || category.isOffered));
  const [meant, ...others] = meantBy(text, choosable);
  if (!meant) return { problem: "There is no such category" };
  if (others.length === 0) return { id: meant.id };
  const paths = [meant, ...others]
    .map((category) => `"${pathOf(category, choosable)}"`)
    .sort()
    .slice(0, 5);
  return { problem: `Several categories are called so: write ${paths.join(" or ")}` };
}

/** All in one statement: filing is the hot path of imports and integrations. */
async function readDestination(queries: Queries, wish: Wish, isStaff: boolean): Promise<DestinationRow> {
  const row = await queries.one<DestinationRow>(
    `SELECT c.id AS category_id, c.default_priority, d.id AS department_id, d.organization_id AS department_organization_id,
            o.id AS organization_id, s.id AS skill_id, p.id AS customer_id, p.is_sample,
            CASE
              WHEN d.id IS NULL THEN c.team_id
              WHEN c.team_id IN (SELECT td.team_id FROM team_departments td JOIN teams t ON t.id = td.team_id AND t.archived_at IS NULL
                                WHERE td.department_id = d.id) THEN c.team_id
              ELSE (SELECT min(td.team_id) FROM team_departments td JOIN teams t ON t.id = td.team_id AND t.archived_at IS NULL
                    WHERE td.department_id = d.id HAVING count(*) = 1)
            END AS team_id
     FROM (VALUES (true)) AS one
     LEFT JOIN categories c ON c.archived_at IS NULL AND NOT c.is_hidden
       AND c.id = coalesce($1::bigint, (SELECT min(n.id) FROM categories n
                                        WHERE lower(n.name) = lower($2::text) AND n.archived_at IS NULL AND NOT n.is_hidden
                                        HAVING count(*) = 1))
       AND ($7::boolean OR (c.is_public AND NOT EXISTS (
         SELECT FROM categories above LEFT JOIN categories middle ON middle.parent_id = above.id
         WHERE NOT above.is_public AND c.parent_id IN (above.id, middle.id))))
     LEFT JOIN (departments d JOIN organizations above ON above.id = d.organization_id AND above.archived_at IS NULL)
       ON d.id = coalesce($3::bigint, c.department_id) AND d.archived_at IS NULL AND NOT d.is_hidden
       AND ($3::bigint IS NULL OR $7::boolean OR (d.is_public AND above.is_public))
     LEFT JOIN organizations o ON o.id = coalesce($4::bigint, d.organization_id) AND o.archived_at IS NULL AND NOT o.is_hidden
       AND ($4::bigint IS NULL OR $7::boolean OR o.is_public)
     LEFT JOIN skills s ON s.id = coalesce($5::bigint, c.skill_id) AND s.archived_at IS NULL AND NOT s.is_hidden
     LEFT JOIN people p ON p.id = $6 AND p.deactivated_at IS NULL AND NOT p.is_hidden`,
    [
      wish.categoryId ?? null,
      wish.category ?? null,
      wish.departmentId ?? null,
      wish.organizationId ?? null,
      wish.skillId ?? null,
      wish.customerId,
      isStaff,
    ],
  );
  if (!row) throw new Error("One row was expected");
  return row;
}
