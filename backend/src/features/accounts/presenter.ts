import {
  permissions,
  type Me,
  type Permission,
  type Person as PersonView,
  type PersonRef,
  type Role as RoleView,
} from "../../contract/index.js";
import type { Queries } from "../../platform/db.js";
import type { Person } from "./models/person.js";
import type { Role } from "./models/role.js";
import { preferencesOf } from "./notification-preferences.js";
import type { ListedPerson } from "./people-list.js";
import { personRefRows, type PersonRefRow } from "./queries.js";

export function presentPersonRef(person: PersonRefRow): PersonRef {
  return { id: person.id, full_name: person.fullName, photo_url: photoUrl(person) };
}

/** Names and photos of many people at once, by id. Ids of nobody are left out. */
export async function personRefs(queries: Queries, ids: readonly number[]): Promise<Map<number, PersonRef>> {
  const rows = await personRefRows(queries, ids);
  return new Map(rows.map((row) => [row.id, presentPersonRef(row)]));
}

/** The key in it is random: a photo's address cannot be made up from the person's id. */
function photoUrl({ id, photoKey }: { id: number; photoKey: string | null }): string | null {
  return photoKey && `/api/people/${id}/photo?key=${encodeURIComponent(photoKey)}`;
}

export function presentMe(person: Person): Me {
  return {
    ...presentPersonRef(person),
    email: person.email,
    email_verified: person.emailVerifiedAt !== null,
    phone: person.phone,
    address: person.address,
    locale: person.locale,
    time_zone: person.timeZone,
    theme: person.theme,
    notification_preferences: preferencesOf(person.notificationPreferences, person.isStaff),
    role: { key: person.roleKey, name: person.roleName },
    is_staff: person.isStaff,
    sees: person.sees,
    permissions: known(person.permissions),
    version: person.version,
  };
}

export function presentPerson(person: ListedPerson): PersonView {
  return {
    ...presentPersonRef(person),
    email: person.email,
    phone: person.phone,
    role: { key: person.roleKey, name: person.roleName },
    teams: person.teams,
    time_zone: person.timeZone,
    can_sign_in: person.passwordHash !== null && person.emailVerifiedAt !== null && person.deactivatedAt === null,
    deactivated: person.deactivatedAt !== null,
    state: person.state,
    created_at: person.createdAt.toISOString(),
    last_seen_at: person.lastSeenAt?.toISOString() ?? null,
  };
}

export function presentRole(role: Role & { people: number }): RoleView {
  return {
    key: role.key,
    name: role.name,
    built_in: role.builtIn,
    sees: role.sees,
    is_staff: role.isStaff,
    permissions: known(role.permissions).map((key) => ({ key, sentence: permissions[key] })),
    people: role.people,
  };
}

/** A database may be newer than this process and hold permissions it has never heard of. */
const known = (held: readonly Permission[]): Permission[] => held.filter((permission) => permission in permissions);
