import { expect, test } from "@jest/globals";
import type { Priority, Status } from "../../../contract/index.js";
import { beginPromises, judgeChange, type SlaChange } from "./changes.js";
import { foldClocks } from "./fold-clocks.js";
import { buildBook, buildVersion, targetsOf } from "./testing/build-version.js";
import type { Clock, SlaEvent } from "./types.js";

const seconds: Record<Priority, { first_response: number; resolution: number; escalation: number }> = {
  critical: { first_response: 4, resolution: 16, escalation: 8 },
  high: { first_response: 16, resolution: 96, escalation: 32 },
  medium: { first_response: 32, resolution: 288, escalation: 96 },
  low: { first_response: 96, resolution: 672, escalation: 192 },
};
const promised = ({ first_response, resolution }: (typeof seconds)["low"]) => ({ first_response, resolution });
const { critical, high, medium, low } = seconds;
const version = buildVersion({
  targets: targetsOf(
    {},
    { critical: promised(critical), high: promised(high), medium: promised(medium), low: promised(low) },
  ),
  steps: [
    {
      metric: "resolution",
      when: "after_creation",
      percent: null,
      seconds: { critical: critical.escalation, high: high.escalation, medium: medium.escalation, low: low.escalation },
      notify: ["supervisor"],
      raise_priority: false,
      reassign: null,
      working_hours: false,
    },
  ],
});
const book = buildBook([version]);
const start = Date.parse("2026-03-28T22:00:00Z");
const at = (second: number) => new Date(start + second * 1000);
const second = (instant: Date | null | undefined) => (instant ? (instant.getTime() - start) / 1000 : null);

/** A ticket's life as a list of what happened in which second. */
function logOf(priority: Priority, happenings: readonly (readonly [number, SlaChange])[]): SlaEvent[] {
  const log = beginPromises(book, version, priority, at(0), at(0));
  for (const [when, change] of happenings) log.push(...judgeChange(log, book, change, at(when)));
  return log;
}
const clocksOf = (priority: Priority, happenings: readonly (readonly [number, SlaChange])[]) =>
  foldClocks(logOf(priority, happenings), book);
const resolutionOf = (...happenings: (readonly [number, SlaChange])[]) =>
  clocksOf("critical", happenings).findLast((clock) => clock.metric === "resolution");
const responseOf = (...happenings: (readonly [number, SlaChange])[]) =>
  clocksOf("critical", happenings).find((clock) => clock.metric === "first_response");
const to = (status: Status): SlaChange => ({ kind: "status", to: status, priority: "critical" });
const replied = { kind: "replied", status: "in_progress" } as const;
const raised = (priority: Priority, status: Status = "in_progress") =>
  ({ kind: "retarget", version, priority, status, calendars: "kept" }) as const;
const escalateAt = (clock: Clock | undefined) => clock?.pending.find((step) => step.type === "escalated")?.at;

test("A promise that nothing has happened to is due after its target, at risk from three quarters of it", () => {
  const clock = resolutionOf();
  expect([clock?.dueAt, clock?.warnAt, ...(clock?.pending ?? []).map((step) => step.at)].map(second)).toEqual([
    16, 12, 8, 12, 16.001,
  ]);
});

test("A reply at the very instant it is due is in time; a millisecond later it is a miss with the deadline as its date", () => {
  expect(responseOf([4, replied])?.breachedAt).toBeNull();
  const late = responseOf([4.001, replied]);
  expect([second(late?.breachedAt), second(late?.detectedAt), second(late?.metAt)]).toEqual([4, 4.001, 4.001]);
});

test("Waiting stops the resolution clock and never the first response", () => {
  const clocks = clocksOf("critical", [[2, to("pending")]]);
  expect(clocks.map((clock) => [clock.metric, second(clock.dueAt), clock.usedSeconds])).toEqual([
    ["first_response", 4, 0],
    ["resolution", null, 2],
  ]);
});

test("Going from one kind of waiting to another is one pause", () => {
  const clock = resolutionOf([2, to("pending")], [5, to("on_hold")], [9, to("in_progress")]);
  expect([clock?.pauses.length, second(clock?.dueAt)]).toEqual([1, 23]);
});

test("Another priority swaps the target and keeps what was used", () => {
  const clock = resolutionOf([2, to("pending")], [7, to("in_progress")], [10, raised("high")]);
  expect([second(clock?.dueAt), clock?.targetSeconds]).toEqual([101, 96]);
});

test("Raising the priority after its time has been used makes the promise broken at that deadline", () => {
  const log = logOf("low", [[20, raised("critical")]]);
  const missed = judgeChange(log, book, replied, at(21)).filter((event) => event.type === "breached");
  expect(missed.map((event) => [event.metric, second(event.at), second(event.recordedAt)])).toEqual([
    ["first_response", 4, 21],
    ["resolution", 16, 21],
  ]);
});

test("A date set by hand outlives a change of priority and a pause, until it is taken back", () => {
  const set = [3, { kind: "due", to: at(40), status: "new" }] as const;
  expect(second(resolutionOf(set, [4, raised("high")])?.dueAt)).toBe(40);
  expect(second(resolutionOf(set, [4, to("pending")])?.dueAt)).toBe(40);
  expect(second(resolutionOf(set, [4, { kind: "due", to: null, status: "new" }])?.dueAt)).toBe(16);
});

test("Resolving without a reply cancels the first response and meets the resolution", () => {
  expect(second(responseOf([3, to("resolved")])?.cancelledAt)).toBe(3);
  expect(second(resolutionOf([3, to("resolved")])?.metAt)).toBe(3);
});

