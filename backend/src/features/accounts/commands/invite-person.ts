import { fieldErrors, forbidden } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { noteInvitation } from "../invitations.js";
import { cancelLinks, mailLink } from "../links.js";
import type { Role } from "../models/role.js";
import type { PersonDoors } from "../person-doors.js";
import { canGrant } from "../policy.js";
import { lockPersonByEmail } from "../queries.js";
import { holdRole } from "../roles/queries.js";
import { announceAccessChange } from "../sessions.js";
import { addPerson } from "./add-person.js";
import { emailTaken } from "./create-person.js";

export interface Invitation {
  email: string;
  fullName: string;
  roleKey: string;
  /** Replaces the teams of somebody who was invited before; `undefined` leaves them. */
  teamIds?: readonly number[] | undefined;
}

/** Whom somebody is invited as. @throws AppError 403 when the role has more than the actor has, 422 when it is none. */
export async function grantableRole(work: Work, roleKey: string, teamIds: readonly number[] = []): Promise<Role> {
  const role = await holdRole(work, roleKey);
  if (!role) throw fieldErrors({ role: "There is no such role" });
  if (!canGrant(work.actor, role)) throw forbidden("give a role that has more rights than yours");
  if (!role.isStaff && teamIds.length > 0) throw fieldErrors({ team_ids: "Only staff belong to teams" });
  return role;
}

/**
 * Gives somebody a role and a link to set their password. Inviting again sends a new link and cancels the older one.
 *
 * @returns the person's id and the link's token, which must reach nobody but the invited person's mailbox or, without
 *   mail, the inviting person.
 * @throws AppError 403 when the role has more than the actor has, 409 `person.email_taken` when there is an account,
 *   422 for a role or team that is none.
 */
export async function invitePerson(
  work: Work,
  invitation: Invitation,
  doors: Pick<PersonDoors, "setTeams">,
): Promise<{ personId: number; token: string }> {
  const { roleKey, teamIds } = invitation;
  const role = await grantableRole(work, roleKey, teamIds);
  const personId = await admitPerson(work, invitation, role);
  return { personId, token: await equipInvited(work, personId, role, teamIds, doors) };
}

/**
 * The person behind an address, with the role they are invited as: a new one, or somebody without an account.
 * @throws AppError 409 `person.email_taken`, 403; nothing is written then.
 */
export async function admitPerson(
  work: Work,
  { email, fullName }: Pick<Invitation, "email" | "fullName">,
  role: Role,
): Promise<number> {
  const added = await addPerson(work, { email, fullName, roleId: role.id });
  return added ?? takeOver(work, email, fullName, role.id);
}

/** Teams and a link for somebody who was admitted. Returns the link's token. */
export async function equipInvited(
  work: Work,
  personId: number,
  role: Role,
  teamIds: readonly number[] | undefined,
  { setTeams }: Pick<PersonDoors, "setTeams">,
): Promise<string> {
  await work.record({
    type: "account.invited",
    object: { kind: "person", id: personId },
    data: { person_id: personId, role: role.key },
  });
  const wanted = role.isStaff ? teamIds : [];
  if (wanted) await setTeams(work, personId, wanted);
  return sendInvitation(work, personId);
}

/** Makes and mails a link; the older one stops working. Returns its token. */
export async function sendInvitation(work: Work, personId: number): Promise<string> {
  await noteInvitation(work, personId);
  return mailLink(work, personId, "invitation");
}

/** Somebody without an account (invited before, or written down by staff) is invited with what is known of them. */
async function takeOver(work: Work, email: string, fullName: string, roleId: number): Promise<number> {
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
