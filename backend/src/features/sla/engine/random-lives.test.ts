import { expect, test } from "@jest/globals";
import { beginPromises, judgeChange } from "./changes.js";
import { explainClocks } from "./explain-clocks.js";
import { foldClocks } from "./fold-clocks.js";
import { dueOf, runs, type Walked } from "./testing/life-oracle.js";
import { randomLives, type RandomLife } from "./testing/random-life.js";
import { walkLife } from "./testing/walk-life.js";
import type { Clock } from "./types.js";

/** The log up to the last happening, and with what the monitor adds when it looks at the end. */
function logsOf({ version, priority, receivedAt, filedAt, happenings, bookAt, end }: RandomLife) {
  const log = beginPromises(bookAt(filedAt), version, priority, new Date(receivedAt), new Date(filedAt));
  for (const [at, change] of happenings) log.push(...judgeChange(log, bookAt(at), change, new Date(at)));
  // A change that changes nothing looks as the monitor does.
  const seen = judgeChange(log, bookAt(end), { kind: "replied", status: "new" }, new Date(end));
  return { happened: log, log: [...log, ...seen.filter(({ type }) => type === "breached")] };
}

/** What the fold and the oracle have to agree on. */
const told = (clock: Clock) => ({
  metric: clock.metric,
  cycle: clock.cycle,
  startedAt: clock.startedAt.toISOString(),
  policy: clock.policyVersionId,
  calendar: clock.calendarVersionId,
  paused: clock.pausedAt !== null,
  missed: clock.breachedAt?.toISOString() ?? null,
  met: clock.metAt?.toISOString() ?? null,
  cancelled: clock.cancelledAt?.toISOString() ?? null,
});
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
const seen = (one: Walked): ReturnType<typeof told> => ({
  metric: one.metric,
  cycle: one.cycle,
  startedAt: iso(one.startedAt) ?? "",
  policy: one.version.id,
  calendar: one.calendarVersionId,
  paused: runs(one) && one.paused,
  missed: iso(one.missedAt),
  met: iso(one.metAt),
  cancelled: iso(one.cancelledAt),
});
const inOrder = <T extends { metric: string; cycle: number }>(all: readonly T[]) =>
  [...all].sort((a, b) => a.metric.localeCompare(b.metric) || a.cycle - b.cycle);

/** Each life with its log, and what became of it in the oracle's eyes; both in one order. */
const lives = [...randomLives(200, 20_261_124)].map((life) => {
  const walk = walkLife(life, life.happenings);
  const context = { happenings: life.happenings, filedAt: iso(life.filedAt) };
  return { life, ...logsOf(life), walk, promises: inOrder(walk.promises), context };
});

test("Of random lives under several policies and calendars, the fold says what walking through them minute by minute says", () => {
  for (const { life, log, promises, context } of lives) {
    const clocks = inOrder(foldClocks(log, life.bookAt(life.end)));
    expect({ ...context, clocks: clocks.map(told) }).toEqual({ ...context, clocks: promises.map(seen) });
  }
});

test("Of what still runs, due times and warnings are where walking on finds them", () => {
  let [dates, warned] = [0, 0];
  for (const { life, happened, walk, promises, context } of lives) {
    for (const [i, clock] of inOrder(foldClocks(happened, life.bookAt(life.end))).entries()) {
      const one = promises[i];
      if (!one || !runs(one) || clock.breachedAt) continue;
      // As far as the oracle has walked; what comes later has only to be later.
      const upTo = (at: number | null | undefined) => (at != null && at <= life.end ? at : null);
      const isDate = one.byHand !== null || clock.statutory;
      const [found, due] = [clock.dueAt?.getTime(), one.missedAt ?? dueOf(walk, one)];
      expect({ ...context, one, due: upTo(found) }).toEqual({ ...context, one, due: upTo(due) });
      dates += Number(upTo(due) !== null);
      if (isDate || one.paused) continue;
      const shares = one.version.warnPercents.map((percent) => (clock.targetSeconds / 60) * (percent / 100));
      const warnings = clock.pending.flatMap(({ type, at }) => (type === "warned" ? [upTo(at.getTime())] : []));
      const expected = shares.map((share) => upTo(one.usedAt[share]));
      expect({ ...context, one, warnings }).toEqual({ ...context, one, warnings: expected });
      warned += warnings.length;
    }
  }
  expect([dates > 60, warned > 60]).toEqual([true, true]);
});

test("Of the same lives, every explanation is without a gap and adds up", () => {
  let [sums, targets] = [0, 0];
  for (const { life, log, promises, context: told } of lives) {
    const explained = explainClocks(log, life.bookAt(life.end), new Date(life.end));
    for (const { clock, intervals, countedSeconds } of explained) {
      const context = { ...told, clock };
      let [reached, used] = [clock.startedAt.getTime(), 0];
      for (const { from, to, kind, countedSeconds: counted, usedSeconds } of intervals) {
        expect({ ...context, from: from.getTime() }).toEqual({ ...context, from: reached });
        reached = to.getTime();
        const length = (reached - from.getTime()) / 1000;
        expect({ ...context, counted }).toEqual({ ...context, counted: kind === "counted" ? length : 0 });
        used += counted;
        expect({ ...context, usedSeconds }).toEqual({ ...context, usedSeconds: used });
      }
      expect({ ...context, countedSeconds }).toEqual({ ...context, countedSeconds: used });
      sums += 1;
      const one = promises.find(({ metric, cycle }) => metric === clock.metric && cycle === clock.cycle);
      const byWorkingTime = !clock.statutory && !clock.dueSetTo && clock.dueAt !== null;
      // A miss stays where it was, also when more time is given after it.
      const sameTerms = one && (one.missedAt === null || one.missedAt === one.usedAt[clock.targetSeconds / 60]);
      if (!byWorkingTime || !sameTerms) continue;
      const [dueAt, target] = [clock.dueAt?.getTime(), clock.targetSeconds];
      expect({ ...context, reached, used }).toEqual({ ...context, reached: dueAt, used: target });
      targets += 1;
    }
  }
  expect([sums > 500, targets > 200]).toEqual([true, true]);
});
