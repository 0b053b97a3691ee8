import { personId } from "../../../../platform/actor.js";
import { AppError, forbidden, notFound } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import { canChange, canSeePerson } from "../../policy.js";
import { lockPerson } from "../../queries.js";
import { holdRights } from "../../run-the-desk.js";
import { announceAccessChange } from "../../sessions.js";
import { standingOf } from "../demand.js";
import { replaceRecoveryCodes } from "../recovery-codes.js";
import { forgetTwoFactor } from "../secrets.js";

/** Turns one's own two-factor off; where it is off, nothing happens. @throws AppError 409 `two_factor.demanded`. */
export async function turnOff(work: Work): Promise<void> {
  const id = personId(work.actor);
  await lockPerson(work, id);
  const { on, demanded } = await standingOf(work, id);
  if (on && demanded)
    throw new AppError(
      "two_factor.demanded",
      409,
      "The desk demands two-factor of you. You can move it to another app",
    );
  await forgetTwoFactor(work, id);
  if (on) await tell(work, id, "two_factor_off");
}

/** New recovery codes in place of one's earlier ones. @throws AppError 409 `two_factor.off`. */
export async function renewRecoveryCodes(work: Work): Promise<string[]> {
  const id = personId(work.actor);
  await lockPerson(work, id);
  if (!(await standingOf(work, id)).on) throw new AppError("two_factor.off", 409, "Two-factor is not on");
  const codes = await replaceRecoveryCodes(work, id);
  const object = { kind: "person", id };
  const event = await work.record({ type: "account.recovery_codes_renewed", object, data: {} });
  await work.addJob("account_mail", { person_id: id, template: "recovery_codes_renewed", about: `event ${event}` });
  return codes;
}

/**
 * Turns off somebody's two-factor that they lost; where it is off, nothing happens. Where it is demanded of them, they
 * set it up anew before anything else.
 *
 * @throws AppError 404; 403 for oneself and for somebody who has more rights.
 */
export async function removeFromPerson(work: Work, id: number): Promise<void> {
  const actor = await holdRights(work);
  const person = await lockPerson(work, id);
  if (!person || !canSeePerson(actor, person)) throw notFound("Person");
  if (actor.id === id) throw forbidden("take away your own two-factor here: your profile does that");
  if (!canChange(actor, person)) throw forbidden("change somebody who has more rights than you");
  const { on } = await standingOf(work, id);
  await forgetTwoFactor(work, id);
  if (on) await tell(work, id, "two_factor_removed");
  // Where it is demanded, pages of theirs that are open lead to setting it up anew.
  await announceAccessChange(work, id);
}

async function tell(work: Work, id: number, what: "two_factor_off" | "two_factor_removed"): Promise<void> {
  const event = await work.record({
    type: `account.${what}`,
    object: { kind: "person", id },
    data: {},
    details: { changes: { two_factor: { from: "on", to: "off" } } },
  });
  await work.addJob("account_mail", { person_id: id, template: what, about: `event ${event}` });
}
