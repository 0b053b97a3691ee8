import { personId } from "../../platform/actor.js";
import { notFound } from "../../platform/errors.js";
import type { Work } from "../../platform/work.js";
import type { Person } from "./models/person.js";
import { lockPerson } from "./queries.js";

/**
 * The actor, held until the transaction ends, before something of theirs is written: whoever waited here for the end of
 * their own account must leave nothing behind.
 *
 * @throws AppError 404 when the account was closed or deleted meanwhile.
 */
export async function lockOneself(work: Work): Promise<Person> {
  const person = await lockPerson(work, personId(work.actor));
  if (!person || person.deactivatedAt) throw notFound("Person");
  return person;
}
