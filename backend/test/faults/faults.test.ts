import { expect, test } from "@jest/globals";
import { complaintsAbout as complaintsAboutKill, killDuringWrites } from "./kill-during-writes.js";
import { complaintsAbout as complaintsAboutProcesses, threeProcesses } from "./three-processes.js";

test("a server killed during writes: nothing acknowledged is lost, nothing is doubled", async () => {
  const outcome = await killDuringWrites({ processes: 2, perSecond: 100, seconds: 4, kills: 1, hurry: true });

  expect(complaintsAboutKill(outcome)).toEqual([]);
  expect(outcome.acknowledgedAtOnce).toBeGreaterThan(20);
  // Some were on their way when it was killed.
  expect(outcome.acknowledgedLater).toBeGreaterThan(0);
});

test("three processes, one killed at the deadline: each warning, step and breach is taken once, and each person is told once", async () => {
  const outcome = await threeProcesses({ processes: 3, killOne: true });

  expect(complaintsAboutProcesses(outcome)).toEqual([]);
});
