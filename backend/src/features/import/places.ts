import type { Priority } from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";

interface CategoryRow {
  id: number;
  parentId: number | null;
  name: string;
  archived: boolean;
  priority: Priority;
  departmentId: number | null;
  teamId: number | null;
  skillId: number | null;
}

interface DepartmentRow {
  id: number;
  name: string;
  organizationId: number;
  organizationName: string;
}

/** Where a complaint belongs, and what follows from its category. */
export interface Place {
  categoryId: number;
  priority: Priority;
  organizationId: number | null;
  departmentId: number | null;
  teamId: number | null;
  skillId: number | null;
}

/** Several things are called so, or none is. */
export type Found = { id: number } | { problem: string };

const SEPARATOR = /\s*>\s*|\s+\/\s+/;
const DEEPEST = 3;

/** The parts of a category's path: "Billing > Refunds" or "Billing / Refunds". */
export const pathParts = (text: string): string[] => text.split(SEPARATOR).map((part) => part.trim());

/** The desk's categories and departments, read once: a file names them again and again. */
export class Places {
  private constructor(
    private readonly categories: Map<number, CategoryRow>,
    private readonly byCategoryName: Map<string, CategoryRow[]>,
    private readonly departments: Map<number, DepartmentRow>,
    private readonly byDepartmentName: Map<string, DepartmentRow[]>,
    private readonly teamsOf: Map<number, number[]>,
  ) {}

  static async load(queries: Queries): Promise<Places> {
    const categories = await queries.rows<CategoryRow>(
      `SELECT id, parent_id AS "parentId", name, archived_at IS NOT NULL AS archived, default_priority AS priority,
              department_id AS "departmentId", team_id AS "teamId", skill_id AS "skillId"
       FROM categories ORDER BY id`,
    );
    const departments = await queries.rows<DepartmentRow>(
      `SELECT d.id, d.name, o.id AS "organizationId", o.name AS "organizationName"
       FROM departments d JOIN organizations o ON o.id = d.organization_id ORDER BY d.id`,
    );
    const serving = await queries.rows<{ teamId: number; departmentId: number }>(
      `SELECT team_id AS "teamId", department_id AS "departmentId" FROM team_departments ORDER BY team_id`,
    );
    const teamsOf = new Map<number, number[]>();
    for (const { teamId, departmentId } of serving)
      teamsOf.set(departmentId, [...(teamsOf.get(departmentId) ?? []), teamId]);
    return new Places(
      new Map(categories.map((row) => [row.id, row])),
      grouped(categories),
      new Map(departments.map((row) => [row.id, row])),
      grouped(departments),
      teamsOf,
    );
  }

  /** By name, or by path where the name is not one itself. History may lie in archived ones; living ones go first. */
  findCategory(text: string): Found | null {
    const named = this.preferred(this.byCategoryName.get(keyOf(text)) ?? []);
    if (named.length > 1)
      return { problem: "Several categories are called so; write the path, as in Billing > Refunds" };
    if (named[0]) return { id: named[0].id };
    const parts = [pathParts(text), text.split("/").map((part) => part.trim())].filter(({ length }) => length > 1);
    const found = parts.map((path) => this.walk(path)).find((category) => category !== null);
    return found ? { id: found.id } : null;
  }

  /** How much of a path is here already: the category it ends in, and the names still to be made below it. */
  reach(parts: readonly string[]): { parentId: number | null; missing: string[] } | { problem: string } {
    if (parts.some((part) => part === "")) return { problem: "A part of the path is empty" };
    if (parts.length > DEEPEST) return { problem: `Categories have at most ${DEEPEST} levels` };
    for (let length = parts.length - 1; length > 0; length -= 1) {
      const found = this.walk(parts.slice(0, length));
      if (found) return { parentId: found.id, missing: parts.slice(length) };
    }
    return { parentId: null, missing: [...parts] };
  }

  addCategory(row: { id: number; parentId: number | null; name: string }): void {
    const added = {
      ...row,
      archived: false,
      priority: "medium" as const,
      departmentId: null,
      teamId: null,
      skillId: null,
    };
    this.categories.set(added.id, added);
    const key = keyOf(added.name);
    this.byCategoryName.set(key, [...(this.byCategoryName.get(key) ?? []), added]);
  }

  nameOf(categoryId: number): string | null {
    return this.categories.get(categoryId)?.name ?? null;
  }

  /** By name, or "Organization > Department" where several have it. */
  findDepartment(text: string): Found {
    const parts = pathParts(text);
    const name = parts.at(-1) ?? text;
    const whole = this.byDepartmentName.get(keyOf(text)) ?? [];
    const found =
      whole.length > 0 || parts.length !== 2
        ? whole
        : (this.byDepartmentName.get(keyOf(name)) ?? []).filter(
            ({ organizationName }) => keyOf(organizationName) === keyOf(parts[0] ?? ""),
          );
    if (found.length > 1)
      return { problem: "Several departments are called so; write the organization too, as in City > Roads" };
    return found[0] ? { id: found[0].id } : { problem: "There is no such department" };
  }

  /**
   * The rule by which filed complaints find their place: a named department goes before the category's, the team is
   * the category's where it serves that department, else the only one that does.
   */
  placeOf(categoryId: number, namedDepartmentId: number | null): Place {
    const category = this.categories.get(categoryId);
    if (!category) throw new Error(`There is no category ${categoryId}`);
    const departmentId = namedDepartmentId ?? category.departmentId;
    return {
      categoryId,
      priority: category.priority,
      organizationId: departmentId === null ? null : (this.departments.get(departmentId)?.organizationId ?? null),
      departmentId,
      teamId: this.teamFor(category.teamId, departmentId),
      skillId: category.skillId,
    };
  }

  private teamFor(teamId: number | null, departmentId: number | null): number | null {
    if (departmentId === null) return teamId;
    const teams = this.teamsOf.get(departmentId) ?? [];
    if (teamId !== null && teams.includes(teamId)) return teamId;
    return teams.length === 1 ? (teams[0] ?? null) : null;
  }

  private walk(parts: readonly string[]): CategoryRow | null {
    return (
      parts.reduce<CategoryRow | null | undefined>((parent, part) => {
        if (parent === null) return null;
        const here = (this.byCategoryName.get(keyOf(part)) ?? []).filter(
          ({ parentId }) => parentId === (parent?.id ?? null),
        );
        return this.preferred(here)[0] ?? null;
      }, undefined) ?? null
    );
  }

  private preferred(rows: readonly CategoryRow[]): readonly CategoryRow[] {
    const living = rows.filter(({ archived }) => !archived);
    return living.length > 0 ? living : rows.slice(0, 1);
  }
}

const keyOf = (name: string) => name.replace(/\s+/gu, " ").trim().toLowerCase();

function grouped<Row extends { name: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row.name), [...(groups.get(keyOf(row.name)) ?? []), row]);
  return groups;
}
