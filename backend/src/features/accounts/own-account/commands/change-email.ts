import { systemActor } from "../../../../platform/actor.js";
import type { Work } from "../../../../platform/work.js";
import { cancelLinks, invalidLink, openLink, redeemLink } from "../../links.js";
import { loadActor, lockPerson } from "../../queries.js";

/**
 * Puts the address that a link was mailed to in the place of the old one, which is told. Every other link of the person
 * stops working: they went to the old address.
 *
 * @throws AppError 422 `link.invalid`, also when somebody else has the address by now.
 */
export async function changeEmail(work: Work, token: string): Promise<void> {
  const { personId: id, email } = await openLink(work, token, "change_email");
  const person = await lockPerson(work, id);
  await redeemLink(work, token, "change_email");
  if (!person || email === null) throw invalidLink();
  // By a condition, not by the unique index: a statement that fails would take the transaction with it.
  const changed = await work.one(
    `UPDATE people SET email = $2, email_verified_at = $3, version = version + 1
     WHERE id = $1 AND NOT EXISTS (SELECT FROM people other WHERE other.email = $2) RETURNING id`,
    [id, email, work.now],
  );
  if (!changed) throw invalidLink();
  await cancelLinks(work, id);
  const actor = (await loadActor(work, id)) ?? systemActor;
  const event = await work.as(actor).record({
    type: "account.email_changed",
    object: { kind: "person", id },
    data: { person_id: id },
    details: { changes: { email: { from: person.email, to: email } } },
  });
  if (!person.email) return;
  const notice = { person_id: id, template: "email_changed", to: person.email, about: `event ${event}` };
  await work.addJob("account_mail", notice);
}

/** Keeps the present address: the link that waits stops working. */
export async function cancelEmailChange(work: Work, id: number): Promise<void> {
  const waiting = await work.one(
    "SELECT 1 FROM one_time_links WHERE person_id = $1 AND purpose = 'change_email' AND used_at IS NULL",
    [id],
  );
  if (!waiting) return;
  await cancelLinks(work, id, ["change_email"]);
  await work.record({
    type: "account.email_change_cancelled",
    object: { kind: "person", id },
    data: { person_id: id },
  });
}
