import { createHash } from "node:crypto";
import type pg from "pg";

/** Statements a connection keeps plans for; beyond that (lists with rare filters) they are planned each time. */
const KEPT = 250;

/**
 * Lets PostgreSQL keep the plans of a connection's statements: planning the joins of a ticket takes longer than running
 * them. Statements with parameters get a name made from their text; everything else passes as it is.
 */
export function keepPlans(connection: pg.Client): void {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size >= KEPT) return known;
    const name = createHash("sha256").update(text).digest("base64url").slice(0, 32);
    names.set(text, name);
    return name;
  };
  const query = connection.query.bind(connection) as (...args: unknown[]) => unknown;
  const named = (text: unknown, values: unknown, callback: unknown): unknown => {
    if (typeof text !== "string" || !Array.isArray(values)) return query(text, values, callback);
    return query({ name: nameOf(text), text, values }, callback);
  };
  connection.query = named as typeof connection.query;
}
