import { systemActor } from "../../../../platform/actor.js";
import { AppError } from "../../../../platform/errors.js";
import type { Services } from "../../../../platform/services.js";
import type { Work } from "../../../../platform/work.js";
import { lockPersonByEmail } from "../../queries.js";
import { endSessionsOf } from "../../sessions.js";
import { standingOf } from "../demand.js";
import { forgetTwoFactor } from "../secrets.js";

/**
 * Turns off the two-factor of somebody who lost phone and recovery codes, from the machine itself: the way back where
 * no admin is left who could. Their sessions end, and they are told by mail; the password stays what it is.
 *
 * @param email as it was typed.
 * @throws AppError 404 for an address of nobody here, 409 where there is nothing to turn off.
 */
export async function resetTwoFactor({ runWork }: Pick<Services, "runWork">, email: string): Promise<void> {
  await runWork(systemActor, async (work) => {
    const person = await lockPersonByEmail(work, email.trim().toLowerCase());
    if (!person || person.deactivatedAt)
      throw new AppError("not_found", 404, `Nobody who may sign in here has the address ${email}`);
    if (!(await standingOf(work, person.id)).on)
      throw new AppError("two_factor.off", 409, `${email} has no two-factor that is on: nothing was changed`);
    await forgetTwoFactor(work, person.id);
    await endSessionsOf(work, person.id, "ended");
    await tell(work, person.id);
  });
}

async function tell(work: Work, id: number): Promise<void> {
  const event = await work.record({
    type: "account.two_factor_removed",
    object: { kind: "person", id },
    data: { by: "operator" },
    details: { changes: { two_factor: { from: "on", to: "off" } } },
  });
  await work.addJob("account_mail", { person_id: id, template: "two_factor_reset", about: `event ${event}` });
}
