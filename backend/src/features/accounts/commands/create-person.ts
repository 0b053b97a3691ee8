import { AppError, fieldErrors } from "../../../platform/errors.js";
import { firstValues } from "../../../platform/differences.js";
import type { Work } from "../../../platform/work.js";
import { roleOfNewcomers } from "../models/role.js";
import { findRole } from "../queries.js";
import { addPerson, type NewPerson } from "./add-person.js";

export const emailTaken = () => new AppError("person.email_taken", 409, "Another person has that address");

/** A person with a role by its key; without a password nobody signs in as them. */
export interface PersonToCreate extends Omit<NewPerson, "roleId"> {
  /** Without one the person can what every newcomer can. */
  roleKey?: string;
}

/**
 * Adds a person: somebody on the phone, or a row of an import. The rights of `roleKey` are not checked here.
 *
 * @throws AppError 409 `person.email_taken`, 422 for an unknown role.
 */
export async function createPerson(
  work: Work,
  { roleKey = roleOfNewcomers, ...person }: PersonToCreate,
): Promise<number> {
  const role = await findRole(work, roleKey);
  if (!role) throw fieldErrors({ role: "There is no such role" });
  const id = await addPerson(work, { ...person, roleId: role.id });
  if (id === null) throw emailTaken();
  await work.record({
    type: "person.created",
    object: { kind: "person", id },
    data: { person_id: id, role: role.key },
    details: { changes: firstValues({ full_name: person.fullName, email: person.email, role: role.key }) },
  });
  return id;
}
