import type { Work } from "../../../platform/work.js";
import { roleOfNewcomers } from "../models/role.js";

export interface PersonToAdd {
  /** As the contract leaves it: trimmed, in lower case. */
  email: string;
  fullName: string;
}

/**
 * Adds many people without an account at once: those whose complaints come from elsewhere. Who has the address already
 * stays as they are.
 *
 * @returns id by address, of those who were there as well.
 */
export async function addPeople(work: Work, people: readonly PersonToAdd[]): Promise<Map<string, number>> {
  if (people.length === 0) return new Map();
  // In one order everywhere: two who add the same people must not wait for each other.
  const wanted = [...people].sort((a, b) => (a.email < b.email ? -1 : 1));
  await work.rows(
    `WITH added AS (
       INSERT INTO people (full_name, email, role_id, created_at)
       SELECT w.full_name, w.email, r.id, $2::timestamptz
       FROM jsonb_to_recordset($1::jsonb) AS w (full_name text, email text), roles r WHERE r.key = $3
       ON CONFLICT (email) DO NOTHING RETURNING id
     )
     INSERT INTO events (type, actor_kind, actor_id, data, created_at, object_kind, object_id)
     SELECT 'person.created', $4, $5::bigint, json_build_object('person_id', id, 'role', $3::text), $2::timestamptz, 'person', id FROM added`,
    [
      JSON.stringify(wanted.map(({ email, fullName }) => ({ email, full_name: fullName }))),
      work.now,
      roleOfNewcomers,
      work.actor.kind,
      work.actor.id,
    ],
  );
  const rows = await work.rows<{ id: number; email: string }>(
    "SELECT id, email FROM people WHERE email = ANY ($1::text[])",
    [wanted.map(({ email }) => email)],
  );
  return new Map(rows.map(({ id, email }) => [email, id]));
}
