import { firstMatch, type MatchFacts, type OrderedPolicy } from "../../src/features/sla/engine/match.js";
import type { Offer } from "../../src/features/sla/policies/ordered.js";
import { closedLife, HOUR, lifeDueAt, numbers, openLife, type Life } from "./life.js";

/** Tickets that share some lives, taken in turn. */
export interface Group {
  channel: "phone" | "web" | "api";
  tickets: number;
  lives: Life[];
}

export interface DeskPlan {
  /** The desk's time, which stands still but for the waves. */
  now: Date;
  /** Clocks with something to do for the monitor. */
  running: number;
  /** Open tickets by the calendar that will change; a tenth waits for the customer. There are as many closed ones. */
  byOffice: number;
  /** When so many clocks come due at one instant each. */
  waves: { at: Date; clocks: number }[];
  groups: Group[];
}

const WAVES = 10;
const MINUTE = 60_000;
/** A Thursday noon in Berlin; on Sunday the clocks go forward, a week later there is Easter. */
const NOW = new Date("2026-03-26T11:00:00Z");

/** A desk with so many running clocks, two a ticket. */
export function planDesk(offer: Offer, running: number): DeskPlan {
  const now = NOW.getTime();
  const times = { now, quietUntil: now + 3 * HOUR };
  const random = numbers(7);
  const { book } = offer;
  const [phone, web, api] = [policyFor(offer, "phone"), policyFor(offer, "web"), policyFor(offer, "api")];

  const [wave, byOffice] = [Math.round(running / 100), Math.round(running / 10)];
  const waiting = Math.round(byOffice / 10);
  const others = running / 2 - (byOffice - waiting) - WAVES * wave;
  const kinds = Math.min(10_000, others);
  const lives = (count: number, make: () => Life) => Array.from({ length: Math.ceil(count) }, make);
  const group = (channel: Group["channel"], tickets: number, made: Life[]): Group => ({
    channel,
    tickets,
    lives: made,
  });
  const waves = Array.from({ length: WAVES }, (_, i) => ({ at: new Date(now + (i + 1) * 10 * MINUTE), clocks: wave }));
  return {
    now: NOW,
    running,
    byOffice,
    waves,
    groups: [
      ...waves.map(({ at }) => group("api", wave, [lifeDueAt(api, book, at.getTime() - 1)])),
      group(
        "web",
        others,
        lives(kinds, () => openLife(web, book, times, random)),
      ),
      group(
        "phone",
        byOffice - waiting,
        lives(kinds / 4, () => openLife(phone, book, times, random)),
      ),
      group(
        "phone",
        waiting,
        lives(kinds / 20, () => openLife(phone, book, times, random, true)),
      ),
      group(
        "phone",
        byOffice,
        lives(kinds / 20, () => closedLife(phone, book, now, random)),
      ),
    ],
  };
}

function policyFor({ policies }: Offer, channel: Group["channel"]): OrderedPolicy {
  const facts: MatchFacts = {
    priority: "medium",
    categoryIds: [],
    departmentId: null,
    organizationId: null,
    customerGroupIds: [],
    tagIds: [],
    channel,
    language: null,
  };
  const policy = firstMatch(policies, facts, NOW);
  if (!policy) throw new Error(`There is no policy for ${channel}`);
  return policy;
}
