import { expect, test } from "@jest/globals";
import type { Status } from "../../../contract/index.js";
import { alwaysOpen } from "./calendar/always-open.js";
import type { MatchFacts } from "./match.js";
import { reapply } from "./reapply.js";
import { rematch, type Rematched } from "./rematch.js";
import { buildBook, buildVersion, targetsOf } from "./testing/build-version.js";
import { at, openLife, type Life } from "./testing/open-life.js";
import type { PolicyVersion } from "./types.js";

const HOUR = 3600;
const conditions = (priorities: ("high" | "low")[]) => ({ ...buildVersion().conditions, priorities });
const targets = (resolution: number) => targetsOf({ update: HOUR, resolution });
const old = buildVersion({ conditions: conditions(["high"]), isDefault: false, targets: targets(8 * HOUR) });
const saved: PolicyVersion = { ...old, id: 2, version: 2, targets: targets(4 * HOUR) };
const narrowed: PolicyVersion = { ...saved, id: 3, version: 3, conditions: conditions(["low"]) };
const standard = buildVersion({ id: 4, policyId: 4, targets: targets(20 * HOUR) });
const calendar = alwaysOpen("Round the clock", "UTC");
const book = buildBook([old, saved, narrowed, standard], { 1: calendar });
const facts: MatchFacts = {
  priority: "high",
  categoryIds: [],
  departmentId: null,
  organizationId: null,
  customerGroupIds: [],
  tagIds: [],
  channel: "web",
  language: null,
};

function ticket(life: Life, offered: PolicyVersion[], status: Status = "in_progress"): Rematched {
  const policies = offered.map((version) => ({ version, isOn: true, calendar }));
  return { events: life.log, book, policies, facts, status, receivedAt: at("2026-03-02T09:00:00Z") };
}
const open = () => openLife(book, old, "2026-03-02T09:00:00Z", { priority: "high" });
const now = at("2026-03-02T10:00:00Z");
const terms = (lines: ReturnType<typeof rematch>) =>
  lines.map(({ metric, type, policyVersionId }) => `${metric} ${type} ${policyVersionId}`);

test("A policy that was saved again is brought to what it matches, with all that it promises", () => {
  const { lines, concerned } = reapply(ticket(open(), [saved, standard]), { policyId: 1 }, now);
  expect([terms(lines), concerned]).toEqual([["update retargeted 2", "resolution retargeted 2"], true]);
});

test("What has an earlier version of it and matches no more goes to what matches; others are left alone", () => {
  const { lines, concerned } = reapply(ticket(open(), [narrowed, standard]), { policyId: 1 }, now);
  expect([terms(lines), concerned]).toEqual([["update retargeted 4", "resolution retargeted 4"], false]);
  expect(reapply(ticket(open(), [saved, standard]), { policyId: 4 }, now)).toEqual({ lines: [], concerned: false });
});

test.each(["resolved", "closed"] as const)(
  "A ticket that is %s is promised nothing, by a run or by a change",
  (status) => {
    const life = open();
    life.moveTo("2026-03-02T09:30:00Z", status);
    expect(reapply(ticket(life, [saved, standard], status), { policyId: 1 }, now).lines).toEqual([]);
    expect(reapply(ticket(life, [saved, standard], status), { calendarId: 1 }, now).lines).toEqual([]);
    expect(rematch(ticket(life, [narrowed, standard], status), now)).toEqual([]);
  },
);

test("While it is open, a change leaves the version that it has as long as the policy matches", () => {
  expect(rematch(ticket(open(), [saved, standard]), now)).toEqual([]);
  expect(terms(rematch(ticket(open(), [narrowed, standard]), now))).toEqual([
    "update retargeted 4",
    "resolution retargeted 4",
  ]);
});

test("Applied twice, the second time changes nothing", () => {
  const life = open();
  life.log.push(...reapply(ticket(life, [saved, standard]), { policyId: 1 }, now).lines);
  expect(reapply(ticket(life, [saved, standard]), { policyId: 1 }, now)).toEqual({ lines: [], concerned: true });
});
