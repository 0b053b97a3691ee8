import type { Work } from "../../../platform/work.js";

export interface NewPerson {
  fullName: string;
  /** As the contract leaves it: trimmed, in lower case. */
  email: string | null;
  roleId: number;
  phone?: string | null;
  locale?: string | undefined;
  timeZone?: string | undefined;
  passwordHash?: string | null;
  /** True only where the mailbox was proven, or needs no proof. */
  emailVerified?: boolean;
}

/** Writes a person's row, in the desk's language and time zone unless told otherwise. Returns its id, or null when somebody has the address already. Records nothing. */
export async function addPerson(work: Work, person: NewPerson): Promise<number | null> {
  const row = await work.one<{ id: number }>(
    `INSERT INTO people (full_name, email, role_id, phone, locale, time_zone, password_hash, email_verified_at, created_at)
     VALUES ($1, $2, $3, $4, coalesce($5, (SELECT language FROM desk)), coalesce($6, (SELECT time_zone FROM desk)), $7, CASE WHEN $8 THEN $9::timestamptz END, $9::timestamptz)
     ON CONFLICT (email) DO NOTHING RETURNING id`,
    [
      person.fullName,
      person.email,
      person.roleId,
      person.phone ?? null,
      person.locale ?? null,
      person.timeZone ?? null,
      person.passwordHash ?? null,
      person.emailVerified ?? false,
      work.now,
    ],
  );
  return row?.id ?? null;
}
