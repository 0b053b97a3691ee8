import { expect, test } from "@jest/globals";
import { explainClocks } from "./explain-clocks.js";
import { buildBook, buildVersion, targetsOf } from "./testing/build-version.js";
import { at, iso, openLife, type Life } from "./testing/open-life.js";
import type { PolicyVersion } from "./types.js";

const HOUR = 3600;
const targets = targetsOf({ resolution: 8 * HOUR }, { critical: { resolution: 4 * HOUR } });
const [resume, restart, keep] = (["resume", "restart", "keep"] as const).map((reopening, i) =>
  buildVersion({ id: i + 1, policyId: i + 1, reopening, targets }),
) as [PolicyVersion, PolicyVersion, PolicyVersion];
const unresolved = buildVersion({ id: 4, policyId: 4, targets: targetsOf({ update: HOUR }) });
const silent = buildVersion({ id: 5, policyId: 5, targets: targetsOf({ next_response: HOUR }) });
const book = buildBook([resume, restart, keep, unresolved, silent]);

/** Filed on Monday at 9, resolved at 11, reopened on Tuesday at 9. */
function reopened(version: PolicyVersion): Life {
  const life = openLife(book, version, "2026-03-02T09:00:00Z");
  life.moveTo("2026-03-02T11:00:00Z", "resolved");
  life.moveTo("2026-03-03T09:00:00Z", "in_progress");
  return life;
}
const story = (life: Life) =>
  life.cycles("resolution").map(({ cycle, startedAt, dueAt, metAt }) => [cycle, startedAt, dueAt, metAt].map(told));
const told = (value: Date | number | null) => (typeof value === "number" ? value : iso(value));

test("Resumed: what was left, without the time it was resolved", () => {
  expect(story(reopened(resume))).toEqual([
    [1, "2026-03-02T09:00:00Z", "2026-03-02T17:00:00Z", "2026-03-02T11:00:00Z"],
    [2, "2026-03-02T09:00:00Z", "2026-03-03T15:00:00Z", null],
  ]);
});

test("Restarted: all of it, from the reopening", () => {
  expect(story(reopened(restart))[1]).toEqual([2, "2026-03-03T09:00:00Z", "2026-03-03T17:00:00Z", null]);
});

test("Kept: the first resolution stands, and nothing is due after it", () => {
  const life = reopened(keep);
  expect(story(life)).toHaveLength(1);
  for (const status of ["pending", "in_progress", "resolved", "in_progress"] as const)
    expect(life.moveTo("2026-03-04T09:00:00Z", status)).toEqual([]);
});

test("Kept, it is not promised anew by another priority either", () => {
  const life = reopened(keep);
  life.retarget("2026-03-03T10:00:00Z", { priority: "critical" });
  expect(life.cycles("resolution")).toHaveLength(1);
});

test("First and total resolution are told apart, in working time", () => {
  const life = reopened(resume);
  life.moveTo("2026-03-03T10:30:00Z", "resolved");
  expect(life.cycles("resolution").map(({ usedSeconds }) => usedSeconds)).toEqual([2 * HOUR, 3.5 * HOUR]);
  const [first, total] = explainClocks(life.log, book, at("2026-03-04T00:00:00Z"));
  expect([first?.countedSeconds, total?.countedSeconds]).toEqual([8 * HOUR, 8 * HOUR]);
});

test("Reopened at another priority, it is owed at that one, in the policy's manner", () => {
  for (const [version, due] of [
    [resume, "2026-03-03T11:00:00Z"],
    [restart, "2026-03-03T13:00:00Z"],
  ] as const) {
    const life = openLife(book, version, "2026-03-02T09:00:00Z");
    life.moveTo("2026-03-02T11:00:00Z", "resolved");
    life.priority = "critical";
    life.moveTo("2026-03-03T09:00:00Z", "in_progress");
    expect(life.due("resolution")).toBe(due);
  }
});

test("Missed before: resumed it stays missed and is so once; restarted it may be missed again", () => {
  for (const [version, misses] of [
    [resume, 1],
    [restart, 2],
  ] as const) {
    const life = openLife(book, version, "2026-03-02T09:00:00Z");
    life.tick("2026-03-02T18:00:00Z");
    life.moveTo("2026-03-02T19:00:00Z", "resolved");
    life.moveTo("2026-03-03T09:00:00Z", "in_progress");
    life.tick("2026-03-04T09:00:00Z");
    expect(life.log.filter(({ type }) => type === "breached")).toHaveLength(misses);
  }
});

test("Warned before the resolution, nobody is warned again after a resumption", () => {
  const life = openLife(book, resume, "2026-03-02T09:00:00Z");
  expect(life.tick("2026-03-02T15:30:00Z")).toEqual(["resolution warned 75"]);
  life.moveTo("2026-03-02T16:00:00Z", "resolved");
  life.moveTo("2026-03-03T09:00:00Z", "in_progress");
  expect(life.tick("2026-03-03T09:30:00Z")).toEqual([]);
  expect(life.tick("2026-03-03T10:00:00.001Z")).toEqual(["resolution breached"]);
});

test.each([unresolved, silent])(
  "Under a policy without a resolution, going from status to status brings none back",
  (other) => {
    const life = openLife(book, resume, "2026-03-02T09:00:00Z");
    life.moveTo("2026-03-02T10:00:00Z", "in_progress");
    life.retarget("2026-03-02T11:00:00Z", { version: other });
    expect(iso(life.clock("resolution").cancelledAt)).toBe("2026-03-02T11:00:00Z");
    life.moveTo("2026-03-02T12:00:00Z", "pending");
    life.moveTo("2026-03-02T13:00:00Z", "in_progress");
    expect(life.cycles("resolution")).toHaveLength(1);
  },
);

test("Resumed once, dropped by another policy, it is promised anew by the next one that has it", () => {
  const life = reopened(resume);
  life.retarget("2026-03-03T10:00:00Z", { version: unresolved });
  life.retarget("2026-03-03T11:00:00Z", { version: restart });
  expect([life.clock("resolution").cycle, life.due("resolution")]).toEqual([3, "2026-03-03T19:00:00Z"]);
});
