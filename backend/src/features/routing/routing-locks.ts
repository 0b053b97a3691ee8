import type { Queries } from "../../platform/db.js";

/** Any numbers will do, as long as nothing else in the product locks them. */
const DEPARTMENTS = 7_310_245;
const PEOPLE = 7_310_258;
const lockOf = (kind: number, id: string): string => `hashint8extended(${id}, ${kind})`;

/**
 * Held until the transaction ends, by one transaction for each department, and one for each person: of a department first, and
 * only then of people, so that no two wait for each other. Two numbers that fall together only wait when they need not.
 */
export async function lockDepartment(queries: Queries, departmentId: number | null): Promise<void> {
  await queries.rows(`SELECT pg_advisory_xact_lock(${lockOf(DEPARTMENTS, "$1::bigint")})`, [departmentId ?? 0]);
}

export async function lockPerson(queries: Queries, personId: number): Promise<void> {
  await queries.rows(`SELECT pg_advisory_xact_lock(${lockOf(PEOPLE, "$1::bigint")})`, [personId]);
}

/** Locks the first in the given order whom nobody else holds. @returns their id; null when all are held. */
export async function lockFirstFree(queries: Queries, personIds: readonly number[]): Promise<number | null> {
  const row = await queries.one<{ id: number }>(
    `SELECT c.id FROM (SELECT u.id FROM unnest($1::bigint[]) WITH ORDINALITY AS u (id, place) ORDER BY u.place OFFSET 0) AS c
     WHERE pg_try_advisory_xact_lock(${lockOf(PEOPLE, "c.id")}) LIMIT 1`,
    [personIds],
  );
  return row?.id ?? null;
}
