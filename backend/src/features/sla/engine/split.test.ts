import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { beginPromises, judgeChange } from "./changes.js";
import { foldClocks } from "./fold-clocks.js";
import { handOnAnswer, livedPromises, takeBackAnswer } from "./split.js";
import { randomLives, type RandomLife } from "./testing/random-life.js";
import { isRunning, type Clock, type Rulebook, type SlaEvent } from "./types.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function logOf({ version, priority, receivedAt, filedAt, happenings, bookAt }: RandomLife): SlaEvent[] {
  const log = beginPromises(bookAt(filedAt), version, priority, new Date(receivedAt), new Date(filedAt));
  for (const [at, change] of happenings) log.push(...judgeChange(log, bookAt(at), change, new Date(at)));
  return log;
}

const last = (log: readonly SlaEvent[]) => Math.max(...log.map(({ recordedAt }) => recordedAt.getTime()));
const isAnswer = ({ metric }: { metric: string }) => metric === "next_response";
const owed = (log: readonly SlaEvent[], book: Rulebook): Clock[] =>
  foldClocks(log, book).filter((clock) => isAnswer(clock) && isRunning(clock));
const dueOf = (clock: Clock | undefined) => clock?.dueAt?.getTime() ?? Infinity;

/** Random lives, each with its log, split some hours after its last line. */
const splits = [...randomLives(300, 20_261_123)].map((life, i) => {
  const [book, log] = [life.bookAt(life.end), logOf(life)];
  const at = new Date(last(log) + (1 + 5 * (i % 6)) * HOUR);
  const { lines, handed, missed } = handOnAnswer(log, book, at);
  return { book, log, at, lines, handed, missed, left: [...log, ...lines] };
});

test("Of random lives, only the answer leaves: it is handed on when it was due, or missed, and all else stays as it was", () => {
  let [handedOn, missedBy] = [0, 0];
  for (const { book, log, left, at, handed, missed } of splits) {
    expect(owed(left, book)).toEqual([]);
    const others = (events: readonly SlaEvent[]) => foldClocks(events, book).filter((clock) => !isAnswer(clock));
    expect(others(left)).toEqual(others(log));
    for (const clock of owed(log, book)) {
      const isMissed = clock.breachedAt !== null || dueOf(clock) <= at.getTime();
      expect(missed).toEqual(isMissed ? ["next_response"] : []);
      expect(handed).toEqual(isMissed || clock.dueAt === null ? [] : [{ metric: "next_response", dueAt: clock.dueAt }]);
    }
    handedOn += handed.length;
    missedBy += missed.length;
  }
  expect([handedOn > 10, missedBy > 10]).toEqual([true, true]);
});

test("Taken back, every promise is as if there had been no split; what was missed by then is on record", () => {
  let back = 0;
  for (const { book, log, lines, left, at } of splits) {
    const returned = [...left, ...takeBackAnswer(left, book, "in_progress", new Date(at.getTime() + 30 * HOUR))];
    const found = lines.filter(({ type }) => type === "breached");
    expect(foldClocks(returned, book)).toEqual(foldClocks([...log, ...found], book));
    expect(takeBackAnswer(returned, book, "in_progress", at)).toEqual([]);
    back += owed(returned, book).length;
  }
  expect(back).toBeGreaterThan(20);
});

test("Where a later question waits when it is taken back, one answer is owed, due no later than either", () => {
  let both = 0;
  for (const { book, left, at, handed } of splits) {
    if (handed.length === 0) continue;
    const asked = new Date(at.getTime() + HOUR);
    const waiting = [...left, ...judgeChange(left, book, { kind: "asked", status: "in_progress" }, asked)];
    const [own] = owed(waiting, book);
    if (!own) continue;
    const now = new Date(asked.getTime() + MINUTE);
    const returned = [...waiting, ...takeBackAnswer(waiting, book, "in_progress", now)];
    expect(owed(returned, book).map(dueOf)).toEqual([Math.min(dueOf(own), handed[0]?.dueAt.getTime() ?? 0)]);
    both += 1;
  }
  expect(both).toBeGreaterThan(5);
});

test("A ticket that begins with old messages has the promises that those would have made and kept", () => {
  const messages = fc.uniqueArray(fc.record({ minute: fc.integer({ min: -60, max: 3_000 }), byStaff: fc.boolean() }), {
    maxLength: 8,
    selector: ({ minute }) => minute,
  });
  const lives = [...randomLives(60, 20_261_125)];
  let [kept, waits] = [0, 0];
  fc.assert(
    fc.property(fc.nat({ max: lives.length - 1 }), messages, (which, wanted) => {
      const life = lives[which];
      if (!life) throw new Error("No such life");
      const [book, receivedAt] = [life.bookAt(life.end), new Date(life.receivedAt)];
      const terms = { version: life.version, priority: life.priority };
      const said = wanted.map(({ minute, byStaff }) => ({ at: new Date(life.receivedAt + minute * MINUTE), byStaff }));
      const inTime = said.toSorted((a, b) => a.at.getTime() - b.at.getTime());
      const now = new Date(life.end + HOUR);
      const lines = livedPromises(book, terms, { receivedAt, said }, now);

      // In whatever order they are told, it was then, and is written down now.
      expect(lines).toEqual(livedPromises(book, terms, { receivedAt, said: inTime }, now));
      for (const { at, recordedAt } of lines) expect([at >= receivedAt, recordedAt]).toEqual([true, now]);

      const clocks = foldClocks(lines, book);
      const plain = foldClocks(beginPromises(book, life.version, life.priority, receivedAt, receivedAt), book);
      const first = (all: readonly Clock[]) => all.find(({ metric }) => metric === "first_response");
      const answeredAt = inTime.find(({ byStaff }) => byStaff)?.at.getTime();
      expect(first(clocks)?.startedAt).toEqual(first(plain)?.startedAt);
      if (first(clocks) && answeredAt !== undefined) {
        expect(first(clocks)?.metAt?.getTime()).toBe(Math.max(answeredAt, life.receivedAt));
        kept += 1;
      } else expect(dueOf(first(clocks))).toBe(dueOf(first(plain)));

      // The complaint itself waits for the first response, where one is promised; a later question for the next.
      const { first_response: toFirst, next_response: toNext } = life.version.targets[life.priority];
      const isOwed = inTime.at(-1)?.byStaff === false && (answeredAt !== undefined || !toFirst) && toNext !== undefined;
      expect(owed(lines, book)).toHaveLength(isOwed ? 1 : 0);
      waits += Number(isOwed);
    }),
    { numRuns: 400 },
  );
  expect([kept > 50, waits > 20]).toEqual([true, true]);
});