test("A reopened promise goes on with what was left; the time it was resolved does not count", () => {
  const clock = resolutionOf([6, to("resolved")], [106, to("in_progress")]);
  expect([clock?.cycle, second(clock?.dueAt), second(escalateAt(clock))]).toEqual([2, 116, 108]);
});

test("What was missed before a reopening is not missed a second time", () => {
  const happenings = [
    [20, to("resolved")],
    [30, to("in_progress")],
    [50, to("resolved")],
  ] as const;
  expect(
    logOf("critical", happenings).filter((event) => event.type === "breached" && event.metric === "resolution"),
  ).toHaveLength(1);
  expect(second(resolutionOf(...happenings)?.breachedAt)).toBe(16);
});

test("Withdrawn: nothing runs and nothing is due", () => {
  expect(
    clocksOf("critical", [[1, { kind: "dropped" }]]).map((clock) => [second(clock.cancelledAt), clock.pending]),
  ).toEqual([
    [1, []],
    [1, []],
  ]);
});

test("A log that begins in the middle is refused", () => {
  const log = logOf("critical", []).slice(1);
  expect(() => foldClocks(log, book)).toThrow("before it was applied");
});

/**
 * The oracle: walks the same life second by second and knows nothing of spans, sums or folds. The clock counts a
 * second when it began in a counting status.
 */
function walk(priority: Priority, happenings: readonly (readonly [number, SlaChange])[], end: number) {
  let [target, used, status, settled, everReplied] = [
    priority,
    0,
    "new" as Status,
    null as number | null,
    null as number | null,
  ];
  let [missedAt, responseMissedAt, byHand] = [null as number | null, null as number | null, null as number | null];
  let responseOpen = true;
  let usedAt = [0];
  for (let now = 0; now <= end; now += 1) {
    // What is due at this very second has until it is over; a miss shows one second later.
    const deadline = byHand ?? usedAt[seconds[target].resolution] ?? null;
    const counts = settled === null && (byHand !== null || (status !== "pending" && status !== "on_hold"));
    if (missedAt === null && counts && deadline !== null && deadline < now) missedAt = deadline;
    const responseDue = seconds[target].first_response;
    if (responseOpen && responseMissedAt === null && responseDue < now) responseMissedAt = responseDue;
    for (const [when, change] of happenings) {
      if (when !== now) continue;
      if (change.kind === "replied" && responseOpen) [everReplied, responseOpen] = [now, false];
      if (change.kind === "retarget" && settled === null) target = change.priority;
      if (change.kind === "due" && settled === null) byHand = change.to ? (change.to.getTime() - start) / 1000 : null;
      if (change.kind === "status") {
        if (change.to === "resolved") [settled, responseOpen] = [now, false];
        else if (settled !== null) {
          settled = null;
          target = change.priority;
          if (byHand !== null && byHand <= now) byHand = null;
        }
        status = change.to;
      }
    }
    if (settled === null && status !== "pending" && status !== "on_hold") {
      used += 1;
      usedAt = [...usedAt, now + 1];
    }
  }
  return { used, settled, missedAt, responseMissedAt, everReplied };
}

test("Of random lives, the fold says what walking through them second by second says", () => {
  let seed = 20260302;
  const random = (n: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  const pick = <T>(items: readonly T[]): T => items[random(items.length)] as T;
  const nextOf: Record<string, Status[]> = {
    new: ["in_progress", "pending", "resolved"],
    in_progress: ["pending", "on_hold", "resolved"],
    pending: ["in_progress", "on_hold", "resolved"],
    on_hold: ["in_progress", "pending", "resolved"],
    resolved: ["in_progress"],
  };
  for (let life = 0; life < 400; life += 1) {
    const priority = pick(["critical", "high"] as const);
    let [now, status, present] = [0, "new" as Status, priority as Priority];
    const happenings: [number, SlaChange][] = [];
    for (let step = 0; step < 8; step += 1) {
      now += 1 + random(30);
      const kind = random(10);
      if (kind < 5)
        happenings.push([now, { kind: "status", to: (status = pick(nextOf[status] ?? [])), priority: present }]);
      else if (kind < 7) happenings.push([now, replied]);
      else if (kind < 9)
        happenings.push([now, raised((present = pick(["critical", "high", "medium"] as const)), status)]);
      else happenings.push([now, { kind: "due", to: random(3) === 0 ? null : at(now + random(60)), status }]);
    }
    const end = now + 400;
    // The monitor looks at the end, as a last change that changes nothing would.
    const log = logOf(priority, happenings);
    log.push(...judgeChange(log, book, replied, at(end)).filter((event) => event.type === "breached"));
    const clocks = foldClocks(log, book);
    const resolution = clocks.findLast((clock) => clock.metric === "resolution");
    const response = clocks.find((clock) => clock.metric === "first_response");
    const seen = walk(priority, happenings, end);
    const told = { happenings, priority };
    expect({
      ...told,
      missed: second(resolution?.breachedAt),
      settled: second(resolution?.metAt),
      response: second(response?.breachedAt),
    }).toEqual({
      ...told,
      missed: seen.missedAt,
      settled: seen.settled,
      response: seen.responseMissedAt,
    });
    if (resolution && !resolution.metAt && !resolution.pausedAt) {
      expect(book.calendarOf(1).workingSecondsBetween(resolution.startedAt, at(end + 1), resolution.pauses)).toBe(
        seen.used,
      );
    }
  }
});
