import { AppError } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import type { PersonDoors } from "../person-doors.js";
import { lockPersonByEmail } from "../queries.js";
import { endSessionsOf } from "../sessions.js";
import { hasComplaints, isUnproven } from "../unproven.js";
import { makeNobody } from "./commands/delete-person.js";
import { forgetPerson } from "./forget-person.js";

/**
 * What lies under an address without an account yields to the person who has just proven the mailbox, as it does to
 * whoever registers and confirms it: the password that waits there dies with its links, and complaints become theirs.
 *
 * A mailed link is pressed by mistake too. Where complaints would go to somebody by it, they have to be signed in where it
 * is pressed, as a contested registration asks for its password: so a stranger who wants somebody's address gets nothing.
 *
 * @param to the person, whose row the caller holds. @param signedIn whether it is they who press the link.
 * @returns false when the address is somebody's account.
 * @throws AppError 422 `link.sign_in_needed`.
 */
export async function joinUnproven(
  work: Work,
  { email, to, signedIn }: { email: string; to: number; signedIn: boolean },
  doors: Pick<PersonDoors, "joinComplaints">,
): Promise<boolean> {
  // Held: a confirmation of that registration, or another who wants the address, comes before or after.
  const unproven = await lockPersonByEmail(work, email);
  if (!unproven) return true;
  if (!isUnproven(unproven)) return false;
  const { id } = unproven;
  if (!signedIn && (await hasComplaints(work, id)))
    throw new AppError(
      "link.sign_in_needed",
      422,
      "Complaints came from this address, and become yours with it. Sign in here first, then follow the link again.",
    );
  const complaints = await doors.joinComplaints(work, id, to);
  await work.rows(
    `INSERT INTO customer_group_members (group_id, person_id, added_by, added_at)
     SELECT group_id, $2, added_by, added_at FROM customer_group_members WHERE person_id = $1
     ON CONFLICT DO NOTHING`,
    [id, to],
  );
  await makeNobody(work, id);
  // Not what lies under the address alone: it is the person's now.
  await forgetPerson(work, id, null);
  await work.record({
    type: "person.joined",
    object: { kind: "person", id },
    data: { person_id: id, into: to, complaints },
    details: { changes: { email: { from: email, to: null }, full_name: { from: unproven.fullName, to: null } } },
  });
  await endSessionsOf(work, id, "deleted");
  return true;
}
