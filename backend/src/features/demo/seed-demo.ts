import { systemActor, type Actor } from "../../platform/actor.js";
import type { Queries } from "../../platform/db.js";
import type { Services } from "../../platform/services.js";
import { loadActor } from "../accounts/index.js";
import { readRules } from "../desk/index.js";
import { namedCustomers } from "./directory-facts.js";
import { planHistory, type Cast } from "./plan-history.js";
import { at, liveThrough } from "./live-through.js";
import { makeCanned } from "./make-canned.js";
import { makeCustomers } from "./make-customers.js";
import { makeDirectory } from "./make-directory.js";
import { hashDemoPasswords, makeAccounts } from "./make-staff.js";
import { makeFields } from "./make-fields.js";
import { makePromises } from "./make-promises.js";
import { createRandom } from "./random.js";
import { topics } from "./texts/index.js";
import { demoWorld } from "./world.js";

const days = 90;
const customers = 300;

/**
 * Fills an empty desk with a believable past of ninety days: made by the same commands as in real life, at the times at
 * which it would have happened, with nothing reacting to it. Marks the database as a demo.
 *
 * @param say prints a line; long work tells how far it is.
 * @param tickets how many complaints there were.
 */
export async function seedDemo(services: Services, say: (line: string) => void, tickets = 3000): Promise<void> {
  const started = await services.db.one<{ now: Date }>("SELECT app_now() AS now");
  if (!started) throw new Error("The database told no time");
  const until = started.now;
  const opening = new Date(until.getTime() - (days + 1) * 86_400_000);
  const random = createRandom(20_240_229);

  say("Making demo data: organizations, people, categories");
  const hashes = await hashDemoPasswords(services.config);
  const made = await at(services, opening).runWork(systemActor, async (work) => {
    const people = await makeAccounts(work, hashes);
    const directory = await makeDirectory(work, random, people, demoWorld);
    await makePromises(work, directory);
    const ada = await loadActor(work, people.get("Ada Keller") ?? 0);
    if (!ada) throw new Error("The demo has no admin");
    await makeFields(work, directory.categories);
    await makeCanned(work.as(ada, work.now), directory.teams);
    const named = namedCustomers.map((person) => people.get(person.name) ?? 0);
    return {
      directory,
      customerIds: [...named, ...(await makeCustomers(work, random, customers - named.length, demoWorld.customers))],
    };
  });

  const cast = await gatherCast(services.db, made.customerIds, [...made.directory.workers.values()].flat());
  const happenings = await planHistory({
    random,
    topics,
    tickets,
    days,
    until,
    cast,
    ...made,
    storage: services.storage,
    asksMore: true,
    rules: await readRules(services.db, services.config),
  });
  const tell = everyTenth(say, tickets);
  await liveThrough(services, happenings, until, tell);
  await services.db.rows("SELECT fold_ticket_counts()");
  // Everybody knows the demo's passwords: a second factor would keep nobody out but its visitors.
  await services.db.rows("UPDATE desk SET demo_since = app_now(), two_factor_required = 'nobody'");
  // A visitor comes to look at a desk at work, not to set one up.
  await services.db.rows("UPDATE setup SET hidden_at = app_now()");
}

/** The actors of everybody with a part, read once: rights do not change during the demo's history. */
async function gatherCast(db: Queries, customerIds: readonly number[], workerIds: readonly number[]): Promise<Cast> {
  const cast = new Map<number, Actor>();
  for (const id of new Set([...customerIds, ...workerIds])) {
    const actor = await loadActor(db, id);
    if (actor) cast.set(id, actor);
  }
  return cast;
}

function everyTenth(say: (line: string) => void, tickets: number): (share: number) => void {
  let told = 0;
  return (share) => {
    const tenth = Math.floor(share * 10);
    if (tenth <= told) return;
    told = tenth;
    say(`Making demo data: ${tickets} complaints of ${days} days, ${tenth * 10} %`);
  };
}
