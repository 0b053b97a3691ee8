import { changedSecret } from "../../../platform/differences.js";
import type { Work } from "../../../platform/work.js";
import { revokeAllKeys } from "../api-keys/commands/revoke-all-keys.js";
import { acceptedInvitation } from "../invitations.js";
import { cancelLinks, personOfLink, redeemLink } from "../links.js";
import type { LinkPurpose } from "../models/one-time-link.js";
import { lockPerson } from "../queries.js";
import { endSessionsOf } from "../sessions.js";

/** Sets a new password with a mailed link, which proves the mailbox too. Every session and API key of the person ends, and they are told. */
export async function resetPassword(work: Work, token: string, passwordHash: string): Promise<void> {
  const personId = await setPasswordByLink(work, token, "reset_password", passwordHash);
  await work.record({
    type: "account.password_reset",
    object: { kind: "person", id: personId },
    data: { person_id: personId },
    details: { changes: { password: changedSecret } },
  });
  // Whoever needs a new password may have lost the old one to somebody, who could have made keys with it.
  const revoked = await revokeAllKeys(work, personId, "password_reset");
  await work.addJob("account_mail", { person_id: personId, template: "password_changed", keys: { revoked, left: 0 } });
}

/** Accepts an invitation: the person's own password, and their name as they write it. */
export async function acceptInvitation(
  work: Work,
  token: string,
  passwordHash: string,
  fullName?: string,
): Promise<void> {
  const personId = await setPasswordByLink(work, token, "invitation", passwordHash);
  if (fullName !== undefined) await work.rows("UPDATE people SET full_name = $2 WHERE id = $1", [personId, fullName]);
  await acceptedInvitation(work, personId);
  await work.record({
    type: "account.invitation_accepted",
    object: { kind: "person", id: personId },
    data: { person_id: personId },
    details: { changes: { password: changedSecret } },
  });
}

async function setPasswordByLink(
  work: Work,
  token: string,
  purpose: LinkPurpose,
  passwordHash: string,
): Promise<number> {
  const personId = await personOfLink(work, token, purpose);
  await lockPerson(work, personId);
  await redeemLink(work, token, purpose);
  // A link to confirm the address may belong to a registration by somebody else; the mailbox's owner has spoken.
  await cancelLinks(work, personId);
  await work.rows(
    `UPDATE people SET password_hash = $2, email_verified_at = coalesce(email_verified_at, $3), version = version + 1
     WHERE id = $1`,
    [personId, passwordHash, work.now],
  );
  await endSessionsOf(work, personId, "password_changed");
  return personId;
}
