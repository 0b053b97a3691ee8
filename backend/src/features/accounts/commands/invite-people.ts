import { AppError, fieldErrors } from "../../../platform/errors.js";
import type { Work } from "../../../platform/work.js";
import { nameOfAddress } from "../name-of-address.js";
import type { Role } from "../models/role.js";
import type { PersonDoors } from "../person-doors.js";
import { admitPerson, equipInvited, grantableRole } from "./invite-person.js";

export interface Invitations {
  people: readonly { email: string; fullName?: string | undefined }[];
  roleKey: string;
  teamIds?: readonly number[] | undefined;
}

export type InvitationResult =
  | { email: string; personId: number; token: string }
  /** Why this address was not invited. */
  | { email: string; refused: string };

/**
 * Invites each address, or says why not; one that is refused keeps none of the others back.
 *
 * @throws AppError for what is wrong with all of them: the role, the teams (403, 422), an address that is there twice (422).
 */
export async function invitePeople(
  work: Work,
  { people, roleKey, teamIds }: Invitations,
  doors: Pick<PersonDoors, "setTeams">,
): Promise<InvitationResult[]> {
  const role = await grantableRole(work, roleKey, teamIds);
  requireDifferent(people.map(({ email }) => email));
  const results: InvitationResult[] = [];
  for (const { email, fullName = nameOfAddress(email) } of people) {
    const admitted = await admitOrRefuse(work, email, fullName, role);
    if (typeof admitted === "string") results.push({ email, refused: admitted });
    else results.push({ email, personId: admitted, token: await equipInvited(work, admitted, role, teamIds, doors) });
  }
  return results;
}

/** The person's id, or why this address cannot be invited. */
async function admitOrRefuse(work: Work, email: string, fullName: string, role: Role): Promise<number | string> {
  try {
    return await admitPerson(work, { email, fullName }, role);
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

function requireDifferent(emails: readonly string[]): void {
  const twice = emails.flatMap((email, index) => (emails.indexOf(email) < index ? [index] : []));
  if (twice.length === 0) return;
  throw fieldErrors(
    Object.fromEntries(twice.map((index) => [`people.${index}.email`, "This address is in the list twice"])),
  );
}
