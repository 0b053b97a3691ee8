import { expect, test } from "@jest/globals";
import { buildBook, buildVersion, targetsOf } from "./testing/build-version.js";
import { iso, openLife } from "./testing/open-life.js";

const HOUR = 3600;
const terms = { update: 4 * HOUR, resolution: 100 * HOUR };
const version = buildVersion({ targets: targetsOf({ first_response: HOUR, ...terms }) });
const withoutUpdates = buildVersion({ id: 2, policyId: 2, targets: targetsOf({ resolution: 90 * HOUR }) });
const withUpdates = buildVersion({ id: 3, policyId: 3, targets: targetsOf({ update: 2 * HOUR, resolution: HOUR }) });
const book = buildBook([version, withoutUpdates, withUpdates]);
const filed = "2026-03-02T09:00:00Z";
const open = () => openLife(book, version, filed);
const taken = () => {
  const life = open();
  life.moveTo("2026-03-02T09:00:00Z", "in_progress");
  return life;
};

test("Staff have to speak within its time from the beginning, and from each public reply anew", () => {
  const life = taken();
  expect(life.due("update")).toBe("2026-03-02T13:00:00Z");
  life.reply("2026-03-02T10:00:00Z");
  expect(life.due("update")).toBe("2026-03-02T14:00:00Z");
  life.reply("2026-03-02T10:01:00Z");
  expect(life.due("update")).toBe("2026-03-02T14:01:00Z");
  expect(life.cycles("update").map(({ cycle, metAt }) => [cycle, iso(metAt)])).toEqual([
    [1, "2026-03-02T10:00:00Z"],
    [2, "2026-03-02T10:01:00Z"],
    [3, null],
  ]);
});

test("What the customer writes does not count as speaking", () => {
  const life = taken();
  life.ask("2026-03-02T10:00:00Z");
  expect(life.due("update")).toBe("2026-03-02T13:00:00Z");
});

test("Each cycle that goes by is missed once; the next begins with the late reply, not before", () => {
  const life = taken();
  life.tick("2026-03-02T10:30:00Z");
  expect(life.tick("2026-03-02T23:00:00Z")).toEqual(["update breached"]);
  expect(life.cycles("update")).toHaveLength(1);
  life.reply("2026-03-03T00:00:00Z");
  expect(life.cycles("update").map(({ dueAt, breachedAt }) => [iso(dueAt), iso(breachedAt)])).toEqual([
    ["2026-03-02T13:00:00Z", "2026-03-02T13:00:00Z"],
    ["2026-03-03T04:00:00Z", null],
  ]);
});

test("Spoken of with the question to the customer, it stands still while that is waited for", () => {
  const life = taken();
  life.status = "pending";
  life.reply("2026-03-02T10:00:00Z");
  life.moveTo("2026-03-02T10:00:00Z", "pending");
  expect([life.due("update"), life.clock("update").pauses.length]).toEqual([null, 1]);
  life.moveTo("2026-03-02T12:00:00Z", "in_progress");
  expect(life.due("update")).toBe("2026-03-02T16:00:00Z");
});

test("Resolving ends it without a miss; reopening begins it anew, whatever was left", () => {
  const life = taken();
  life.reply("2026-03-02T10:00:00Z");
  life.moveTo("2026-03-02T13:30:00Z", "resolved");
  expect(iso(life.clock("update").cancelledAt)).toBe("2026-03-02T13:30:00Z");
  life.moveTo("2026-03-05T10:00:00Z", "in_progress");
  expect(life.due("update")).toBe("2026-03-05T14:00:00Z");
});

test("Resolved with a last word, no further one is owed", () => {
  const life = taken();
  life.status = "resolved";
  life.reply("2026-03-02T10:00:00Z");
  life.moveTo("2026-03-02T10:00:00Z", "resolved");
  expect(life.cycles("update")).toHaveLength(1);
  expect(iso(life.clock("update").metAt)).toBe("2026-03-02T10:00:00Z");
});

test("Reopened at another priority, it is owed at that one", () => {
  const byPriority = buildVersion({ targets: targetsOf(terms, { critical: { update: HOUR, resolution: HOUR } }) });
  const life = openLife(buildBook([byPriority]), byPriority, filed);
  life.moveTo("2026-03-02T10:00:00Z", "resolved");
  life.priority = "critical";
  life.moveTo("2026-03-02T11:00:00Z", "in_progress");
  expect(life.due("update")).toBe("2026-03-02T12:00:00Z");
});

test("Under a policy that asks for none it ends; under the next that does, it begins again, though it was met before", () => {
  const life = taken();
  life.reply("2026-03-02T10:00:00Z");
  life.retarget("2026-03-02T11:00:00Z", { version: withoutUpdates });
  expect(iso(life.clock("update").cancelledAt)).toBe("2026-03-02T11:00:00Z");
  life.retarget("2026-03-02T12:00:00Z", { version: withUpdates });
  expect(life.due("update")).toBe("2026-03-02T14:00:00Z");
});

test("Where a kept resolution stays under earlier terms, the next update is owed under the present ones", () => {
  const kept = buildVersion({ id: 4, policyId: 4, reopening: "keep", targets: targetsOf(terms) });
  const life = openLife(buildBook([kept, withUpdates]), kept, filed);
  life.moveTo("2026-03-02T09:30:00Z", "resolved");
  life.moveTo("2026-03-02T10:00:00Z", "in_progress");
  life.retarget("2026-03-02T10:30:00Z", { version: withUpdates });
  expect(life.due("update")).toBe("2026-03-02T12:00:00Z");
  life.reply("2026-03-02T11:00:00Z");
  expect(life.due("update")).toBe("2026-03-02T13:00:00Z");
  expect(life.clock("update").policyVersionId).toBe(withUpdates.id);
});
