import { expect, test } from "@jest/globals";
import { beginPromises, judgeChange } from "./changes.js";
import { foldClocks } from "./fold-clocks.js";
import { giveBack, leave, restore, takeOver } from "./merge.js";
import { randomLives, type RandomLife } from "./testing/random-life.js";
import { isRunning, type Clock, type SlaEvent } from "./types.js";

const HOUR = 3_600_000;

function logOf({ version, priority, receivedAt, filedAt, happenings, bookAt }: RandomLife): SlaEvent[] {
  const log = beginPromises(bookAt(filedAt), version, priority, new Date(receivedAt), new Date(filedAt));
  for (const [at, change] of happenings) log.push(...judgeChange(log, bookAt(at), change, new Date(at)));
  return log;
}

const last = (log: readonly SlaEvent[]) => Math.max(...log.map(({ recordedAt }) => recordedAt.getTime()));

test("Of random lives that are merged and un-merged, every promise is as if neither had been; what was missed by then is on record", () => {
  let [compared, missed] = [0, 0];
  for (const [i, life] of [...randomLives(200, 20_270_301)].entries()) {
    const book = life.bookAt(life.end);
    const log = logOf(life);
    const mergedAt = new Date(last(log) + (1 + 24 * (i % 4)) * HOUR);
    const left = leave(log, book, mergedAt);
    const merged = [...log, ...left.lines];
    expect(foldClocks(merged, book).filter(isRunning)).toEqual([]);

    const back = [...merged, ...restore(merged, book, new Date(mergedAt.getTime() + 30 * HOUR))];
    // Without the merge, the same misses would have been found at that moment.
    const found = left.lines.filter(({ type }) => type === "breached");
    expect(foldClocks(back, book)).toEqual(foldClocks([...log, ...found], book));
    expect(restore(back, book, mergedAt)).toEqual([]);
    compared += foldClocks(back, book).filter(isRunning).length;
    missed += found.length;
  }
  expect([compared > 100, missed > 20]).toEqual([true, true]);
});

test("What is taken over is due no later than it was, and given back the other's promises are as before", () => {
  let taken = 0;
  const lives = [...randomLives(120, 20_270_302)];
  for (const [i, life] of lives.entries()) {
    const book = life.bookAt(life.end);
    const log = logOf(life);
    const now = new Date(last(log) + HOUR);
    const before = foldClocks(log, book);
    const handed = [
      { metric: "first_response" as const, dueAt: new Date(now.getTime() + (1 + (i % 7)) * HOUR) },
      { metric: "resolution" as const, dueAt: new Date(now.getTime() + (2 + (i % 50)) * HOUR) },
    ];
    const kept = takeOver(log, book, handed, { status: "in_progress", now });
    if (!kept) throw new Error("A life without promises");
    const after = [...log, ...kept.lines];
    const running = foldClocks(after, book).filter(isRunning);
    const earliest = (metrics: readonly string[]) =>
      Math.min(
        ...running.filter(({ metric }) => metrics.includes(metric)).map(({ dueAt }) => dueAt?.getTime() ?? Infinity),
      );
    expect(earliest(["first_response", "next_response"])).toBeLessThanOrEqual(handed[0]?.dueAt.getTime() ?? 0);
    expect(earliest(["resolution"])).toBeLessThanOrEqual(handed[1]?.dueAt.getTime() ?? 0);
    taken += kept.taken.length;

    const returned = foldClocks([...after, ...giveBack(after, book, kept.taken, now)], book);
    const alive = (clocks: readonly Clock[]) => clocks.filter(isRunning);
    expect(alive(returned)).toEqual(alive(before));
  }
  expect(taken).toBeGreaterThan(100);
});
