import { systemActor, type Actor } from "../../platform/actor.js";
import type { Work } from "../../platform/work.js";
import { createPerson, loadActor } from "../accounts/index.js";
import type { DeskRules } from "../tickets/index.js";
import { makeCustomers } from "./make-customers.js";
import { makeDirectory, type DemoDirectory } from "./make-directory.js";
import { planHistory } from "./plan-history.js";
import { createRandom } from "./random.js";
import { sampleWorld as world } from "./world.js";

const day = 86_400_000;
/** Few, so that much of it is still going on. */
const days = 5;
const tickets = 40;
const customers = 24;

/**
 * Fills a desk that may be at work already with a small made-up past, every row marked as sample. All in the one
 * transaction of `work`, which must have no reactions: until it ends nobody sees half of it, and the monitor does not
 * come by a story that is still being told.
 *
 * @param progress told how much of it is done, from 0 to 1.
 * @returns how many tickets there are.
 */
export async function makeSample(
  work: Work,
  rules: DeskRules,
  progress: (share: number) => Promise<void>,
): Promise<number> {
  const random = createRandom(20_240_301);
  const until = work.now;
  const early = work.as(systemActor, new Date(until.getTime() - (days + 1) * day));

  const people = new Map<string, number>();
  for (const { name, email, role } of world.staff)
    people.set(name, await createPerson(early, { fullName: name, email, roleKey: role, emailVerified: false }));
  const customerIds = await makeCustomers(early, random, customers, world.customers);
  const directory = await makeDirectory(early, random, people, world);
  // Before the first complaint: one of a sample customer is a sample itself.
  await mark(work, [...people.values(), ...customerIds], directory);

  const cast = await gatherCast(work, [...people.values(), ...customerIds]);
  const facts = { random, topics: world.topics, tickets, days, until, cast, customerIds, directory, rules };
  const happenings = await planHistory({ ...facts, storage: null, asksMore: false });
  const line = [...happenings].sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const [index, { by, at, happen }] of line.entries()) {
    await happen(work.as(by, at));
    if (index % 20 === 0) await progress(index / line.length);
  }
  // From here on only the desk's staff are offered what is made up; its own customers had to find it.
  for (const table of ["organizations", "departments", "categories"])
    await work.rows(`UPDATE ${table} SET is_public = false WHERE is_sample`);
  return tickets;
}

async function mark(work: Work, personIds: readonly number[], directory: DemoDirectory): Promise<void> {
  const departments = [...directory.departments.values()];
  const marked: Record<string, readonly number[]> = {
    people: personIds,
    organizations: departments.map(({ organizationId }) => organizationId),
    departments: departments.map(({ id }) => id),
    teams: [...directory.teams.values()],
    skills: [...directory.skills.values()],
    categories: [...directory.categories.values()],
  };
  for (const [table, ids] of Object.entries(marked))
    await work.rows(`UPDATE ${table} SET is_sample = true WHERE id = ANY ($1::bigint[])`, [ids]);
}

async function gatherCast(work: Work, ids: readonly number[]): Promise<Map<number, Actor>> {
  const cast = new Map<number, Actor>();
  for (const id of ids) {
    const actor = await loadActor(work, id);
    if (actor) cast.set(id, actor);
  }
  return cast;
}
