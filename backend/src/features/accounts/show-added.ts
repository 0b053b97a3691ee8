import type { Person } from "../../contract/index.js";
import { systemActor } from "../../platform/actor.js";
import { notFound } from "../../platform/errors.js";
import type { Work } from "../../platform/work.js";
import { getListedPerson } from "./people-list.js";
import { presentPerson } from "./presenter.js";

/** Whoever adds somebody is shown whom they added, whatever else they may read. */
export async function showAdded(work: Work, id: number): Promise<Person> {
  const person = await getListedPerson(work, work.actor.may("people.read") ? work.actor : systemActor, id);
  if (!person) throw notFound("Person");
  return presentPerson(work.actor, person);
}
