import { personId } from "../../../../platform/actor.js";
import { changedSecret } from "../../../../platform/differences.js";
import type { Work } from "../../../../platform/work.js";
import { revokeAllKeys } from "../../api-keys/commands/revoke-all-keys.js";
import { countWorkingKeys } from "../../api-keys/queries.js";
import { wrongCredentials } from "../../commands/sign-in.js";
import { cancelLinks } from "../../links.js";
import type { Person } from "../../models/person.js";
import { lockPerson } from "../../queries.js";
import { endSessionsOf } from "../../sessions.js";
import { standingOf } from "../../two-factor/demand.js";

/**
 * Sets one's new password. Every session but the actor's ends, mailed links stop working, and the owner is told.
 *
 * @param checked the person whose present password was found right, outside this transaction.
 * @returns how many API keys that worked were revoked, and how many go on working.
 * @throws AppError 401 when it was replaced or the account closed meanwhile.
 */
export async function changePassword(
  work: Work,
  checked: Person,
  passwordHash: string,
  { revokeKeys = false }: { revokeKeys?: boolean } = {},
): Promise<{ revoked: number; left: number }> {
  const id = personId(work.actor);
  const person = await lockPerson(work, id);
  if (!person || person.passwordHash !== checked.passwordHash || person.deactivatedAt) throw wrongCredentials();
  await work.rows("UPDATE people SET password_hash = $2, version = version + 1 WHERE id = $1", [id, passwordHash]);
  await cancelLinks(work, id);
  await endSessionsOf(work, id, "password_changed", work.actor.sessionId);
  // The password alone vouches for nobody who has a second factor: that is left to `confirmSession`.
  if (!(await standingOf(work, id)).on)
    await work.rows("UPDATE sessions SET confirmed_at = $2 WHERE id = $1", [work.actor.sessionId, work.now]);
  const event = await work.record({
    type: "account.password_changed",
    object: { kind: "person", id },
    data: { person_id: id },
    details: { changes: { password: changedSecret } },
  });
  const keys = revokeKeys
    ? { revoked: await revokeAllKeys(work, id, "password_changed"), left: 0 }
    : { revoked: 0, left: await countWorkingKeys(work, id) };
  await work.addJob("account_mail", { person_id: id, template: "password_replaced", about: `event ${event}`, keys });
  return keys;
}
