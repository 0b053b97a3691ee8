import type { Keyboard } from "../../../contract/index.js";
import { staleVersion } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { lockOneself } from "../lock-oneself.js";
import type { Person } from "../models/person.js";
import { differingPreferences, preferencesOf, type ChosenPreferences } from "../notification-preferences.js";
import { presentMe } from "../presenter.js";
import { findPerson } from "../queries.js";

/** What people may change about themselves; `undefined` leaves it. */
export interface ProfileChange {
  fullName?: string | undefined;
  phone?: string | null | undefined;
  address?: string | null | undefined;
  locale?: string | undefined;
  timeZone?: string | undefined;
  hourFormat?: Person["hourFormat"] | undefined;
  theme?: Person["theme"] | undefined;
  density?: Person["density"] | undefined;
  keyboard?: Keyboard | undefined;
  signature?: string | undefined;
  notificationPreferences?: ChosenPreferences | undefined;
}

/** @throws AppError 412 when `expected` is not the present version. */
export async function updateProfile(work: Work, change: ProfileChange, expected: number | null): Promise<Person> {
  const before = await lockOneself(work);
  const { id } = before;
  if (expected !== null && expected !== before.version) throw staleVersion(presentMe(before));

  const { notificationPreferences, ...plain } = change;
  const wanted = {
    ...before,
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    ...(notificationPreferences && {
      notificationPreferences: differingPreferences(
        notificationPreferences,
        preferencesOf(before.notificationPreferences, before.isStaff),
        before.isStaff,
      ),
    }),
  };
  const fields = changedFields(before, wanted);
  if (fields.length === 0) return before;

  await work.rows(
    `UPDATE people SET full_name = $2, phone = $3, address = $4, locale = $5, time_zone = $6, theme = $7,
            notification_preferences = $8::jsonb, density = $9, keyboard = $10::jsonb, signature = $11, hour_format = $12,
            version = version + 1
     WHERE id = $1`,
    [
      id,
      wanted.fullName,
      wanted.phone,
      wanted.address,
      wanted.locale,
      wanted.timeZone,
      wanted.theme,
      JSON.stringify(wanted.notificationPreferences),
      wanted.density,
      JSON.stringify(wanted.keyboard),
      wanted.signature,
      wanted.hourFormat,
    ],
  );
  await work.record({
    type: "account.profile_changed",
    object: { kind: "person", id },
    data: { fields },
    details: {
      changes: Object.fromEntries(fields.map((field) => [field, { from: before[field], to: wanted[field] }])),
    },
  });
  return (await findPerson(work, id)) ?? before;
}

const editable = [
  "fullName",
  "phone",
  "address",
  "locale",
  "timeZone",
  "hourFormat",
  "theme",
  "density",
  "keyboard",
  "signature",
  "notificationPreferences",
] as const;

function changedFields(before: Person, after: Person) {
  return editable.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
}
