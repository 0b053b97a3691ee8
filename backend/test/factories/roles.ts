import type { Permission, Sees } from "../../src/contract/index.js";
import type { Queries } from "../../src/platform/db.js";
import { buildPerson, type BuiltPerson } from "./people.js";

export interface RoleFacts {
  name: string;
  isStaff: boolean;
  sees: Sees;
  permissions: readonly Permission[];
}

export interface BuiltRole {
  id: number;
  key: string;
  name: string;
}

let built = 0;

/** A custom role; for people who work here, with the whole desk in sight and no permission, unless said otherwise. */
export async function buildRole(db: Queries, facts: Partial<RoleFacts> = {}): Promise<BuiltRole> {
  built += 1;
  const { name = `Role ${built}`, isStaff = true, sees = isStaff ? "all" : "own", permissions = [] } = facts;
  const row = await db.one<BuiltRole>(
    `INSERT INTO roles (key, name, is_staff, sees, permissions) VALUES ($1, $2, $3, $4, $5) RETURNING id, key, name`,
    [`built_role_${built}`, name, isStaff, sees, permissions],
  );
  if (!row) throw new Error("The role was not written");
  return row;
}

/** Somebody with a role of their own. */
export async function buildPersonWith(db: Queries, facts: Partial<RoleFacts>): Promise<BuiltPerson> {
  return buildPerson(db, { role: (await buildRole(db, facts)).key });
}
