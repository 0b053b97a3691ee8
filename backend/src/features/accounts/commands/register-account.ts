import { changedSecret } from "../../../platform/differences.js";
import type { Work } from "../../../platform/work.js";
import { mailLink } from "../links.js";
import { roleOfNewcomers } from "../models/role.js";
import { findRole, lockPersonByEmail } from "../queries.js";
import { isUnproven } from "../unproven.js";
import { addPerson } from "./add-person.js";

export interface Registration {
  email: string;
  fullName: string;
  passwordHash: string;
  locale?: string | undefined;
  timeZone?: string | undefined;
}

/**
 * Makes an account, or tells the owner of a known address by mail that there is one; the caller's answer must not
 * show which. Nobody signs in with it before the address is confirmed, except in demo mode.
 *
 * A row without a proven mailbox (left by an earlier registration, or by staff who took a call) is taken over, but the
 * password that comes with a registration counts only once the mailbox is proven, and only with the link that was
 * mailed for it: a later registration replaces the pending password and cancels the older link. An address that was
 * registered more than once is confirmed by the link and that registration's password together. So whoever registers
 * somebody else's address, before or after its owner, gains nothing when the owner follows the newest mail.
 */
export async function registerAccount(work: Work, registration: Registration, verifyAtOnce: boolean): Promise<void> {
  const role = await findRole(work, roleOfNewcomers);
  if (!role) throw new Error(`The role "${roleOfNewcomers}" is missing: the database was not seeded`);

  const id = await addPerson(work, { ...registration, roleId: role.id, emailVerified: verifyAtOnce });
  if (id !== null) {
    await work.record({ type: "account.registered", object: { kind: "person", id }, data: { person_id: id } });
    if (!verifyAtOnce) await mailLink(work, id, "verify_email");
    return;
  }

  const known = await lockPersonByEmail(work, registration.email);
  if (!known || known.deactivatedAt) return;
  // A proven mailbox is somebody's account; that of somebody with more rights waits for its invitation.
  if (isUnproven(known)) await renewRegistration(work, known.id, registration);
  else await work.addJob("account_mail", { person_id: known.id, template: "already_registered" });
}

async function renewRegistration(work: Work, personId: number, { passwordHash }: Registration): Promise<void> {
  // The name stays: staff may have written it down, and the mailbox is not proven yet.
  await work.rows("UPDATE people SET password_hash = $2, version = version + 1 WHERE id = $1", [
    personId,
    passwordHash,
  ]);
  await work.record({
    type: "account.registered",
    object: { kind: "person", id: personId },
    data: { person_id: personId },
    details: { changes: { password: changedSecret } },
  });
  await mailLink(work, personId, "verify_email");
}
