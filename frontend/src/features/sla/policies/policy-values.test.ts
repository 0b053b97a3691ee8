import { expect, test } from "@jest/globals";
import "../../../lib/testing.js";
import { changedParts, draftOf, mergeValues, newPolicy, valuesOf } from "./policy-values.js";
import { previewDraft } from "./preview-values.js";
import { aPolicy, aStep, byLaw, hours, noConditions, theTargets } from "./testing-policies.js";

/** Seven and a half hours. */
const DAY = 27_000;

const whole = aPolicy({
  conditions: { ...noConditions, priorities: ["critical", "high"], category_ids: [3], languages: ["de"] },
  targets: {
    ...theTargets({ first_response: hours("90m"), next_response: hours("2h") }),
    low: {
      first_response: { ...byLaw("business_days", 5), extension: 3, calendar: { id: 8, name: "Germany" } },
      next_response: null,
      update: null,
      resolution: byLaw("calendar_weeks", 6),
    },
  },
  warn_percents: [50, 75],
  valid_from: "2027-01-01",
  steps: [
    aStep({ notify: ["assignee", "admins", 7], reassign: { team_id: 9 }, raise_priority: true }),
    aStep({
      when: "after_creation",
      percent: null,
      seconds: { critical: 7200, high: 28_800, medium: null, low: null },
      reassign: "supervisor",
    }),
    aStep({
      when: "before_due",
      percent: null,
      seconds: { critical: 1800, high: 1800, medium: 1800, low: 1800 },
      working_hours: true,
    }),
  ],
});

test("what is saved comes back from the form as it was", () => {
  const { conditions, steps, valid_from, valid_until, warn_percents, name } = whole;
  expect(draftOf(valuesOf(whole), DAY)).toMatchObject({
    name,
    conditions,
    calendar_id: 5,
    steps,
    valid_from,
    valid_until,
    warn_percents,
    pausing: ["pending", "on_hold"],
    reopening: "resume",
    is_on: true,
    is_default: false,
  });
});

test("targets are sent as they are typed; an empty field promises nothing, a date by law its days", () => {
  const { targets } = draftOf(valuesOf(whole), DAY);
  expect(targets.critical).toEqual({
    first_response: { kind: "working", duration: "90m" },
    next_response: { kind: "working", duration: "2h" },
    update: null,
    resolution: null,
  });
  expect(targets.low.first_response).toEqual({ kind: "business_days", amount: 5, extension: 3, calendar_id: 8 });
  expect(targets.low.resolution).toEqual({ kind: "calendar_weeks", amount: 6, extension: null, calendar_id: null });
});

test("a step's time is typed once, or per priority where they differ; a day is as long as the calendar's", () => {
  const values = valuesOf(whole);
  expect(values.steps.map(({ each, duration, durations }) => ({ each, duration, ...durations }))).toEqual([
    { each: false, duration: "", critical: "", high: "", medium: "", low: "" },
    { each: true, duration: "", critical: "2h", high: "8h", medium: "", low: "" },
    { each: false, duration: "30m", critical: "", high: "", medium: "", low: "" },
  ]);
  const steps = values.steps.map((step) => ({ ...step, when: "after_due" as const, each: false, duration: "1d 1h" }));
  const seconds = DAY + 3600;
  expect(draftOf({ ...values, steps }, DAY).steps[0]).toMatchObject({
    percent: null,
    seconds: { critical: seconds, high: seconds, medium: seconds, low: seconds },
  });
});

test("only what says something else counts as changed", () => {
  const begun = valuesOf(whole);
  expect(changedParts(valuesOf(whole), begun)).toEqual([]);
  expect(changedParts({ ...begun, name: "VIP", steps: begun.steps.toReversed() }, begun)).toEqual(["name", "steps"]);
});

test("when somebody was faster, theirs is taken but for the parts that were changed here", () => {
  const begun = valuesOf(whole);
  const theirs = valuesOf({ ...whole, name: "Theirs", reopening: "keep" });
  const merged = mergeValues({ ...begun, name: "Mine" }, begun, theirs);
  expect(merged).toMatchObject({ name: "Mine", reopening: "keep" });
});

test("the preview leaves out what cannot be calculated yet, and asks nothing while there is nothing", () => {
  expect(previewDraft(newPolicy(5), DAY)).toBeNull();
  const values = valuesOf(whole);
  const critical = { ...values.targets.critical };
  const targets = {
    ...values.targets,
    critical: {
      ...critical,
      first_response: { ...critical.first_response, duration: "soon" },
      update: { ...critical.update, duration: "0m" },
    },
  };
  const steps = values.steps.map((step, index) => (index === 0 ? { ...step, percent: "half" } : step));
  const draft = previewDraft({ ...values, name: " ", targets, steps }, DAY);
  expect(draft?.targets.critical).toMatchObject({
    first_response: null,
    next_response: { duration: "2h" },
    update: null,
  });
  expect(draft?.steps).toHaveLength(2);
  expect(draft?.name).toBe("–");
  expect(previewDraft({ ...values, calendar_id: "" }, DAY)).toBeNull();
});
