import { fieldErrors, forbidden } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { cancelLinks, mailLink } from "../links.js";
import { canGrant } from "../policy.js";
import { findRole, lockPersonByEmail } from "../queries.js";
import { announceAccessChange } from "../sessions.js";
import { addPerson } from "./add-person.js";
import { emailTaken } from "./create-person.js";

export interface Invitation {
  email: string;
  fullName: string;
  roleKey: string;
}

/**
 * Gives somebody a role and a link to set their password. Inviting again sends a new link and cancels the older one.
 *
 * @returns the person's id and the link's token, which must reach nobody but the invited person's mailbox or, without
 *   mail, the inviting person.
 * @throws AppError 403 when the role has more than the actor has, 409 `person.email_taken` when there is an account.
 */
export async function invitePerson(work: Work, invitation: Invitation): Promise<{ personId: number; token: string }> {
  const role = await findRole(work, invitation.roleKey);
  if (!role) throw fieldErrors({ role: "There is no such role" });
  if (!canGrant(work.actor, role)) throw forbidden("give a role that has more rights than yours");

  const { email, fullName } = invitation;
  const personId =
    (await addPerson(work, { email, fullName, roleId: role.id })) ?? (await takeOver(work, invitation, role.id));
  await work.record({ type: "account.invited", data: { person_id: personId, role: role.key } });
  return { personId, token: await mailLink(work, personId, "invitation") };
}

/** Somebody without an account (invited before, or written down by staff) is invited with what is known of them. */
async function takeOver(work: Work, { email, fullName }: Invitation, roleId: number): Promise<number> {
  const known = await lockPersonByEmail(work, email);
  if (!known || known.emailVerifiedAt || known.deactivatedAt) throw emailTaken();
  if (!canGrant(work.actor, known)) throw forbidden("change somebody who has more rights than you");
  // A password here was set by somebody who never proved the mailbox; it must not come with the new role.
  await cancelLinks(work, known.id);
  await work.rows(
    "UPDATE people SET role_id = $2, full_name = $3, password_hash = NULL, version = version + 1 WHERE id = $1",
    [known.id, roleId, fullName],
  );
  await announceAccessChange(work, known.id);
  return known.id;
}
