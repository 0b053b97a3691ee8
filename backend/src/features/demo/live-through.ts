import { systemActor, type Actor } from "../../platform/actor.js";
import type { Services } from "../../platform/services.js";
import type { Work } from "../../platform/work.js";
import { noticeDue } from "../sla/index.js";
import { closeResolved, escalateBySla, escalateByStep } from "../tickets/index.js";

/** Something that somebody does to one ticket at an instant. What one ticket goes through stays in order. */
export interface Happening {
  at: Date;
  by: Actor;
  ticket: number;
  happen: (work: Work) => Promise<void>;
}

const minute = 60_000;
const stride = 60 * minute;
const closingEvery = 12 * stride;
/** Tickets that live side by side; more only wait for each other on two cores. */
const lanes = 4;

/**
 * Lives through what happened, in the order in which it happened, with the monitor looking after every deadline at the
 * second it passed, as it does in a running desk. Nothing reacts: nobody is mailed about last month.
 */
export async function liveThrough(
  services: Services,
  happenings: readonly Happening[],
  until: Date,
  progress: (share: number) => void,
): Promise<void> {
  const line = [...happenings].sort((a, b) => a.at.getTime() - b.at.getTime());
  const start = line[0]?.at.getTime() ?? until.getTime();
  let next = 0;
  let closed = start;
  for (let from = start; from < until.getTime();) {
    const { due, cut } = await nextCut(services, from);
    const to = Math.min(cut, until.getTime());
    const now: Happening[] = [];
    for (let happening = line[next]; happening && happening.at.getTime() < to; happening = line[++next])
      now.push(happening);
    await sideBySide(services, now);
    if (due <= to) await monitor(services, new Date(to));
    if (to - closed >= closingEvery) {
      await closeResolved(at(services, new Date(to)));
      closed = to;
    }
    from = to;
    progress(next / line.length);
  }
  await closeResolved(at(services, until));
}

/** The desk's services at another time of its history. */
export function at(services: Services, now: Date): Services {
  return {
    ...services,
    runWork: (actor, body, options) => services.runWork(actor, body, { ...options, now, reactions: "none" }),
  };
}

/** A stride ahead, or right after the first deadline before that, when the monitor must come by. */
async function nextCut({ db }: Services, from: number): Promise<{ due: number; cut: number }> {
  const row = await db.one<{ next: Date | null }>(
    "SELECT min(next_at) AS next FROM sla_clocks WHERE next_at IS NOT NULL",
  );
  const due = row?.next ? row.next.getTime() + 1000 : Infinity;
  return { due, cut: Math.max(from + 1000, Math.min(from + stride, due)) };
}

async function sideBySide(services: Services, now: readonly Happening[]): Promise<void> {
  const queues = Array.from({ length: lanes }, (_, lane) =>
    now.filter((happening) => happening.ticket % lanes === lane),
  );
  const run = (queue: readonly Happening[]) =>
    services.runWork(
      systemActor,
      async (work) => {
        for (const { by, at: instant, happen } of queue) await happen(work.as(by, instant));
      },
      { now: queue[0]?.at, reactions: "none" },
    );
  await Promise.all(queues.filter((queue) => queue.length > 0).map(run));
}

async function monitor(services: Services, now: Date): Promise<void> {
  await at(services, now).runWork(systemActor, async (work) => {
    const { steps } = await noticeDue(work, () => [], 1000);
    for (const step of steps) {
      if (step.type === "sla.breached") await escalateBySla(work, step);
      if (step.type === "sla.escalation_due") await escalateByStep(work, { ...step, level: Number(step.step) });
    }
  });
}
