import pg, { type Client } from "pg";
import type { Secrets } from "./secrets.js";

export const ownerRole = "redress_owner";
export const appRole = "redress_app";

/** Creates the two roles that are not there yet: one owns the schema and migrates, one runs the product and has no DDL. */
export async function createRoles(superuser: Client, secrets: Secrets): Promise<void> {
  const { rows } = await superuser.query<{ rolname: string }>("SELECT rolname FROM pg_roles");
  const known = new Set(rows.map((row) => row.rolname));
  for (const [role, password] of [
    [ownerRole, secrets.owner],
    [appRole, secrets.app],
  ] as const) {
    if (known.has(role)) continue;
    await superuser.query(`CREATE ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
  }
}

/** Creates a database of the owner's, if it is not there yet; the app may connect to it and nobody else. */
export async function createDatabase(superuser: Client, name: string, template?: string): Promise<void> {
  const database = pg.escapeIdentifier(name);
  const { rowCount } = await superuser.query("SELECT FROM pg_database WHERE datname = $1", [name]);
  if (!rowCount) {
    const copied = template ? ` TEMPLATE ${pg.escapeIdentifier(template)}` : "";
    await superuser.query(`CREATE DATABASE ${database} OWNER ${ownerRole}${copied}`);
  }
  await superuser.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await superuser.query(`GRANT CONNECT ON DATABASE ${database} TO ${appRole}`);
}
