import type { Work } from "../../../platform/work.js";
import { invalidLink, openLink, personOfLink, redeemLink } from "../links.js";
import { lockPerson } from "../queries.js";

/**
 * Confirms the address a link was mailed to; the password of the registration it belongs to counts from here, and of no
 * other. Where several have registered the address, the caller has seen that the link's reader knows that password.
 *
 * @throws AppError 422 `link.invalid`.
 */
export async function verifyEmail(work: Work, token: string): Promise<void> {
  const personId = await personOfLink(work, token, "verify_email");
  // A registration of the same address waits here, or has just cancelled the link.
  await lockPerson(work, personId);
  if (!(await openLink(work, token, "verify_email")).isOfThisPassword) throw invalidLink();
  await redeemLink(work, token, "verify_email");
  await work.rows(
    "UPDATE people SET email_verified_at = coalesce(email_verified_at, $2), version = version + 1 WHERE id = $1",
    [personId, work.now],
  );
  await work.record({
    type: "account.verified",
    object: { kind: "person", id: personId },
    data: { person_id: personId },
  });
}
