import { COUNTED_AT_MOST, SIDEBAR_VIEWS, type ViewCount } from "../../../contract/index.js";
import { personId, type Actor } from "../../../platform/actor.js";
import { readClock } from "../../../platform/clock.js";
import type { Database, Queries } from "../../../platform/db.js";
import { remember } from "../../../platform/remembered.js";
import { withinTime } from "../../../platform/time-limit.js";
import { countCapped, type AskedQuery } from "../../tickets/index.js";
import type { View } from "./models.js";
import { listViews } from "./queries.js";
import { readView } from "./read-view.js";

/** For all together; the usual sidebar takes a tenth of it. */
const TOGETHER_MS = 250;
/** For one that may be the one that holds up the others. */
const ALONE_MS = 100;
/** So long a view that took too long is not counted again: nobody waits for it at each change of a ticket. */
const REST_MS = 60_000;

interface Read {
  view: View;
  asked: AskedQuery;
}

/**
 * How many tickets each view of the sidebar lists for the actor. All are counted in one statement; where that takes too
 * long each is counted by itself, and what is too slow then has no number for a minute.
 *
 * @returns a counter that remembers which were too slow, for this process.
 */
export function createViewCounter(db: Database, limits = { together: TOGETHER_MS, alone: ALONE_MS }) {
  const resting = remember<number>(5000);
  const keyOf = (actor: Actor, { id, version }: View) => `${personId(actor)}.${id}.${version}`;

  return async function countViews(actor: Actor): Promise<ViewCount[]> {
    const [now, { rows }] = await Promise.all([readClock(db), listViews(db, actor, { limit: SIDEBAR_VIEWS })]);
    const read = await Promise.all(rows.map(async (view) => ({ view, asked: await readView(db, actor, view, now) })));
    const isAwake = (view: View) => (resting.get(keyOf(actor, view)) ?? 0) <= now.getTime();
    const countable = read.flatMap(({ view, asked }) => (asked && isAwake(view) ? [{ view, asked }] : []));
    const together = await withinTime(db, limits.together, (queries) => count(queries, actor, countable, now));
    const counts = together ?? (await Promise.all(countable.map((one) => countAlone(actor, one, now))));
    const numbers = new Map(countable.map(({ view }, i) => [view.id, counts[i] ?? null]));
    return read.map(({ view: { id }, asked }) => {
      if (!asked) return { id, count: null, state: "broken" };
      const found = numbers.get(id) ?? null;
      return { id, count: found, state: found === null ? "slow" : "counted" };
    });
  };

  async function countAlone(actor: Actor, one: Read, now: Date): Promise<number | null> {
    const [found] = (await withinTime(db, limits.alone, (queries) => count(queries, actor, [one], now))) ?? [];
    if (found === undefined) resting.set(keyOf(actor, one.view), now.getTime() + REST_MS);
    return found ?? null;
  }
}

const count = (queries: Queries, actor: Actor, views: readonly Read[], now: Date) =>
  countCapped(
    queries,
    actor,
    views.map(({ asked }) => ({ asked })),
    { now, atMost: COUNTED_AT_MOST },
  );
