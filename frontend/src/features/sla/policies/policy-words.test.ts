import { expect, test } from "@jest/globals";
import "../../../lib/testing.js";
import { namesIn } from "./names.js";
import { changesBetween } from "./policy-diff.js";
import { conditionsWords, datesWords, targetsWords } from "./policy-words.js";
import { stepWords } from "./step-words.js";
import { aPolicy, aStep, byLaw, hours, noConditions, theTargets } from "./testing-policies.js";

const nameOf = namesIn(aPolicy().labels);

test("conditions are one sentence: rows one after the other, values with or, what nobody knows by its number", () => {
  const conditions = { ...noConditions, priorities: ["high" as const, "critical" as const], category_ids: [3, 4] };
  expect(conditionsWords(conditions, nameOf)).toBe("Priority is Critical or High; category is Billing or #4 and below");
  expect(conditionsWords({ ...noConditions, channels: ["phone"], languages: ["de"] }, nameOf)).toBe(
    "Came by Phone; the customer's language is German",
  );
  expect(conditionsWords(noConditions, nameOf)).toBe("");
});

test("targets go from critical to low, once where all are the same, with a dash where one is not promised", () => {
  const targets = theTargets({ first_response: hours("1h"), resolution: byLaw("business_days", 5) });
  expect(targetsWords(targets)).toEqual([
    { metric: "first_response", text: "1h" },
    { metric: "resolution", text: "5 business days" },
  ]);
  targets.low.first_response = null;
  expect(targetsWords(targets)[0]?.text).toBe("1h / 1h / 1h / –");
});

test("dates are named where there are any", () => {
  expect(datesWords({ valid_from: null, valid_until: null })).toBeNull();
  expect(datesWords({ valid_from: "2027-01-01", valid_until: "2027-03-31" })).toBe("From 1 Jan 2027 to 31 Mar 2027");
  expect(datesWords({ valid_from: null, valid_until: "2027-03-31" })).toBe("Until 31 Mar 2027");
});

test("a step says when it comes, who is told and what is done", () => {
  expect(stepWords(aStep({ notify: ["team", 7], raise_priority: true, reassign: { team_id: 9 } }), nameOf)).toBe(
    "Resolution, at 100 % of the target: tells Team and Priya Nair, raises the priority, gives it to team Refunds",
  );
  const seconds = { critical: 7200, high: 28_800, medium: null, low: null };
  expect(stepWords(aStep({ when: "after_creation", percent: null, seconds, working_hours: true }), nameOf)).toBe(
    "Resolution, 2h (Critical), 8h (High) after it came in: tells Supervisor, only in working hours",
  );
});

test("two versions are compared field by field; what is the same is not named", () => {
  const older = aPolicy({ steps: [aStep()] });
  const newer = aPolicy({
    conditions: { ...noConditions, category_ids: [3] },
    calendar: { id: 6, name: "Round the clock" },
    targets: {
      ...older.targets,
      low: {
        ...older.targets.low,
        update: hours("2d"),
        resolution: { ...byLaw("business_days", 5), extension: 3, calendar: { id: 8, name: "Germany" } },
      },
    },
    pausing: [],
    warn_percents: [50, 80],
    reopening: "restart",
    valid_until: "2027-03-31",
    steps: [],
  });
  expect(changesBetween(older, newer, nameOf)).toEqual([
    { field: "Category", from: "any", to: "Billing" },
    { field: "Calendar", from: "Office hours", to: "Round the clock" },
    { field: "Update, Low", from: "not promised", to: "2d" },
    { field: "Resolution, Low", from: "4h", to: "5 business days, can be extended by 3, by Germany" },
    { field: "Clock pauses on", from: "Waiting on customer and On hold", to: "none" },
    { field: "Warn at", from: "75 %", to: "50 % and 80 %" },
    { field: "When a ticket is reopened", from: "Go on", to: "Start again" },
    { field: "Dates", from: "Always", to: "Until 31 Mar 2027" },
    { field: "Level 1", from: "Resolution, at 100 % of the target: tells Supervisor", to: "none" },
  ]);
  expect(changesBetween(older, older, nameOf)).toEqual([]);
});
