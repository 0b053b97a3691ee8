import { expect, test } from "@jest/globals";
import "../../../lib/testing.js";
import { placeOf, problemsOf } from "./policy-problems.js";
import { newPolicy, valuesOf, type PolicyValues } from "./policy-values.js";
import { aPolicy, aStep } from "./testing-policies.js";

const DAY = 27_000;

test("what cannot be sent is told at its field; what is not promised is no mistake", () => {
  expect(problemsOf(newPolicy(null), DAY)).toEqual([
    { field: "name", message: "Enter a name" },
    { field: "calendar_id", message: "Choose a calendar" },
  ]);
  const values = valuesOf(aPolicy({ steps: [aStep()] }));
  expect(problemsOf(values, DAY)).toEqual([]);
  const { critical } = values.targets;
  const [step] = values.steps;
  if (!step) throw new Error("It has a step");
  const wrong: PolicyValues = {
    ...values,
    conditions: [{ key: 1, name: "tag_ids", values: [] }],
    targets: {
      ...values.targets,
      critical: {
        ...critical,
        first_response: { ...critical.first_response, duration: "soon" },
        resolution: { ...critical.resolution, kind: "business_days", amount: "5.5" },
      },
    },
    steps: [
      { ...step, key: 11, percent: "" },
      { ...step, key: 12, when: "after_due", duration: "" },
      { ...step, key: 13, when: "after_due", each: true, durations: { ...step.durations, high: "2 x", low: "1h" } },
    ],
  };
  expect(problemsOf(wrong, DAY).map(({ field }) => field)).toEqual([
    "conditions.tag_ids",
    "targets.critical.first_response",
    "targets.critical.resolution",
    "steps.11.percent",
    "steps.12.seconds",
    "steps.13.seconds.high",
  ]);
});

test("the server's complaints find their places: of a target the cell, of a step its row wherever it stands", () => {
  const seconds = { critical: 60, high: 60, medium: 60, low: 60 };
  const values = valuesOf(
    aPolicy({
      steps: [
        aStep(),
        aStep({ when: "after_due", percent: null, seconds }),
        aStep({ when: "after_due", percent: null, seconds: { ...seconds, low: 120 } }),
      ],
    }),
  );
  const [first, second, third] = values.steps.map(({ key }) => key);
  const place = (field: string) => placeOf(field, values);
  expect(place("targets.critical.first_response.duration")).toBe("targets.critical.first_response");
  expect(place("targets")).toBe("targets");
  expect(place("steps.0.notify")).toBe(`steps.${first}.notify`);
  expect(place("steps.1.seconds.low")).toBe(`steps.${second}.seconds`);
  expect(place("steps.2.seconds.low")).toBe(`steps.${third}.seconds.low`);
  expect(place("steps.2.seconds")).toBe(`steps.${third}.seconds.critical`);
  expect(place("steps.1.reassign.team_id")).toBe(`steps.${second}.reassign`);
  expect(place("steps.7.notify")).toBe("steps");
  expect(place("conditions.category_ids")).toBe("conditions");
  expect(place("warn_percents.0")).toBe("warn_percents");
  expect(place("is_default")).toBeUndefined();
});
