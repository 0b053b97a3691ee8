import type { NotificationKind, Permission, Sees } from "../../contract/index.js";
import { personActor, type Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import { personColumns, type Person } from "./models/person.js";
import { roleColumns, type Role } from "./models/role.js";
import { preferencesOf, type StoredPreferences } from "./notification-preferences.js";

const fromPeople = `SELECT ${personColumns} FROM people p JOIN roles r ON r.id = p.role_id`;

export async function findPerson(queries: Queries, id: number): Promise<Person | null> {
  return queries.one<Person>(`${fromPeople} WHERE p.id = $1`, [id]);
}

/**
 * Somebody real: an address leads to nobody's account who is made up.
 *
 * @param email as the contract leaves it: trimmed, in lower case.
 */
export async function findPersonByEmail(queries: Queries, email: string): Promise<Person | null> {
  return queries.one<Person>(`${fromPeople} WHERE p.email = $1 AND NOT p.is_sample`, [email]);
}

/**
 * The same, held until the transaction ends: two requests about one address are judged one after the other.
 *
 * Whoever had to wait while the person's role changed is told by PostgreSQL that there is no such row, since it looks
 * again at the old role's; a second statement sees the new one.
 */
export const lockPerson = async (queries: Queries, id: number): Promise<Person | null> =>
  (await heldBy(queries, "p.id = $1", id)) ?? heldBy(queries, "p.id = $1", id);

export async function lockPersonByEmail(queries: Queries, email: string): Promise<Person | null> {
  const real = "p.email = $1 AND NOT p.is_sample";
  return (await heldBy(queries, real, email)) ?? heldBy(queries, real, email);
}

const heldBy = (queries: Queries, who: string, value: number | string): Promise<Person | null> =>
  queries.one<Person>(`${fromPeople} WHERE ${who} FOR UPDATE OF p`, [value]);

export async function findRole(queries: Queries, key: string): Promise<Role | null> {
  return queries.one<Role>(`SELECT ${roleColumns} FROM roles r WHERE r.key = $1`, [key]);
}

/** What others are shown of a person. */
export interface PersonRefRow {
  id: number;
  fullName: string;
  photoKey: string | null;
}

export async function personRefRows(queries: Queries, ids: readonly number[]): Promise<PersonRefRow[]> {
  if (ids.length === 0) return [];
  return queries.rows<PersonRefRow>(
    `SELECT id, full_name AS "fullName", photo_key AS "photoKey" FROM people WHERE id = ANY ($1::bigint[])`,
    [[...new Set(ids)]],
  );
}

interface RightsRow {
  isStaff: boolean;
  sees: Sees;
  permissions: Permission[];
  teamIds: number[];
  departmentIds: number[];
  storedPreferences: StoredPreferences;
}

const rightsColumns = `
         r.is_staff AS "isStaff", r.sees, r.permissions, p.notification_preferences AS "storedPreferences",
         coalesce((SELECT json_agg(t.id) FROM team_members m JOIN teams t ON t.id = m.team_id AND t.archived_at IS NULL
                   WHERE m.person_id = p.id), '[]') AS "teamIds",
         coalesce((SELECT json_agg(DISTINCT d.department_id)
                   FROM team_members m JOIN teams t ON t.id = m.team_id AND t.archived_at IS NULL
                   JOIN team_departments d ON d.team_id = t.id
                   WHERE m.person_id = p.id), '[]') AS "departmentIds"`;
const rights = `SELECT ${rightsColumns}
  FROM people p JOIN roles r ON r.id = p.role_id
  WHERE p.id = $1 AND p.deactivated_at IS NULL AND NOT p.is_hidden`;

/** A person as an actor, with the rights they have now; null when there is no such active person. */
export async function loadActor(
  queries: Queries,
  personId: number,
  sessionId: number | null = null,
): Promise<Actor | null> {
  const row = await queries.one<RightsRow>(rights, [personId]);
  return row && personActor({ id: personId, sessionId, ...row });
}

/** Everybody who works at the desk, by name, with the rights they have now. Whoever was invited has to come first. */
export async function loadStaff(
  queries: Queries,
  { withSamples }: { withSamples: boolean },
): Promise<{ person: PersonRefRow; rights: Actor }[]> {
  const rows = await queries.rows<RightsRow & PersonRefRow>(
    `SELECT p.id, p.full_name AS "fullName", p.photo_key AS "photoKey", ${rightsColumns}
     FROM people p JOIN roles r ON r.id = p.role_id
     WHERE r.is_staff AND p.deactivated_at IS NULL AND NOT p.is_hidden AND (NOT p.is_sample OR $1)
       AND NOT EXISTS (SELECT FROM invitations i WHERE i.person_id = p.id AND i.accepted_at IS NULL)
     ORDER BY lower(p.full_name), p.id`,
    [withSamples],
  );
  return rows.map(({ id, fullName, photoKey, ...row }) => ({
    person: { id, fullName, photoKey },
    rights: personActor({ id, sessionId: null, ...row }),
  }));
}

/** Somebody who may be told of something: what they may see, and how they want to hear of that kind of news. */
export interface Listener {
  actor: Actor;
  inApp: boolean;
  email: boolean;
  /** In the browsers that they switched on, if any. */
  push: boolean;
}

/** Null when there is no such active person. */
export async function loadListener(
  queries: Queries,
  personId: number,
  kind: NotificationKind,
): Promise<Listener | null> {
  const row = await queries.one<RightsRow>(rights, [personId]);
  if (!row) return null;
  const { in_app: inApp, email, push } = preferencesOf(row.storedPreferences, row.isStaff)[kind];
  return { actor: personActor({ id: personId, ...row }), inApp, email, push };
}

export interface DeskRow {
  name: string;
  now: Date;
}

export async function readDesk(queries: Queries): Promise<DeskRow> {
  const desk = await queries.one<DeskRow>("SELECT name, app_now() AS now FROM desk");
  if (!desk) throw new Error("The desk's row is missing: the database was not migrated");
  return desk;
}
