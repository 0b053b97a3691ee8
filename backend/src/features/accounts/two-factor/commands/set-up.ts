import { personId } from "../../../../platform/actor.js";
import { AppError } from "../../../../platform/errors.js";
import type { Vault } from "../../../../platform/vault.js";
import type { Work } from "../../../../platform/work.js";
import { lockOneself } from "../../lock-oneself.js";
import { lockPerson } from "../../queries.js";
import { announceAccessChange } from "../../sessions.js";
import { standingOf } from "../demand.js";
import { replaceRecoveryCodes } from "../recovery-codes.js";
import { confirmPendingSecret, keepPendingSecret } from "../secrets.js";
import { newTotpSecret } from "../totp.js";

export const wrongCode = (): AppError => {
  const message = "That code is wrong, too old, or was used already. Wait for the next one";
  return new AppError("two_factor.wrong_code", 422, message, { errors: [{ field: "code", message }] });
};

/**
 * Makes a secret for the person's app. Nothing works differently until `confirmSetUp`.
 *
 * @returns the secret, and what the account is called in the app.
 */
export async function beginSetUp(work: Work, vault: Vault): Promise<{ secret: string; account: string }> {
  const person = await lockOneself(work);
  const { id } = person;
  const secret = newTotpSecret();
  await keepPendingSecret(work, vault, id, secret);
  await work.record({ type: "account.two_factor_begun", object: { kind: "person", id }, data: {} });
  return { secret, account: person.email ?? person.fullName };
}

/**
 * Turns two-factor on, or moves it to another app. Every other session of the person ends: they were opened without
 * what is now on, and whoever else knew the password may sit before one.
 *
 * @returns the recovery codes, which are kept nowhere in the clear.
 * @throws AppError 409 `two_factor.not_begun`, 422 `two_factor.wrong_code`.
 */
export async function confirmSetUp(work: Work, vault: Vault, code: string): Promise<string[]> {
  const id = personId(work.actor);
  await lockPerson(work, id);
  const { on } = await standingOf(work, id);
  const confirmation = await confirmPendingSecret(work, vault, id, code);
  if (confirmation === "not_begun")
    throw new AppError("two_factor.not_begun", 409, "This set-up is over. Begin a new one");
  if (confirmation === "wrong") throw wrongCode();

  const codes = await replaceRecoveryCodes(work, id);
  await endOtherSessions(work, id);
  const changes = { two_factor: { from: on ? "on" : "off", to: "on" } };
  const event = await work.record({
    type: "account.two_factor_on",
    object: { kind: "person", id },
    data: { replaced: on },
    details: { changes },
  });
  await work.addJob("account_mail", { person_id: id, template: "two_factor_on", about: `event ${event}` });
  return codes;
}

/** The session that set it up becomes whole; nobody else's does. */
async function endOtherSessions(work: Work, id: number): Promise<void> {
  await work.rows(
    `UPDATE sessions SET must_set_up_two_factor = false,
            ended_at = CASE WHEN id <> $2::bigint THEN $3::timestamptz END,
            end_reason = CASE WHEN id <> $2::bigint THEN 'rights_changed' END
     WHERE person_id = $1 AND ticket_id IS NULL AND ended_at IS NULL`,
    [id, work.actor.sessionId, work.now],
  );
  await announceAccessChange(work, id);
}
