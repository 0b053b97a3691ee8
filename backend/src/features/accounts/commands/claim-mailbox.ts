import { forbidden } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { roleOfNewcomers } from "../models/role.js";
import { findRole, lockPersonByEmail } from "../queries.js";
import { addPerson } from "./add-person.js";

/** What somebody says of themselves who has just proven that they read this mailbox. */
interface Mailbox {
  /** As the contract leaves it: trimmed, in lower case. */
  email: string;
  fullName?: string | null;
  locale?: string | null;
  timeZone?: string | null;
}

/**
 * The person behind a mailbox that was proven by a code: whoever has the address, or a new person without an account.
 *
 * The row is not marked as confirmed, on purpose. A password may wait on it that somebody else's registration left
 * there; it must not begin to count because the mailbox's owner filed a complaint. Whoever registers the address later
 * and follows that mail's link gets this row, and its complaints with it.
 *
 * @throws AppError 403 when the address is that of a closed account.
 */
export async function claimMailbox(work: Work, mailbox: Mailbox): Promise<number> {
  const role = await findRole(work, roleOfNewcomers);
  if (!role) throw new Error(`The role "${roleOfNewcomers}" is missing: the database was not seeded`);
  const { email, fullName, locale, timeZone } = mailbox;

  const id = await addPerson(work, {
    email,
    fullName: fullName ?? nameFrom(email),
    roleId: role.id,
    locale: locale ?? undefined,
    timeZone: timeZone ?? undefined,
  });
  if (id !== null) {
    await work.record({
      type: "person.created",
      object: { kind: "person", id },
      data: { person_id: id, role: role.key, by: "guest" },
    });
    return id;
  }

  const known = await lockPersonByEmail(work, email);
  if (!known || known.deactivatedAt) throw forbidden("file complaints with this address");
  // An account's name is its owner's to change there; before there is one, the proven mailbox has the better word.
  if (fullName && known.fullName !== fullName && known.emailVerifiedAt === null) {
    await work.rows("UPDATE people SET full_name = $2, version = version + 1 WHERE id = $1", [known.id, fullName]);
    await work.record({
      type: "account.profile_changed",
      object: { kind: "person", id: known.id },
      data: { fields: ["fullName"], by: "guest" },
      details: { changes: { fullName: { from: known.fullName, to: fullName } } },
    });
  }
  return known.id;
}

/** "luis.ferreira" of "luis.ferreira@example.org": what staff would call somebody who gave no name. */
const nameFrom = (email: string): string => email.slice(0, email.lastIndexOf("@")).slice(0, 120) || email;
