import { wrongCredentials } from "../../commands/sign-in.js";
import type { Work } from "../../../../platform/work.js";
import type { Person } from "../../models/person.js";
import { lockPerson } from "../../queries.js";

/**
 * From now on, for ten minutes, the actor's session may do what is sensitive. The password was found right outside
 * this transaction: it is checked here that nothing has changed since.
 *
 * @throws AppError 401 when the password was replaced or the account closed meanwhile.
 */
export async function confirmSession(work: Work, checked: Person): Promise<void> {
  const person = await lockPerson(work, checked.id);
  if (!person || person.passwordHash !== checked.passwordHash || person.deactivatedAt) throw wrongCredentials();
  await work.rows("UPDATE sessions SET confirmed_at = $2 WHERE id = $1 AND ended_at IS NULL", [
    work.actor.sessionId,
    work.now,
  ]);
  await work.record({
    type: "account.confirmed",
    object: { kind: "person", id: checked.id },
    data: { session_id: work.actor.sessionId },
  });
}
