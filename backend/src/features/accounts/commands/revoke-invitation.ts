import { AppError, forbidden, notFound } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { findInvitation, overInvitation } from "../invitations.js";
import { cancelLinks } from "../links.js";
import type { Person } from "../models/person.js";
import { roleOfNewcomers } from "../models/role.js";
import type { PersonDoors } from "../person-doors.js";
import { canGrant } from "../policy.js";
import { lockPerson } from "../queries.js";
import { announceAccessChange } from "../sessions.js";
import { sendInvitation } from "./invite-person.js";

/**
 * Takes back what an invitation would have given: link, role and teams. The person stays as somebody without an
 * account, since they may have complaints here.
 *
 * @throws AppError 404 for somebody who was never invited, 409 `invitation.over`, 403 for somebody who has more rights.
 */
export async function revokeInvitation(
  work: Work,
  personId: number,
  { setTeams }: Pick<PersonDoors, "setTeams">,
): Promise<void> {
  const person = await lockInvited(work, personId);
  await cancelLinks(work, personId);
  await overInvitation(work, personId);
  await setTeams(work, personId, []);
  await work.rows(
    `UPDATE people SET role_id = (SELECT id FROM roles WHERE key = $2), changed_by = $3, changed_at = $4, version = version + 1
     WHERE id = $1`,
    [personId, roleOfNewcomers, work.actor.id, work.now],
  );
  await work.record({
    type: "account.invitation_revoked",
    object: { kind: "person", id: personId },
    data: { person_id: personId, from: person.roleKey, to: roleOfNewcomers },
    details: { changes: { role: { from: person.roleKey, to: roleOfNewcomers } } },
  });
  await announceAccessChange(work, personId);
}

/** Sends a new link, whose token is returned; the older one stops working. @throws AppError as `revokeInvitation`. */
export async function resendInvitation(work: Work, personId: number): Promise<string> {
  const person = await lockInvited(work, personId);
  await work.record({
    type: "account.invited",
    object: { kind: "person", id: personId },
    data: { person_id: personId, role: person.roleKey },
  });
  return sendInvitation(work, personId);
}

/** Somebody whose invitation still stands, be it out of date; held until the transaction ends. */
async function lockInvited(work: Work, personId: number): Promise<Person> {
  const person = await lockPerson(work, personId);
  const invitation = person && (await findInvitation(work, personId));
  if (!person || !invitation) throw notFound("Invitation");
  if (!canGrant(work.actor, person)) throw forbidden("change somebody who has more rights than you");
  if (invitation.state === "accepted" || invitation.state === "revoked" || person.emailVerifiedAt) {
    throw new AppError(
      "invitation.over",
      409,
      `The invitation was ${invitation.state === "revoked" ? "revoked" : "accepted"} already`,
    );
  }
  return person;
}
