import { systemActor } from "../../../../platform/actor.js";
import { isUniqueViolation } from "../../../../platform/unique-violation.js";
import type { Work } from "../../../../platform/work.js";
import { cancelLinks, invalidLink, openLink, redeemLink } from "../../links.js";
import { loadActor, lockPerson } from "../../queries.js";
import type { PersonDoors } from "../../person-doors.js";
import { announceAccessChange } from "../../sessions.js";
import { joinUnproven } from "../join-unproven.js";

/**
 * Puts the address that a link was mailed to in the place of the old one, which is told. Every other link of the person
 * stops working: they went to the old address. So do the codes and sessions by which its reader followed complaints.
 * What lies under the new address without an account joins the person (see `joinUnproven`).
 *
 * @throws AppError 422 `link.invalid`, also when the address is somebody else's account by now; `link.sign_in_needed`.
 */
export async function changeEmail(
  work: Work,
  token: string,
  doors: Pick<PersonDoors, "joinComplaints">,
): Promise<void> {
  const { personId: id, email } = await openLink(work, token, "change_email");
  const person = await lockPerson(work, id);
  await redeemLink(work, token, "change_email");
  if (!person || email === null) throw invalidLink();
  const actor = (await loadActor(work, id)) ?? systemActor;
  const signedIn = work.actor.id === id && work.actor.onlyTicketId === null;
  if (!(await joinUnproven(work.as(actor), { email, to: id, signedIn }, doors))) throw invalidLink();
  await takeAddress(work, id, email);
  await cancelLinks(work, id);
  await endGuestWays(work, id);
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

/** The unique index decides: of two who confirm one address at once, one gets it. */
async function takeAddress(work: Work, id: number, email: string): Promise<void> {
  try {
    await work.rows("UPDATE people SET email = $2, email_verified_at = $3, version = version + 1 WHERE id = $1", [
      id,
      email,
      work.now,
    ]);
  } catch (error) {
    if (isUniqueViolation(error)) throw invalidLink();
    throw error;
  }
}

/** Whoever came in as a guest has proven the old mailbox, which may be somebody else's by now. */
async function endGuestWays(work: Work, id: number): Promise<void> {
  await work.rows("DELETE FROM guest_codes WHERE person_id = $1", [id]);
  await work.rows(
    `UPDATE sessions SET ended_at = $2, end_reason = 'rights_changed'
     WHERE person_id = $1 AND ticket_id IS NOT NULL AND ended_at IS NULL`,
    [id, work.now],
  );
  await announceAccessChange(work, id);
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
