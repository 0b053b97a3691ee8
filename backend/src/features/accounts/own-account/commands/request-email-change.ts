import { fieldErrors } from "../../../../platform/errors.js";
import type { Work } from "../../../../platform/work.js";
import { makeLink } from "../../links.js";
import { lockOneself } from "../../lock-oneself.js";
import { findPersonByEmail } from "../../queries.js";
import { isUnproven } from "../../unproven.js";

/**
 * Has a link mailed to the address that is to be one's new one, and a notice to the present one. Whose account has the
 * new address already is told instead; whoever asks cannot see which of the two it was.
 *
 * @throws AppError 422 on `email` for the present address.
 */
export async function requestEmailChange(work: Work, email: string): Promise<void> {
  const person = await lockOneself(work);
  const { id } = person;
  if (person.email === email) throw fieldErrors({ email: "That is your address already" });
  const known = await findPersonByEmail(work, email);
  const owner = known && !isUnproven(known) ? known : null;

  // The same rows are written either way; a link that was mailed to nobody is never followed.
  const link = await makeLink(work, id, "change_email", email);
  await (owner
    ? work.addJob("account_mail", { person_id: owner.id, template: "email_wanted", about: `link ${link.id}` })
    : work.addJob(
        "account_mail",
        { person_id: id, template: "change_email", to: email },
        { secrets: { token: link.token } },
      ));
  await work.addJob("account_mail", { person_id: id, template: "email_change_requested", about: `link ${link.id}` });
  await work.record({
    type: "account.email_change_requested",
    object: { kind: "person", id },
    data: { person_id: id },
    details: { changes: { email: { from: person.email, to: email } } },
  });
}
