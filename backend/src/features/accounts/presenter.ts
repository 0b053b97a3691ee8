import type { Me, Person as PersonView, PersonRef } from "../../contract/index.js";
import type { Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import type { Person } from "./models/person.js";
import { preferencesOf } from "./notification-preferences.js";
import type { ListedPerson } from "./people-list.js";
import { personRefRows, type PersonRefRow } from "./queries.js";
import { isDemanded } from "./two-factor/demand.js";
import { known } from "./roles/known-permissions.js";

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
    pending_email: person.pendingEmail,
    phone: person.phone,
    address: person.address,
    locale: person.locale,
    time_zone: person.timeZone,
    hour_format: person.hourFormat,
    theme: person.theme,
    density: person.density,
    keyboard: { single_keys: true, commands: [], ...person.keyboard },
    signature: person.signature,
    notification_preferences: preferencesOf(person.notificationPreferences, person.isStaff),
    role: { key: person.roleKey, name: person.roleName },
    is_staff: person.isStaff,
    sees: person.sees,
    permissions: known(person.permissions),
    two_factor: {
      on: person.twoFactorOn,
      required: isDemanded(person.twoFactorRule, person),
      recovery_codes_left: person.recoveryCodesLeft,
    },
    version: person.version,
  };
}

/** Who signs in with a second factor is for those who may help where it was lost. */
export function presentPerson(actor: Actor, person: ListedPerson): PersonView {
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
    two_factor: actor.may("people.manage") ? person.twoFactorOn : null,
    created_at: person.createdAt.toISOString(),
    last_seen_at: person.lastSeenAt?.toISOString() ?? null,
    availability: person.availability,
  };
}
