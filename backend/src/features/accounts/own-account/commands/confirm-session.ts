import type { Vault } from "../../../../platform/vault.js";
import type { Work } from "../../../../platform/work.js";
import { wrongCredentials } from "../../commands/sign-in.js";
import type { Person } from "../../models/person.js";
import { lockPerson } from "../../queries.js";
import { standingOf } from "../../two-factor/demand.js";
import { tellOfRecoveryCode, usedFactor } from "../../two-factor/used-factor.js";

/**
 * From now on, for ten minutes, the actor's session may do what is sensitive. The password was found right outside
 * this transaction: it is checked here that nothing has changed since.
 *
 * @param code of the second factor; looked at only where it is on.
 * @returns false for a wrong code, which is written down.
 * @throws AppError 401 when the password was replaced or the account closed meanwhile.
 */
export async function confirmSession(
  work: Work,
  checked: Person,
  { code, vault }: { code: string; vault: Vault },
): Promise<boolean> {
  const { id } = checked;
  const person = await lockPerson(work, id);
  if (!person || person.passwordHash !== checked.passwordHash || person.deactivatedAt) throw wrongCredentials();
  const object = { kind: "person", id };
  const isOn = (await standingOf(work, id)).on;
  const factor = isOn ? await usedFactor(work, vault, id, code) : null;
  if (isOn && factor === null) {
    await work.record({ type: "account.confirmation_failed", object, data: { step: "two_factor" } });
    return false;
  }
  if (factor === "recovery_code") await tellOfRecoveryCode(work, id);
  await work.rows("UPDATE sessions SET confirmed_at = $2 WHERE id = $1 AND ended_at IS NULL", [
    work.actor.sessionId,
    work.now,
  ]);
  await work.record({ type: "account.confirmed", object, data: { session_id: work.actor.sessionId } });
  return true;
}
