import type { Status } from "../../../src/contract/index.js";
import { createRandom, type Random } from "../../../src/features/demo/index.js";
import {
  anyPriority,
  closing,
  openSteps,
  resolvedSteps,
  tell,
  type Promised,
  type Tale,
} from "../../sla/tales/tales.js";

const DAY = 86_400_000;
const SETTLED = 400;

/** How many tickets of an age are still open: of the last day most, of the years before hardly any. */
function stillOpen(age: number): number {
  if (age < DAY) return 0.75;
  if (age < 3 * DAY) return 0.4;
  if (age < 10 * DAY) return 0.1;
  return age < 60 * DAY ? 0.015 : 0.0005;
}

/** Older ones are mostly those that wait for somebody: their clocks stand still. */
function openStatus(random: Random, age: number): Status {
  const chance = random.next();
  if (age > 3 * DAY) return chance < 0.5 ? "pending" : chance < 0.9 ? "on_hold" : "in_progress";
  if (age < DAY / 3 && chance < 0.35) return "new";
  return chance < 0.7 ? "in_progress" : chance < 0.9 ? "pending" : "on_hold";
}

/** Gives a ticket of an age its life. Settled ones share a few hundred lives, which lie scattered over all days. */
export function taleTeller(promised: Promised): (random: Random, age: number) => Tale {
  const random = createRandom(4);
  const settled = Array.from({ length: SETTLED }, () => {
    const priority = anyPriority(random);
    const steps = resolvedSteps(random, priority);
    const end = closing(random, steps);
    return {
      resolved: tell(promised, priority, steps, steps.at(-1)?.at ?? 0),
      closed: tell(promised, priority, [...steps, end], end.at),
    };
  }).sort((a, b) => a.resolved.lasts - b.resolved.lasts);

  return (ticketsOwn, age) => {
    const longer = settled.findIndex(({ resolved }) => resolved.lasts > age);
    const fitting = longer < 0 ? settled.length : longer;
    if (fitting === 0 || ticketsOwn.chance(stillOpen(age))) {
      const status = openStatus(ticketsOwn, age);
      return tell(promised, anyPriority(ticketsOwn), openSteps(ticketsOwn, status, age), age);
    }
    const life = settled[Math.floor(ticketsOwn.next() * fitting)];
    if (!life) throw new Error("There is no such life");
    return life.closed.lasts <= age ? life.closed : life.resolved;
  };
}
